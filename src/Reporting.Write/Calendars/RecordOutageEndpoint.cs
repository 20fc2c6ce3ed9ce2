using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Calendars;

/// <summary>POST /api/calendar/outages/{id}, by the operator. The client makes the id.</summary>
public static class RecordOutageEndpoint
{
    /// <param name="Evidence">Where it is written down.</param>
    public sealed record Body(DateTimeOffset StartedAt, DateTimeOffset EndedAt, string Evidence);

    public static void Map(IEndpointRouteBuilder calendar) =>
        calendar.MapPost("/outages/{id:guid}", Handle)
            .IsCommand<Body>(nameof(RecordOutage), StatusCodes.Status201Created);

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, Profile profile, BusinessDay day,
        CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                (body, call) => Record(id, body, call, streams, profile, day, ct), (_, _) => id,
                StatusCodes.Status201Created),
            ct);

    private static async Task<Outcome> Record(
        Guid id, Body body, CommandCall call, Streams streams, Profile profile, BusinessDay day, CancellationToken ct)
    {
        if (!call.Account.Operates(profile, await call.Catalogue.Units(ct)))
            return new Outcome.Forbidden();
        var command = new RecordOutage(id, body.StartedAt, body.EndedAt, body.Evidence, call.By);
        return await streams.Calendars.Execute(
            HolidayCalendar.StreamId, call.Context,
            state => RecordOutage.Decide(
                command, BusinessCalendar.Of(state.Now, profile),
                TimeSpan.FromHours(profile.Notices.OutageWorkingHours), day.Clock.GetUtcNow(), state),
            ct);
    }
}
