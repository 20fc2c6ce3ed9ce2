using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Calendars;
using Reporting.Write.Http;

namespace Reporting.Write.Calendars;

/// <summary>GET /api/calendar/holidays: the newest version of the calendar, for every account. A list that is imported
/// becomes the version after it.</summary>
public static class HolidaysRoute
{
    /// <param name="Days">The days that are not what their weekday says, by date.</param>
    public sealed record Resource(int Version, IReadOnlyList<SpecialDay> Days);

    public static void Map(IEndpointRouteBuilder calendar) =>
        calendar.MapGet("/holidays", Handle).WithName("Holidays").Produces<Resource>();

    private static async Task Handle(HttpContext http, Streams streams, CancellationToken ct)
    {
        var now = (await streams.Calendars.Refresh(HolidayCalendar.StreamId, ct)).State.Now;
        await Answer.Json(http, new Resource(now.Number, [.. now.Days.Values.OrderBy(day => day.Date)]));
    }
}
