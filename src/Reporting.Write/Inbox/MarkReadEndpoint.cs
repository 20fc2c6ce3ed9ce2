using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Inbox;
using Reporting.Write.Http;
using Reporting.Write.Reactions;

namespace Reporting.Write.Inbox;

/// <summary>POST /api/inbox/read, by every account for itself.</summary>
public static class MarkReadEndpoint
{
    /// <param name="Messages">The ids of messages of the own inbox.</param>
    public sealed record Body(Guid[] Messages);

    public static void Map(IEndpointRouteBuilder inbox) =>
        inbox.MapPost("/read", Handle).IsCommand<Body>(nameof(MarkRead));

    private static Task Handle(
        HttpContext http, Commands commands, Streams streams, ReadQuestions read, CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                (body, call) => Mark(body, call, streams, read, ct),
                (_, _) => ReadMessages.StreamIdOf(CurrentAccount.Of(http).Id)),
            ct);

    private static async Task<Outcome> Mark(
        Body body, CommandCall call, Streams streams, ReadQuestions read, CancellationToken ct)
    {
        var command = new MarkRead(call.By, body.Messages.ToEquatableArray());
        var inInbox = body.Messages.Length > MarkRead.MessagesMax
            ? new HashSet<Guid>() : await read.InInbox(call.By, body.Messages, ct);
        return await streams.Inboxes.Execute(
            ReadMessages.StreamIdOf(call.By), call.Context, state => MarkRead.Decide(command, inInbox, state), ct);
    }
}
