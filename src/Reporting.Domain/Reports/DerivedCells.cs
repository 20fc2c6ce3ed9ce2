using System.Globalization;
using Reporting.Domain.Calendars;
using Reporting.Domain.Templates;

namespace Reporting.Domain.Reports;

/// <summary>Works out the derived cells after an entry. They are part of the entry's event, so that nobody has to compute
/// them again with another program.</summary>
internal static class DerivedCells
{
    /// <summary>The changes of an entry with those of the derived cells.</summary>
    public static (EquatableArray<EnteredCell>, EquatableArray<EnteredDetail>) Added(
        EquatableArray<EnteredCell> cells, EquatableArray<EnteredDetail> details, TemplateVersion version,
        Func<PeriodShift, CellValues?>? elsewhere, Report state)
    {
        if (version.Derived.Length == 0)
            return (cells, details);
        var changes = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var cell in cells)
            changes[cell.Indicator] = cell.Value;
        foreach (var detail in details)
            changes[detail.Cell] = Number(detail.Text);
        var values = new CellValues(
            name => changes.TryGetValue(name, out var changed) ? changed : state.Number(name), elsewhere);
        List<EnteredCell> allCells = [.. cells];
        List<EnteredDetail> allDetails = [.. details];
        foreach (var cell in version.Derived)
        {
            var value = cell.Derived(values) is { } derived ? FigureText.Normalise(derived) : (decimal?)null;
            if (value == state.Number(cell.Name))
                continue;
            changes[cell.Name] = value;
            if (cell.IsFigure)
                allCells.Add(new EnteredCell(cell.Name, value, IsDerived: true));
            else
                allDetails.Add(new EnteredDetail(
                    cell.Name, value?.ToString(CultureInfo.InvariantCulture), IsDerived: true));
        }
        return (allCells.ToEquatableArray(), allDetails.ToEquatableArray());
    }

    private static decimal? Number(string? text) =>
        decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number)
                ? number
                : null;
}
