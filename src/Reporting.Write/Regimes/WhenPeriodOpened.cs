using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Write.Reactions;

namespace Reporting.Write.Regimes;

/// <summary>A period opened: every reporter of the regime is assigned its report (D1). Done twice it is done once: a
/// report's id is made of unit, regime and period.</summary>
public sealed class WhenPeriodOpened(Streams streams)
{
    /// <summary>So many appends wait for the store at a time; it writes them in large batches.</summary>
    private const int ConcurrentMax = 1_000;

    public async Task Handle(RecordedEvent recorded, CancellationToken ct)
    {
        if (RegimeEventCodec.Decode(recorded.Type, recorded.Data.Span) is not PeriodOpened opened
            || !Period.TryParse(opened.Period, kind: null, out var period))
            return;
        var regime = (await streams.Regimes.Refresh(Regime.StreamIdOf(opened.Regime), ct)).State.Definition!;
        var version = (await streams.Templates.Get(Domain.Templates.Template.StreamIdOf(regime.Template), ct)).State
            .Version(opened.TemplateVersion);
        var units = (await streams.Units.Refresh(UnitRegister.StreamId, ct)).State;
        var context = SystemAct.Context(nameof(AssignReport), opened.By, recorded.EventId.ToString());
        await Parallel.ForEachAsync(
            Reporters.Of(regime, units), new ParallelOptions { MaxDegreeOfParallelism = ConcurrentMax, CancellationToken = ct },
            async (unit, token) =>
            {
                var id = Report.IdOf(unit, regime.Code, regime.Template, period, opened.Occurrence);
                var command = new AssignReport(id, unit, period, opened.Occurrence, opened.By)
                {
                    DueAt = opened.DueAt, CalendarVersion = opened.CalendarVersion,
                };
                var outcome = await streams.Reports.ExecuteFirst(
                    id.Value, context, state => AssignReport.Decide(command, regime, version, units, state), token);
                // Refused is what was cancelled before; anything else is tried again.
                if (outcome is not (Outcome.Done or Outcome.Refused))
                    throw new InvalidOperationException($"{id.Value} could not be assigned: {outcome}.");
            });
    }
}
