using Reporting.Domain.Calendars;
using Reporting.Domain.Templates;

namespace Reporting.Domain.Reports;

/// <summary>Looks a report through against its form (E2): everything that is found, in the order of the form.</summary>
public static class ReportCheck
{
    /// <param name="version">The template version in which the report was assigned.</param>
    /// <param name="elsewhere">What the report's other periods have in force.</param>
    /// <param name="history">An indicator's figures of earlier periods in force, the newest first.</param>
    /// <param name="state">The report.</param>
    public static IEnumerable<Finding> Findings(
        TemplateVersion version, Func<PeriodShift, CellValues?>? elsewhere,
        Func<string, IReadOnlyList<decimal>>? history, Report state) =>
    [
        .. Missing(version, state), .. Outdated(version, elsewhere, state),
        .. Broken(version, new CellValues(state.Number, elsewhere), state), .. Outliers.Of(version, history, state),
    ];

    private static IEnumerable<Finding> Missing(TemplateVersion version, Report state) =>
        from cell in version.Required
        where state.Cells.Value(cell) is null && state.Details.Text(cell) is null
        select new Finding(
            FindingKind.Missing, null, [cell], $"The cell '{cell}' must be filled in.", $"Ô '{cell}' bắt buộc phải nhập.");

    private static IEnumerable<Finding> Outdated(
        TemplateVersion version, Func<PeriodShift, CellValues?>? elsewhere, Report state)
    {
        var (cells, details) = DerivedCells.Added([], [], version, elsewhere, state);
        return cells.Select(cell => cell.Indicator).Concat(details.Select(detail => detail.Cell)).Select(cell => new Finding(
            FindingKind.Outdated, null, [cell], $"What the cell '{cell}' is worked out of has changed in another period.",
            $"Số liệu dùng để tính ô '{cell}' đã thay đổi ở kỳ khác."));
    }

    private static IEnumerable<Finding> Broken(TemplateVersion version, CellValues values, Report state)
    {
        foreach (var constraint in version.Constraints)
        {
            if (!version.IsBroken(constraint, values))
                continue;
            var kind = constraint.Severity == Severity.Error ? FindingKind.Error : FindingKind.Warning;
            yield return new Finding(
                kind, constraint.Rule, version.CellsOf(constraint), Told(constraint, constraint.Message),
                Told(constraint, constraint.MessageVi ?? constraint.Message),
                kind == FindingKind.Error ? null : RuleComments.Find(state.Comments, constraint.Rule));
        }
    }

    private static string Told(Constraint constraint, string? message) =>
        message is null ? constraint.Rule : $"{constraint.Rule} ({message})";
}
