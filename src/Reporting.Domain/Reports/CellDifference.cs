using System.Globalization;

namespace Reporting.Domain.Reports;

/// <summary>How a cell differs from what was sent back, or stays although it was marked (E3).</summary>
/// <param name="Old">What was sent back; null: not reported.</param>
/// <param name="New">What is there now; null: not reported.</param>
/// <param name="Mark">What was said of it; null: it was not marked.</param>
public sealed record CellDifference(string Cell, string? Old, string? New, MarkedCell? Mark)
{
    /// <summary>Of all cells that changed or were marked, by name; empty when nothing was sent back.</summary>
    public static IReadOnlyList<CellDifference> Of(Report report)
    {
        if (report.SentBack is not { } before)
            return [];
        var (old, now) = (Texts(before.Cells, before.Details), Texts(report.Cells, report.Details));
        return
        [
            .. old.Keys.Union(now.Keys).Union(before.Marks.Select(mark => mark.Cell)).Order(StringComparer.Ordinal)
                .Select(cell => new CellDifference(
                    cell, old.GetValueOrDefault(cell), now.GetValueOrDefault(cell),
                    before.Marks.FirstOrDefault(mark => mark.Cell == cell)))
                .Where(cell => cell.Old != cell.New || cell.Mark is not null),
        ];
    }

    private static Dictionary<string, string> Texts(Cells cells, Details details) => cells.Figures
        .Select(figure => (figure.Indicator, FigureText.Normalise(figure.Value).ToString(CultureInfo.InvariantCulture)))
        .Concat(details.All.Select(detail => (detail.Cell, detail.Text))).ToDictionary();
}
