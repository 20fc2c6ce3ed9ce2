using Reporting.Domain.Calendars;
using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The preparer hands the version to the leader (E4). Broken errors block; broken warnings need a comment
/// (E2).</summary>
public sealed record SubmitReport(ReportId ReportId, AccountId By)
{
    /// <summary>What the report's other periods have in force; constraints may ask for it.</summary>
    public Func<PeriodShift, CellValues?>? Elsewhere { get; init; }

    /// <summary>An indicator's figures of earlier periods in force, the newest first; where the version asks for
    /// them.</summary>
    public Func<string, IReadOnlyList<decimal>>? History { get; init; }

    /// <summary>The reports of the units below, where this one was made from such.</summary>
    public IReadOnlyList<Subordinate>? Below { get; init; }

    /// <summary>The steps that the report goes through.</summary>
    public ReportSteps Steps { get; init; } = ReportSteps.Plain;

    /// <param name="command">The wish.</param>
    /// <param name="version">The template version in which the report was assigned.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(SubmitReport command, TemplateVersion version, Report state) =>
        state.State switch
    {
        ReportState.Submitted => Emit(),
        ReportState.NotAssigned => Refuse(ReportRefusals.NotAssigned()),
        // What the leader rejected may be right all the same: it can be submitted again as it is.
        not (ReportState.InEntry or ReportState.Checked or ReportState.Rejected) => Refuse(ReportRefusals.NotInEntry(state.State)),
        _ when state.Cells.Count == 0 && state.Details.Count == 0 => Refuse(ReportRefusals.Empty()),
        _ when Check(command, version, state) is { } wrong => Refuse(wrong),
        _ when Changed(command, state) is { Length: > 0 } changed => Refuse(AggregationRefusals.BelowChanged(changed)),
        not ReportState.Checked when command.Steps.CheckBeforeSubmit => Refuse(SigningRefusals.NotChecked()),
        _ => Emit(new ReportSubmitted(command.ReportId, state.Version, ReportContent.Hash(state), command.By)),
    };

    // What changed below since it was added up is added up again first.
    private static string[] Changed(SubmitReport command, Report state) =>
    [
        .. (state.Aggregation?.Contributors ?? [])
            .Select(held => (held, now: command.Below?.FirstOrDefault(one => one.ReportId == held.ReportId)))
            .Where(pair => pair.now is not null && pair.now.Report.InForce?.Version != pair.held.Version)
            .Select(pair => pair.now!.Code),
    ];

    private static Refusal? Check(SubmitReport command, TemplateVersion version, Report state)
    {
        Finding[] findings =
        [
            .. ReportCheck.Findings(version, command.Elsewhere, command.History, state).Where(one => one.IsBlocking),
        ];
        EquatableArray<Finding> Of(params FindingKind[] kinds) =>
            findings.Where(one => kinds.Contains(one.Kind)).ToEquatableArray();
        return Of(FindingKind.Missing) is { Count: > 0 } missing ? ReportRefusals.CellsMissing(CellsOf(missing))
            : Of(FindingKind.Outdated) is { Count: > 0 } outdated ? ReportRefusals.DerivedOutdated(CellsOf(outdated))
            : Of(FindingKind.Error) is { Count: > 0 } broken ? ReportRefusals.ConstraintBroken(broken)
            : Of(FindingKind.Warning, FindingKind.Outlier) is { Count: > 0 } uncommented
                ? ReportRefusals.WarningUncommented(uncommented)
            : null;
    }

    private static IEnumerable<string> CellsOf(EquatableArray<Finding> findings) => findings.SelectMany(one => one.Cells);
}
