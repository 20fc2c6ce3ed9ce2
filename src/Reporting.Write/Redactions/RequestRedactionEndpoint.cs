using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Domain.Redactions;
using Reporting.EventStore;
using Reporting.Write.Http;

namespace Reporting.Write.Redactions;

/// <summary>POST /api/events/{id}/request-redaction, by an operator; another one confirms.</summary>
public static class RequestRedactionEndpoint
{
    /// <param name="Position">Where the event is; every answer of a command and every page of the audit trail says it.</param>
    public sealed record Body(long Position, string Reason);

    public static void Map(IEndpointRouteBuilder events) =>
        events.MapPost("/{id:guid}/request-redaction", Handle).IsCommand<Body>(nameof(RequestRedaction));

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, PostgresEventStore store, Profile profile,
        CancellationToken ct) => commands.Run(
            http, new Route<Body>((body, call) => Request(id, body, call, streams, store, profile, ct), (_, _) => id), ct);

    private static async Task<Outcome> Request(
        Guid id, Body body, CommandCall call, Streams streams, PostgresEventStore store, Profile profile, CancellationToken ct)
    {
        if (!call.Account.Operates(profile, await call.Catalogue.Units(ct)))
            return new Outcome.Forbidden();
        var page = body.Position > 0 ? await store.ReadPage(body.Position - 1, null, 1, ct) : null;
        if (page?.Events is not [{ } found] || found.EventId != id || found.Position != body.Position)
            return new Outcome.Refused(RedactionRefusals.UnknownEvent());
        if (found.Type is "redaction_requested" or "content_redacted")
            return new Outcome.Refused(RedactionRefusals.OfRedaction());
        if (found.StreamId == UnitRegister.StreamId || found.StreamId == HolidayCalendar.StreamId)
            return new Outcome.Refused(RedactionRefusals.OfRegister());
        var command = new RequestRedaction(
            id, body.Position, Convert.ToHexStringLower(found.Leaf.Span), body.Reason, call.By);
        return await streams.Redactions.Execute(
            Redaction.StreamIdOf(id), call.Context, state => RequestRedaction.Decide(command, state), ct);
    }
}
