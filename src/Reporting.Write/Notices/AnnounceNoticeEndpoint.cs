using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Notices;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Notices;

/// <summary>POST /api/notices/{id}, by the operator. The client makes the id.</summary>
public static class AnnounceNoticeEndpoint
{
    /// <param name="Urgency">Why it can't be announced as long before as the profile wants.</param>
    public sealed record Body(
        NoticeKind Kind, string Title, string Text, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
        string? Urgency = null);

    public static void Map(IEndpointRouteBuilder notices) =>
        notices.MapPost("/{id:guid}", Handle).IsCommand<Body>(nameof(AnnounceNotice), StatusCodes.Status201Created);

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, Profile profile, BusinessDay day,
        CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                (body, call) => Announce(id, body, call, streams, profile, day, ct), (_, _) => id,
                StatusCodes.Status201Created),
            ct);

    private static async Task<Outcome> Announce(
        Guid id, Body body, CommandCall call, Streams streams, Profile profile, BusinessDay day, CancellationToken ct)
    {
        if (!call.Account.Operates(profile, await call.Catalogue.Units(ct)))
            return new Outcome.Forbidden();
        var command = new AnnounceNotice(
            id, body.Kind, body.Title, body.Text, body.StartsAt, body.EndsAt, body.Urgency, day.Clock.GetUtcNow(),
            call.By);
        var calendar = BusinessCalendar.Of((await call.Catalogue.Calendar(ct)).Now, profile);
        return await streams.Notices.Execute(
            id, call.Context, state => AnnounceNotice.Decide(command, profile.Notices, calendar, state), ct);
    }
}
