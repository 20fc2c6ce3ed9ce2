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
        _ when Check(version, command.Elsewhere, state) is { } wrong => Refuse(wrong),
        not ReportState.Checked when command.Steps.CheckBeforeSubmit => Refuse(SigningRefusals.NotChecked()),
        _ => Emit(new ReportSubmitted(command.ReportId, state.Version, ReportContent.Hash(state), command.By)),
    };

    private static Refusal? Check(
        TemplateVersion version, Func<PeriodShift, CellValues?>? elsewhere, Report state)
    {
        string[] missing = [.. version.Required.Where(cell =>
            state.Cells.Value(cell) is null && state.Details.Text(cell) is null)];
        if (missing.Length > 0)
            return ReportRefusals.CellsMissing(missing);
        var (cells, details) = DerivedCells.Added([], [], version, elsewhere, state);
        return cells.Count + details.Count > 0
            ? ReportRefusals.DerivedOutdated(cells.Select(c => c.Indicator).Concat(details.Select(d => d.Cell)))
            : CheckConstraints(version, new CellValues(state.Number, elsewhere), state);
    }

    private static Refusal? CheckConstraints(TemplateVersion version, CellValues values, Report state)
    {
        List<Constraint>? errors = null, uncommented = null;
        foreach (var constraint in version.Constraints)
        {
            if (!version.IsBroken(constraint, values))
                continue;
            if (constraint.Severity == Severity.Error)
                (errors ??= []).Add(constraint);
            else if (RuleComments.Find(state.Comments, constraint.Rule) is null)
                (uncommented ??= []).Add(constraint);
        }
        return errors is not null ? ReportRefusals.ConstraintBroken(errors)
            : uncommented is not null ? ReportRefusals.WarningUncommented(uncommented)
            : null;
    }
}
