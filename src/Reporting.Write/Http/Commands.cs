using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.Domain.Accounts;

namespace Reporting.Write.Http;

/// <summary>One command from request to answer: read strictly, decide, store, answer.</summary>
public sealed class Commands(RunningKeys running, Streams streams, BusinessDay day)
{
    /// <param name="http">The request.</param>
    /// <param name="route">What the route adds: how to execute the command and what to answer.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task Run<TBody>(HttpContext http, Route<TBody> route, CancellationToken ct)
    {
        var key = IdempotencyKey.Of(http.Request);
        var bytes = await RequestBody.Read(http.Request, ct);
        var body = WireJson.Read<TBody>(bytes, route.Json ?? WireJson.Options);
        var context = CommandContext.Of(http, key, route.Hashed is { } hashed ? hashed(body) : bytes);
        var settling = new Settling(streams, day, context);
        var outcome = await running.Run(
            context.Account.Id.Value, key, () => settling.Outcome(call => route.Execute(body, call), ct));
        await Answer.Write(http, outcome, at => route.Id(body, at), route.Status);
    }

    /// <summary>As <see cref="Run"/>, of a body that was read already.</summary>
    /// <param name="hashed">What makes two requests the same.</param>
    /// <param name="id">The id of what it is about.</param>
    public async Task RunRead(
        HttpContext http, ReadOnlyMemory<byte> hashed, Func<CommandCall, Task<Outcome>> execute, Guid id, CancellationToken ct,
        int status = StatusCodes.Status200OK)
    {
        var key = IdempotencyKey.Of(http.Request);
        var context = CommandContext.Of(http, key, hashed.Span);
        var settling = new Settling(streams, day, context);
        var outcome = await running.Run(context.Account.Id.Value, key, () => settling.Outcome(execute, ct));
        await Answer.Write(http, outcome, _ => id, status);
    }
}

/// <summary>What a command is executed with.</summary>
/// <param name="Context">Its identity and who sent it.</param>
/// <param name="Account">What the sender may do.</param>
/// <param name="Catalogue">What it is decided by.</param>
public sealed record CommandCall(CommandContext Context, Account Account, Catalogue Catalogue)
{
    public AccountId By => Context.Account.Id;
}

/// <summary>What one route is.</summary>
/// <param name="Execute">Executes the command.</param>
/// <param name="Id">The id of what it is about, by the time it was recorded (null when nothing was stored now).</param>
/// <param name="Status">200, or 201 for a creation.</param>
public sealed record Route<TBody>(
    Func<TBody, CommandCall, Task<Outcome>> Execute, Func<TBody, DateTimeOffset?, Guid> Id,
    int Status = StatusCodes.Status200OK)
{
    /// <summary>How the body is read; by default every property of <typeparamref name="TBody"/> is taken.</summary>
    public JsonSerializerOptions? Json { get; init; }

    /// <summary>What of the body makes two requests the same; by default all bytes.</summary>
    public Func<TBody, byte[]>? Hashed { get; init; }
}

/// <summary>The command that a route, or its bulk form, is for; metadata of its endpoint.</summary>
public sealed record CommandName(string Name)
{
    /// <summary>Null when the request is for something else.</summary>
    public static string? Of(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<CommandName>()?.Name;
}

/// <summary>What every command's route says of itself (OpenAPI).</summary>
public static class CommandRoutes
{
    /// <param name="route">The route.</param>
    /// <param name="name">The command's name, which is the operation id.</param>
    /// <param name="status">What it answers when it was done.</param>
    public static RouteHandlerBuilder IsCommand<TBody>(
        this RouteHandlerBuilder route, string name, int status = StatusCodes.Status200OK)
        where TBody : notnull => route
        .WithName(name)
        .WithMetadata(new CommandName(name))
        .Accepts<TBody>("application/json")
        .Produces<CommandAnswer>(status)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    /// <summary>As <see cref="IsCommand"/>, for the bulk form.</summary>
    public static RouteHandlerBuilder IsBulkOf<TItem>(this RouteHandlerBuilder route, string name) => route
        .WithName(name + "Bulk")
        .WithMetadata(new CommandName(name))
        .Accepts<BulkBody<TItem>>("application/json")
        .Produces<BulkAnswer>()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
}
