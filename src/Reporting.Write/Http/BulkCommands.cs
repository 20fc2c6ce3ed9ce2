using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Reporting.Domain;

namespace Reporting.Write.Http;

/// <summary>Many commands in one request, each with an outcome of its own. They run at once, so that the store writes
/// them in a few transactions; those of one stream run in their order.</summary>
public sealed class BulkCommands(RunningKeys running, Streams streams, BusinessDay day)
{
    public const int ItemsMax = 5_000;

    /// <summary>How many streams of one request are written at a time.</summary>
    private const int ConcurrentMax = 1_000;

    public async Task Run<TItem>(HttpContext http, BulkRoute<TItem> route, CancellationToken ct)
    {
        var bytes = await RequestBody.Read(http.Request, ct);
        var items = WireJson.Read<BulkBody<TItem>>(bytes, WireJson.Options).Items;
        await Answer.Json(http, new BulkAnswer(await RunItems(http, bytes, items, route, ct)));
    }

    /// <summary>Runs items that came in whatever form.</summary>
    /// <param name="hashed">What makes two requests the same.</param>
    public async Task<BulkItemAnswer[]> RunItems<TItem>(
        HttpContext http, ReadOnlyMemory<byte> hashed, TItem[] items, BulkRoute<TItem> route, CancellationToken ct)
    {
        var key = IdempotencyKey.Of(http.Request);
        if (items.Length > ItemsMax)
            throw new RequestException(
                StatusCodes.Status422UnprocessableEntity, RequestRefusals.BulkTooLarge(ItemsMax));
        var context = CommandContext.Of(http, key, hashed.Span) with { SeenVersion = null };
        var english = Language.IsEnglish(http.Request);
        var settling = new Settling(streams, day, context);
        return await running.Run(
            context.Account.Id.Value, key, () => RunAll(items, route, settling, english, ct));
    }

    private static async Task<BulkItemAnswer[]> RunAll<TItem>(
        TItem[] items, BulkRoute<TItem> route, Settling settling, bool english, CancellationToken ct)
    {
        var answers = new BulkItemAnswer[items.Length];
        var targets = new Target[items.Length];
        for (var i = 0; i < items.Length; i++)
            targets[i] = await settling.Target(catalogue => route.Target(items[i], catalogue));
        var byStream = Enumerable.Range(0, items.Length).GroupBy(i => targets[i].StreamId);
        await Parallel.ForEachAsync(
            byStream, new ParallelOptions { MaxDegreeOfParallelism = ConcurrentMax, CancellationToken = ct },
            async (indexes, _) =>
            {
                foreach (var i in indexes)
                {
                    var outcome = targets[i].Outcome
                        ?? await settling.Outcome(i, call => route.Execute(items[i], targets[i].StreamId, call), ct);
                    answers[i] = BulkItemAnswer.Of(
                        i, outcome, at => route.Id(items[i], targets[i].StreamId, at), route.Status, english);
                }
            });
        return answers;
    }
}

/// <summary>The stream that an item is about, or why there is none.</summary>
public readonly record struct Target(Guid StreamId, Outcome? Outcome = null);

/// <summary>What one bulk route is.</summary>
/// <param name="Target">Which stream an item is about.</param>
/// <param name="Execute">Executes an item's command on its stream.</param>
/// <param name="Id">The id of what an item is about, by its stream and the time it was recorded.</param>
/// <param name="Status">An item's status when it was done: 200, or 201 for a creation.</param>
public sealed record BulkRoute<TItem>(
    Func<TItem, Catalogue, ValueTask<Target>> Target,
    Func<TItem, Guid, CommandCall, Task<Outcome>> Execute,
    Func<TItem, Guid, DateTimeOffset?, Guid> Id,
    int Status = StatusCodes.Status200OK);

public sealed record BulkBody<TItem>(TItem[] Items);

/// <param name="Items">In the order of the request.</param>
public sealed record BulkAnswer(IReadOnlyList<BulkItemAnswer> Items);

/// <summary>What one item came to: as the single command would have answered, without what it does not have.</summary>
public sealed record BulkItemAnswer(int Index, int Status)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public Guid? Id { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public long? Version { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public long? Position { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<EventAnswer>? Events { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Code { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Title { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Detail { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<string>? Places { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ValueConflict>? Conflicts { get; init; }

    public static BulkItemAnswer Of(
        int index, Outcome outcome, Func<DateTimeOffset?, Guid> id, int status, bool english)
    {
        if (Answer.Refusal(outcome) is var (code, refusal))
        {
            var problem = Problem.Of(code, refusal, english);
            return new BulkItemAnswer(index, code)
            {
                Code = problem.Code, Title = problem.Title, Detail = problem.Detail, Places = problem.Places,
                Conflicts = problem.Conflicts,
            };
        }
        var done = (Outcome.Done)outcome;
        var answer = CommandAnswer.Of(id(done.At), done);
        return new BulkItemAnswer(index, status)
        {
            Id = answer.Id, Version = answer.Version, Position = answer.Position, Events = answer.Events,
        };
    }
}
