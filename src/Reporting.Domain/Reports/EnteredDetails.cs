using Reporting.Domain.Templates;

namespace Reporting.Domain.Reports;

/// <summary>Judges the cells beside the figures that somebody enters, and keeps what changes.</summary>
internal static class EnteredDetails
{
    public static (EquatableArray<EnteredDetail>, Refusal?) Read(
        EquatableArray<EnteredDetail> wished, TemplateVersion version, Report state)
    {
        if (wished.Count == 0)
            return ([], null);
        var changed = new List<EnteredDetail>();
        foreach (var detail in wished)
        {
            if (version.Cell(detail.Cell) is not { IsFigure: false } cell)
                return ([], ReportRefusals.FigureNotInTemplate([detail.Cell]));
            if (cell.Formula is not null)
                return ([], ReportRefusals.DerivedCell(detail.Cell));
            var (text, wrong) = detail.Text is null ? (null, null) : DetailText.Read(cell, detail.Text, version);
            if (wrong is not null)
                return ([], wrong);
            if (state.Details.Text(detail.Cell) != text || (text is not null && state.Details.Find(detail.Cell)!.IsNil != detail.IsNil))
                changed.Add(detail with { Text = text });
        }
        return wished.CountBy(d => d.Cell).FirstOrDefault(c => c.Value > 1).Key is { } twice
            ? ([], ReportRefusals.FigureTwice(twice))
            : (changed.ToEquatableArray(), null);
    }
}
