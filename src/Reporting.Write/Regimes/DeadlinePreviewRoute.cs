using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;
using Reporting.Write.Http;

namespace Reporting.Write.Regimes;

/// <summary>POST /api/regimes/deadlines: the next periods of a kind and when their reports would be due by a rule, by what
/// is known of working days now (C2, C3). Nothing is stored. For every account.</summary>
public static class DeadlinePreviewRoute
{
    private const int PeriodsMax = 24;

    /// <param name="Deadline">A regime's own rule; by default the deployment's.</param>
    /// <param name="From">The first period is the one in which this day lies, or the next; by default today.</param>
    /// <param name="Count">How many periods, at most 24.</param>
    public sealed record Body(PeriodKind PeriodKind, DeadlineRule? Deadline = null, DateOnly? From = null, int Count = 6);

    /// <param name="NamedDay">The day that the rule names by itself.</param>
    /// <param name="Day">The working day that it moved to.</param>
    /// <param name="DueAt">The first instant that is late; null where no rule says one.</param>
    public sealed record Due(
        string Period, int Occurrence, DateOnly First, DateOnly Last, DateOnly? NamedDay, DateOnly? Day,
        DateTimeOffset? DueAt);

    public static void Map(IEndpointRouteBuilder regimes) => regimes.MapPost("/deadlines", Handle)
        .WithName("PreviewDeadlines").Accepts<Body>("application/json").Produces<Due[]>()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task Handle(
        HttpContext http, Streams streams, Profile profile, BusinessDay day, CancellationToken ct)
    {
        var body = WireJson.Read<Body>(await RequestBody.Read(http.Request, ct), WireJson.Options);
        if (body.Deadline is { } rule && !DefineRegime.IsWellFormed(rule, body.PeriodKind))
        {
            await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, CalendarRefusals.RuleMalformed());
            return;
        }
        var catalogue = new Catalogue(streams, day, fresh: true);
        var calendar = BusinessCalendar.Of((await catalogue.Calendar(ct)).Now, profile);
        await Answer.Json(http, All(body, calendar, day.Of(null)).ToArray());
    }

    private static IEnumerable<Due> All(Body body, BusinessCalendar calendar, DateOnly today)
    {
        var from = body.From ?? today;
        var period = PeriodCalculus.Containing(body.PeriodKind, from) ?? PeriodCalculus.FirstFrom(body.PeriodKind, from);
        for (var left = Math.Clamp(body.Count, 1, PeriodsMax); period is not null && left > 0; left--)
        {
            for (var occurrence = 1; occurrence <= Regime.OccurrencesOf(body.PeriodKind); occurrence++)
            {
                var due = Deadlines.Of(calendar, period, occurrence, body.Deadline);
                yield return new Due(
                    period.Text, occurrence, period.First, period.Last, due?.NamedDay, due?.Day, due?.DueAt);
            }
            period = PeriodCalculus.Next(period);
        }
    }
}
