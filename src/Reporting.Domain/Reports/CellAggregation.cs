using System.Globalization;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.Templates;

namespace Reporting.Domain.Reports;

/// <summary>The cells of a report that is made from others, by the rules of the indicators (E3).</summary>
public static class CellAggregation
{
    /// <summary>A cell, and what stands behind it where it is an average.</summary>
    internal sealed record Joined(decimal? Value, bool IsNil, AverageParts? Average);

    /// <summary>The numbers of the form's cells as they come out of the contributors; a cell that nobody reports, and one
    /// that is not added up, is not here.</summary>
    internal static SortedDictionary<string, Joined> Of(
        TemplateVersion version, IReadOnlyDictionary<string, Indicator> indicators, DateOnly on,
        IReadOnlyList<AcceptedVersion> contributors)
    {
        var joined = new SortedDictionary<string, Joined>(StringComparer.Ordinal);
        var formulas = new List<(CellDefinition Cell, IndicatorFormula Formula)>();
        foreach (var cell in version.Cells.Where(cell => cell is { Kind: CellKind.Number, Formula: null }))
        {
            var row = RowOf(cell.Name);
            if (indicators.GetValueOrDefault(row)?.On(on) is not { } indicator)
                continue;
            if (cell.IsFigure && indicator.Formula is { } formula)
                formulas.Add((cell, formula));
            else if (Join(cell, indicator, contributors) is { Value: not null } result)
                joined.Add(cell.Name, result);
        }
        // A rate is worked out of the totals of its parts, never out of rates.
        foreach (var (cell, formula) in formulas)
        {
            if (joined.GetValueOrDefault(formula.Numerator)?.Value is { } numerator
                && joined.GetValueOrDefault(formula.Denominator)?.Value is { } denominator && denominator != 0)
                joined.Add(cell.Name, new Joined(Round(numerator * formula.Factor / denominator, cell), false, null));
        }
        return joined;
    }

    /// <summary>An indicator's official version on a day; the first one for what lies before it.</summary>
    internal static IndicatorDefined? On(this Indicator indicator, DateOnly day) =>
        indicator.Versions.LastOrDefault(version => version.ValidFrom is not { } from || from <= day)
        ?? indicator.Versions.FirstOrDefault();

    /// <summary>The last day of a report's period.</summary>
    internal static DateOnly DayOf(Report report) =>
        Period.TryParse(report.Period, null, out var period) ? period.Last : DateOnly.MaxValue;

    private static Joined? Join(
        CellDefinition cell, IndicatorDefined indicator, IReadOnlyList<AcceptedVersion> contributors)
    {
        var reported = contributors.Where(one => one.Number(cell.Name) is not null).ToArray();
        if (reported.Length == 0)
            return null;
        var values = reported.Select(one => one.Number(cell.Name)!.Value);
        var average = indicator.OverUnits switch
        {
            OverUnits.Average => Average(cell, reported, _ => 1),
            OverUnits.WeightedAverage => Average(cell, reported, one => one.Number(indicator.Weight ?? "")),
            _ => null,
        };
        var value = indicator.OverUnits switch
        {
            OverUnits.Sum => values.Sum(),
            OverUnits.Minimum => values.Min(),
            OverUnits.Maximum => values.Max(),
            OverUnits.None => null,
            _ => average is { Weight: not 0 } ? Round(average.Sum / average.Weight, cell) : (decimal?)null,
        };
        return new Joined(value, reported.All(one => IsNil(one, cell)), average);
    }

    // A figure without its weight can't be weighted, and a weight without its figure must not be.
    private static AverageParts Average(
        CellDefinition cell, IEnumerable<AcceptedVersion> reported, Func<AcceptedVersion, decimal?> weightOf)
    {
        var (sum, weight) = (0m, 0m);
        foreach (var one in reported)
        {
            if (one.Aggregation?.Average(cell.Name) is { } parts)
                (sum, weight) = (sum + parts.Sum, weight + parts.Weight);
            else if (weightOf(one) is { } own)
                (sum, weight) = (sum + (one.Number(cell.Name)!.Value * own), weight + own);
        }
        return new AverageParts(cell.Name, FigureText.Normalise(sum), FigureText.Normalise(weight));
    }

    private static bool IsNil(AcceptedVersion one, CellDefinition cell) =>
        (cell.IsFigure ? one.Cells.Find(cell.Name)?.IsNil : one.Details.Find(cell.Name)?.IsNil) == true;

    private static decimal Round(decimal value, CellDefinition cell) =>
        Math.Round(value, Math.Min(cell.Decimals, FigureText.DecimalsMax), MidpointRounding.AwayFromZero);

    /// <summary>The indicator of a cell's row.</summary>
    public static string RowOf(string cell) =>
        cell.IndexOf('[', StringComparison.Ordinal) is > 0 and var at ? cell[..at] : cell;

    internal static string Text(decimal value) => FigureText.Normalise(value).ToString(CultureInfo.InvariantCulture);
}
