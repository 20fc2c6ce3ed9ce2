using Reporting.Domain.Calendars;
using Reporting.Domain.Usage;
using Reporting.Write.Reactions;

namespace Reporting.Write.Usage;

/// <summary>Makes the usage report of every unit when a half-year or a year is over (F4).</summary>
public sealed class DueUsage(Streams streams, ReadQuestions read)
{
    private const int ConcurrentMax = 500;

    /// <summary>For the periods that ended after <paramref name="since"/> and before <paramref name="now"/>.</summary>
    public async Task Record(BusinessCalendar calendar, DateTimeOffset since, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var kind in (PeriodKind[])[PeriodKind.HalfYear, PeriodKind.Year])
        {
            // A period is over on the day after its last one.
            var period = PeriodCalculus.Containing(kind, calendar.DayOf(since));
            for (; period is not null && period.Last < calendar.DayOf(now); period = PeriodCalculus.Next(period))
                await Record(period, calendar.DayOf(now), ct);
        }
    }

    private async Task Record(Period period, DateOnly today, CancellationToken ct)
    {
        var usage = await read.Usage(period, null, ct);
        await Parallel.ForEachAsync(
            usage.Units, new ParallelOptions { MaxDegreeOfParallelism = ConcurrentMax, CancellationToken = ct },
            async (unit, token) =>
            {
                var command = new RecordUsage(
                    unit.Unit, period, usage.Position, unit.Lines, today, SystemAct.Account);
                await streams.UsageReports.Execute(
                    UsageReport.StreamIdOf(unit.Unit, period),
                    SystemAct.Context(nameof(RecordUsage), SystemAct.Account, $"schedule-{period.Text}"),
                    state => RecordUsage.Decide(command, state), token);
            });
    }
}
