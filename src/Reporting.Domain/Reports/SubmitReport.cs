using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>The preparer hands the version to the leader (E4). Broken errors block; broken warnings need a comment
/// (E2).</summary>
public sealed record SubmitReport(ReportId ReportId, AccountId By)
{
    /// <param name="command">The wish.</param>
    /// <param name="version">The template version in which the report was assigned.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(SubmitReport command, TemplateVersion version, Report state) =>
        state.State switch
    {
        ReportState.Submitted => Emit(),
        ReportState.NotAssigned => Refuse(ReportRefusals.NotAssigned()),
        // What the leader rejected may be right all the same: it can be submitted again as it is.
        not (ReportState.InEntry or ReportState.Rejected) => Refuse(ReportRefusals.NotInEntry(state.State)),
        _ when state.Cells.Count == 0 => Refuse(ReportRefusals.Empty()),
        _ when CheckConstraints(version, state) is { } broken => Refuse(broken),
        _ => Emit(new ReportSubmitted(command.ReportId, state.Version, ReportContent.Hash(state), command.By)),
    };

    private static Refusal? CheckConstraints(TemplateVersion version, Report state)
    {
        List<string>? errors = null, uncommented = null;
        foreach (var constraint in version.Constraints)
        {
            if (!constraint.IsBroken(state.Cells.Value))
                continue;
            if (constraint.Severity == Severity.Error)
                (errors ??= []).Add(constraint.Rule);
            else if (RuleComments.Find(state.Comments, constraint.Rule) is null)
                (uncommented ??= []).Add(constraint.Rule);
        }
        return errors is not null ? ReportRefusals.ConstraintBroken(errors)
            : uncommented is not null ? ReportRefusals.WarningUncommented(uncommented)
            : null;
    }
}
