using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Write.Reactions;

namespace Reporting.Write.Calendars;

/// <summary>An outage was recorded, or holidays became known: the deadlines of what is still owed move (I2, C3), in an
/// outage also those of the parts that it was assigned on in; never to an earlier time.</summary>
public sealed class WhenCalendarChanged(Streams streams, ReadQuestions read, Profile profile)
{
    private const int ConcurrentMax = 1_000;

    // A deadline is shifted by an outage that ended less than a working day before it; holidays are never that long.
    private static readonly TimeSpan OutageReach = TimeSpan.FromDays(31);

    public async Task Handle(RecordedEvent recorded, CancellationToken ct)
    {
        var cause = CalendarEventCodec.Decode(recorded.Type, recorded.Data.Span);
        var (number, from, to, by) = cause switch
        {
            OutageRecorded e => (e.Version, e.StartedAt, e.EndedAt + OutageReach, e.By),
            HolidaysImported e => (e.Version, recorded.Timestamp, recorded.Timestamp.AddYears(10), e.By),
            _ => throw new NotSupportedException(cause.GetType().Name),
        };
        if (cause is OutageRecorded { ShiftsDeadlines: false })
            return;
        if (!await read.Reached(recorded.Position, ct))
            throw new TimeoutException($"The read tables have not read up to {recorded.Position} yet.");
        var state = (await streams.Calendars.Refresh(HolidayCalendar.StreamId, ct)).State;
        var calendar = BusinessCalendar.Of(state.Version(number)!, profile);
        var context = SystemAct.Context("ShiftDeadline", by, recorded.EventId.ToString());
        var owed = await read.Owed(from, to, ct);
        await Parallel.ForEachAsync(
            owed.DistinctBy(work => work.ReportId),
            new ParallelOptions { MaxDegreeOfParallelism = ConcurrentMax, CancellationToken = ct },
            async (work, token) =>
            {
                var regime = (await streams.Regimes.Get(Regime.StreamIdOf(work.Regime), token)).State.Definition;
                var outcome = await streams.Reports.Execute(
                    work.ReportId.Value, context,
                    report => ShiftedDeadline.Of(cause, calendar, regime?.Deadline, by, recorded.Timestamp, report),
                    token);
                if (outcome is not Outcome.Done)
                    throw new InvalidOperationException($"{work.ReportId.Value} could not be moved: {outcome}.");
            });
    }
}
