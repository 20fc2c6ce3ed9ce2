using System.Globalization;
using Reporting.Domain;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Files;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>A report as a workbook, and a workbook as an entry.</summary>
internal static class ReportWorkbook
{
    public static async Task<WorkbookReport> Of(ReportCall call, Catalogue catalogue, CancellationToken ct)
    {
        var (report, form) = (call.State, call.Version);
        var indicators = await catalogue.Indicators(form.Rows.Select(row => row.Indicator), ct);
        var unit = call.Units.ById(report.Unit);
        return new WorkbookReport(
            report.ReportId.Value, report.EventCount, unit is null ? "" : $"{unit.Name} ({unit.Code})", report.Period, form,
            code => indicators[code].Definition is { } known
                ? (known.NameVi ?? known.Name, known.UnitOfMeasure) : (code, ""),
            cell => Value(report, cell), Open(call),
            [
                .. form.Constraints.Where(rule => rule.Severity == Severity.Warning)
                    .Select(rule => (rule.Rule, rule.MessageVi ?? rule.Message ?? "", CommentOn(report, rule.Rule))),
                .. form.Rows.Where(row => row.Outlier is not null).Select(row => Outliers.RuleOf(row.Indicator))
                    .Select(rule => (rule, "Số liệu khác thường so với các kỳ trước", CommentOn(report, rule))),
            ]);
    }

    /// <summary>Which cells whoever asks enters into.</summary>
    public static Func<string, bool> Open(ReportCall call)
    {
        if (!call.State.MayEnter(call.Account, call.By, call.Units))
            return _ => false;
        var within = call.State.CellsFor(call.Account, call.By, call.Units);
        return cell => (call.State.AskedCells?.Contains(cell) != false || cell.StartsWith('#'))
            && within?.Contains(cell) != false;
    }

    /// <summary>The entry that a workbook is, of the cells in which it differs from what it was made with.</summary>
    /// <param name="file">The file's hash.</param>
    public static EnterFiguresEndpoint.Body Entry(
        WorkbookInput input, IEnumerable<TypedCell> cells, NumberFormat numbers, FigureSource source)
    {
        var typed = cells.ToArray();
        var values = typed.Where(cell => !cell.IsNil).ToLookup(cell => cell.Cell.StartsWith('#'));
        return new EnterFiguresEndpoint.Body(
            values[false].ToDictionary(cell => cell.Cell, cell => new Figure(cell.Text, cell.IsNumber)), input.Comments,
            values[true].ToDictionary(cell => cell.Cell[1..], cell => cell.Text),
            [.. typed.Where(cell => cell.IsNil).Select(cell => cell.Cell)], numbers, input.BasedOn,
            typed.ToDictionary(cell => cell.Cell, cell => new Figure(cell.Was, true)), source);
    }

    public static WorkbookValue? Value(Report report, string cell) =>
        report.Cells.Find(cell) is { } figure
            ? new WorkbookValue(figure.Value.ToString(CultureInfo.InvariantCulture), figure.IsNil == true)
            : report.Details.Find(cell) is { } detail ? new WorkbookValue(detail.Text, detail.IsNil == true)
            : null;

    private static string? CommentOn(Report report, string rule) =>
        report.Comments.FirstOrDefault(comment => comment.Rule == rule)?.Comment;
}
