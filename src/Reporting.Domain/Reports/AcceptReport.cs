using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The requesting unit accepts (E8): these figures are in force from now on, and no others of this
/// report.</summary>
/// <param name="InForceAt">The time of the other channel when the report is back-filled (I2); null otherwise.</param>
/// <param name="Now">The business clock.</param>
public sealed record AcceptReport(ReportId ReportId, DateTimeOffset? InForceAt, DateTimeOffset Now, AccountId By)
{
    public static Decision<ReportEvent> Decide(AcceptReport command, Report state) => state.State switch
    {
        ReportState.Sent when !state.Signing.Invalidated.IsEmpty => Refuse(SigningRefusals.Invalidated()),
        ReportState.Sent when command.InForceAt > command.Now => Refuse(ReportRefusals.InForceInFuture()),
        ReportState.Sent when command.InForceAt < state.InForceSince =>
            Refuse(ReportRefusals.InForceDecreases(state.InForceSince!.Value)),
        ReportState.Sent when command.InForceAt is not null && state.BackFill?.ArrivedAt != command.InForceAt =>
            Refuse(AggregationRefusals.EvidenceMissing()),
        ReportState.Sent => Emit(Accepted(command, state)),
        ReportState.Accepted when state.Last is ReportAccepted e && e.By == command.By
            && (e.InForceAt == command.InForceAt || command.InForceAt is null) => Emit(),
        _ => Refuse(ReportRefusals.NotSent(state.State)),
    };

    // A report that others are made from says when it takes the place of an earlier version.
    private static ReportEvent[] Accepted(AcceptReport command, Report state)
    {
        var accepted = new ReportAccepted(
            command.ReportId, state.Version, state.Unit, state.Regime, state.Template, state.TemplateVersion,
            state.Period, state.Cells.Figures, state.ContentHash, state.SignedBy!.Value, state.CorrectionReason,
            (command.InForceAt ?? state.BackFill?.ArrivedAt)?.ToUniversalTime(), command.By,
            state.Details.Count == 0 ? null : state.Details.All, state.Attachments.Count == 0 ? null : state.Attachments,
            state.Aggregation);
        return state is { Above: not null, InForce: { } before }
            ? [accepted, new ReportSuperseded(command.ReportId, before.Version, state.Version)]
            : [accepted];
    }

    /// <summary>What it means for a report above that was made from the accepted, or withdrawn, one (E9): the version in
    /// force, and the one on its way, are outdated. The system says so by itself.</summary>
    /// <param name="below">The report that changed.</param>
    /// <param name="version">Its version in force now; null: none.</param>
    /// <param name="isFurtherBelow">Whether it is in a report that a contributor was made from.</param>
    /// <param name="above">The report that was made from others.</param>
    public static Decision<ReportEvent> Overtake(ReportId below, int? version, bool isFurtherBelow, Report above)
    {
        var outdated = new List<ReportEvent>();
        foreach (var (made, aggregation) in Made(above))
        {
            var held = aggregation.Contributors.FirstOrDefault(one => one.ReportId == below);
            if (!isFurtherBelow && (held is null || held.Version == version))
                continue;
            var one = new AggregateOutdated(above.ReportId, made, below, version);
            if (!above.Outdated.Contains(one))
                outdated.Add(one);
        }
        return Emit([.. outdated]);
    }

    private static IEnumerable<(int Version, ReportAggregation Aggregation)> Made(Report report)
    {
        if (report.InForce is { Aggregation: { } inForce })
            yield return (report.InForce.Version, inForce);
        if (report.Aggregation is { } onItsWay && report.Version != report.InForce?.Version)
            yield return (report.Version, onItsWay);
    }
}
