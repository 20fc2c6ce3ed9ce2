using Reporting.Domain.Templates;

namespace Reporting.Domain.Reports;

/// <summary>Reports as they would be: nothing of this is stored.</summary>
public static class WhatIf
{
    /// <summary>A report whose figures in force were corrected.</summary>
    public static Report Corrected(Report report, IEnumerable<EnteredCell> changes) => report with
    {
        InForce = (report.InForce ?? new AcceptedVersion(0, default, "", default, default, default)) with
        {
            Version = report.Version,
            Cells = (report.InForce?.Cells ?? default).With(changes.ToEquatableArray(), default, null),
        },
    };

    /// <summary>A report in force, made again; null when it can't be.</summary>
    public static Report? Aggregated(AggregateReport command, TemplateVersion version, Report report)
    {
        var state = report with { State = ReportState.CorrectionApproved, Cells = report.InForce?.Cells ?? default };
        return AggregateReport.Decide(command, version, state) is Decision<ReportEvent>.Decided decided
            ? decided.Events.Aggregate(state, (next, e) => Report.Evolve(next, e, report.LastAt))
            : null;
    }

    /// <summary>A report with another one's figures in force.</summary>
    public static Report InForce(Report report, Report made) => report with
    {
        InForce = report.InForce! with { Cells = made.Cells, Aggregation = made.Aggregation },
    };
}
