using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Calendars;
using Reporting.Domain.Complaints;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Complaints;

/// <summary>POST /api/complaints/{id}/escalate, by whoever filed it. The schedule does the same by itself.</summary>
public static class EscalateComplaintEndpoint
{
    /// <param name="DueAt">Until when an answer was expected, as the sender saw it.</param>
    public sealed record Body(DateTimeOffset DueAt);

    public static void Map(IEndpointRouteBuilder complaints) =>
        complaints.MapPost("/{id:guid}/escalate", Handle).IsCommand<Body>(nameof(EscalateComplaint));

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, Profile profile, BusinessDay day,
        CancellationToken ct) => commands.Run(
        http, new Route<Body>((body, call) => Escalate(id, body, call, streams, profile, day, ct), (_, _) => id), ct);

    private static async Task<Outcome> Escalate(
        Guid id, Body body, CommandCall call, Streams streams, Profile profile, BusinessDay day, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        var calendar = BusinessCalendar.Of((await call.Catalogue.Calendar(ct)).Now, profile);
        var now = day.Clock.GetUtcNow();
        var command = new EscalateComplaint(id, body.DueAt, DueComplaints.DueAt(calendar, now), now, call.By);
        return await streams.Complaints.Execute(
            id, call.Context,
            state => state.Filed is not { } filed
                ? new Verdict<ComplaintEvent>.Unknown(ComplaintRefusals.Unknown())
                : filed.By == call.By
                    ? EscalateComplaint.Decide(command, unit => units.ById(unit)?.Parent(day.Of(null)), state)
                    : new Verdict<ComplaintEvent>.Forbidden(),
            ct);
    }
}
