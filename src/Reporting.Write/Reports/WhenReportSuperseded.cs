using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Write.Reactions;

namespace Reporting.Write.Reports;

/// <summary>A report that others are made from changed: every total above it, up to the top of the chain, is marked as
/// outdated and its holder is told (E9). Done twice it is done once.</summary>
public sealed class WhenReportSuperseded(Streams streams)
{
    public async Task Handle(RecordedEvent recorded, CancellationToken ct)
    {
        if (ReportEventCodec.Decode(recorded.Type, recorded.Data.Span) is not ReportSuperseded superseded)
            return;
        var context = SystemAct.Context(nameof(AcceptReport), SystemAct.Account, recorded.EventId.ToString());
        var below = (await streams.Reports.Refresh(superseded.ReportId.Value, ct)).State;
        for (var isBelow = false; below.Above is { } above; isBelow = true)
        {
            if (!Period.TryParse(below.Period, null, out var period))
                return;
            var id = Report.IdOf(above, below.Regime, below.Template, period, below.Occurrence);
            var state = (await streams.Reports.Refresh(id.Value, ct)).State;
            // What was never made from the one below holds nothing of it, nor does anything above.
            if (!Holds(state.InForce?.Aggregation, below.ReportId) && !Holds(state.Aggregation, below.ReportId))
                return;
            var further = isBelow;
            var outcome = await streams.Reports.Execute(
                id.Value, context,
                report => new Verdict<ReportEvent>.Decided(
                    AcceptReport.Overtake(superseded.ReportId, superseded.By, further, report)), ct);
            if (outcome is not Outcome.Done)
                throw new InvalidOperationException($"{id.Value} could not be marked as outdated: {outcome}.");
            below = state;
        }
    }

    private static bool Holds(ReportAggregation? aggregation, ReportId contributor) =>
        aggregation?.Contributors.Any(one => one.ReportId == contributor) == true;
}
