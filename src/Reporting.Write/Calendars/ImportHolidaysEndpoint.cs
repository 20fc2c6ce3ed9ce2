using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Calendars;

/// <summary>POST /api/calendar/holidays, by the operator.</summary>
public static class ImportHolidaysEndpoint
{
    /// <param name="Version">One more than the newest version of the calendar; the first is 1.</param>
    /// <param name="LegalBasis">The decision that the list follows.</param>
    /// <param name="Csv">The file's text: <c>date,weekday,name,kind,legal_basis,status</c>.</param>
    public sealed record Body(int Version, string LegalBasis, string Csv);

    public static void Map(IEndpointRouteBuilder calendar) =>
        calendar.MapPost("/holidays", Handle).IsCommand<Body>(nameof(ImportHolidays));

    private static Task Handle(
        HttpContext http, Commands commands, Streams streams, Profile profile, CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                (body, call) => Import(body, call, streams, profile, ct), (_, _) => HolidayCalendar.StreamId),
            ct);

    private static async Task<Outcome> Import(
        Body body, CommandCall call, Streams streams, Profile profile, CancellationToken ct)
    {
        if (!call.Account.Operates(profile, await call.Catalogue.Units(ct)))
            return new Outcome.Forbidden();
        var (days, refusal) = HolidayFile.Read(body.Csv);
        if (refusal is not null)
            return new Outcome.Refused(refusal);
        var command = new ImportHolidays(body.Version, body.LegalBasis, days, call.By);
        return await streams.Calendars.Execute(
            HolidayCalendar.StreamId, call.Context, state => ImportHolidays.Decide(command, state), ct);
    }
}
