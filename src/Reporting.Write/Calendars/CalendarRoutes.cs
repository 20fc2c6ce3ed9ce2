using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Calendars;
using Reporting.Write.Http;

namespace Reporting.Write.Calendars;

/// <summary>GET /api/calendar: what is known of working days in a year, and of outages. POST
/// /api/calendar/holidays/preview: what a file would change, without storing it. For every account.</summary>
public static class CalendarRoutes
{
    /// <param name="Version">The newest version; the next import is one more.</param>
    /// <param name="Days">Every day of the year.</param>
    /// <param name="Today">The day that it is by the business clock.</param>
    public sealed record Resource(
        int Version, DateOnly Today, int Year, IReadOnlyList<DayOfYear> Days, IReadOnlyList<Stopped> Outages);

    /// <param name="Kind">Why it is not what its weekday says; missing where it is.</param>
    public sealed record DayOfYear(
        DateOnly Date, bool IsWorking,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] SpecialDayKind? Kind = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LegalBasis = null,
        bool IsProvisional = false);

    public sealed record Stopped(Guid Id, DateTimeOffset StartedAt, DateTimeOffset EndedAt, bool ShiftsDeadlines);

    public sealed record PreviewBody(string Csv);

    /// <param name="Version">The version that the import would become.</param>
    /// <param name="Years">The years that the list would be complete for.</param>
    /// <param name="Added">Days that are not known as they stand in the file.</param>
    /// <param name="Removed">Days of these years that are known and not in the file.</param>
    public sealed record Preview(
        int Version, IReadOnlyList<int> Years, IReadOnlyList<SpecialDay> Added, IReadOnlyList<SpecialDay> Removed,
        int Unchanged);

    public static void Map(IEndpointRouteBuilder calendar)
    {
        calendar.MapGet("", Show).WithName("Calendar").Produces<Resource>();
        calendar.MapPost("/holidays/preview", Look).WithName("PreviewHolidays").Accepts<PreviewBody>("application/json")
            .Produces<Preview>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task Show(
        HttpContext http, Streams streams, BusinessDay day, CancellationToken ct, int? year = null)
    {
        var known = (await new Catalogue(streams, day, fresh: true).Calendar(ct)).Now;
        var asked = Math.Clamp(year ?? day.Of(null).Year, 1900, 2999);
        var first = new DateOnly(asked, 1, 1);
        await Answer.Json(http, new Resource(
            known.Number, day.Of(null), asked,
            [
                .. Enumerable.Range(0, first.AddYears(1).DayNumber - first.DayNumber).Select(first.AddDays)
                    .Select(date => Of(date, known)),
            ],
            [
                .. known.Outages.OrderByDescending(outage => outage.StartedAt)
                    .Select(outage => new Stopped(
                        outage.OutageId, outage.StartedAt, outage.EndedAt, outage.ShiftsDeadlines)),
            ]));
    }

    private static DayOfYear Of(DateOnly date, CalendarVersion known) =>
        known.Days.TryGetValue(date, out var special)
            ? new DayOfYear(
                date, known.IsWorkingDay(date), special.Kind, special.Name, special.LegalBasis, special.IsProvisional)
            : new DayOfYear(date, known.IsWorkingDay(date));

    private static async Task Look(HttpContext http, Streams streams, BusinessDay day, CancellationToken ct)
    {
        var body = WireJson.Read<PreviewBody>(await RequestBody.Read(http.Request, ct), WireJson.Options);
        var (days, refusal) = HolidayFile.Read(body.Csv);
        if ((refusal ?? ImportHolidays.Check(days)) is { } wrong)
        {
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, wrong);
            return;
        }
        var known = (await new Catalogue(streams, day, fresh: true).Calendar(ct)).Now;
        int[] years = [.. days.Select(one => one.Date.Year).Distinct().Order()];
        SpecialDay[] before = [.. known.Days.Values.Where(one => years.Contains(one.Date.Year))];
        await Answer.Json(http, new Preview(
            known.Number + 1, years, [.. days.Except(before).OrderBy(one => one.Date)],
            [.. before.Where(one => days.All(other => other.Date != one.Date)).OrderBy(one => one.Date)],
            days.Intersect(before).Count()));
    }
}
