using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Calendars;
using Reporting.Domain.Complaints;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Complaints;

/// <summary>POST /api/complaints/{id}, by whoever may see the figure. The client makes the id.</summary>
public static class FileComplaintEndpoint
{
    /// <param name="Unit">The code of the unit that reported the figure.</param>
    public sealed record Body(string Unit, string Indicator, string Period, string Text);

    public static void Map(IEndpointRouteBuilder complaints) => complaints.MapPost("/{id:guid}", Handle)
        .IsCommand<Body>(nameof(FileComplaint), StatusCodes.Status201Created);

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, Profile profile, BusinessDay day,
        CancellationToken ct) => commands.Run(
        http,
        new Route<Body>(
            (body, call) => File(id, body, call, streams, profile, day, ct), (_, _) => id, StatusCodes.Status201Created),
        ct);

    private static async Task<Outcome> File(
        Guid id, Body body, CommandCall call, Streams streams, Profile profile, BusinessDay day, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        if (units.Find(body.Unit) is not { } unit)
            return new Outcome.Refused(UnitRefusals.Unknown(body.Unit));
        if (!call.Account.MayRead(unit.UnitId, units))
            return new Outcome.Forbidden();
        var calendar = BusinessCalendar.Of((await call.Catalogue.Calendar(ct)).Now, profile);
        var command = new FileComplaint(
            id, unit.UnitId, body.Indicator, body.Period, body.Text, DueComplaints.DueAt(calendar, day.Clock.GetUtcNow()),
            call.By);
        var indicator = await call.Catalogue.Indicator(body.Indicator, ct);
        return await streams.Complaints.Execute(
            id, call.Context, state => FileComplaint.Decide(command, indicator, state), ct);
    }
}
