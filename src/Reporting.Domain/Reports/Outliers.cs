using System.Globalization;
using Reporting.Domain.Indicators;
using Reporting.Domain.Templates;

namespace Reporting.Domain.Reports;

/// <summary>Figures that are far from what the same unit reported before, by the rule of their indicator. They may well be
/// right; then a comment says why.</summary>
public static class Outliers
{
    private const string Prefix = "bat-thuong.";

    /// <summary>How few earlier figures say nothing about what is usual.</summary>
    private const int HistoryMin = 4;

    /// <summary>What a comment on an unusual figure of an indicator is on.</summary>
    public static string RuleOf(string indicator) => Prefix + indicator;

    /// <param name="version">The template version.</param>
    /// <param name="history">An indicator's figures of earlier periods in force, the newest first.</param>
    /// <param name="state">The report.</param>
    internal static IEnumerable<Finding> Of(
        TemplateVersion version, Func<string, IReadOnlyList<decimal>>? history, Report state)
    {
        foreach (var row in version.Rows)
        {
            if (row.Outlier is not { } rule || state.Cells.Value(row.Indicator) is not { } value)
                continue;
            var before = history?.Invoke(row.Indicator) ?? [];
            if (Usual(rule, value, before) is { } usual)
                yield return Told(row.Indicator, value, usual, state);
        }
    }

    /// <summary>What would have been usual, when the value is not; null when it is, or nobody can say.</summary>
    /// <param name="before">The unit's figures of earlier periods, the newest first, no more than the rule asks for.</param>
    public static decimal? Usual(OutlierRule rule, decimal value, IReadOnlyList<decimal> before)
    {
        if (rule.PercentMax is { } percent && before.Count > 0 && before[0] != 0
            && Math.Abs(value - before[0]) * 100 > percent * Math.Abs(before[0]))
            return before[0];
        if (rule.DeviationsMax is not { } deviations || before.Count < HistoryMin)
            return null;
        var middle = Median(before);
        var spread = Median([.. before.Select(one => Math.Abs(one - middle))]);
        // All earlier figures alike: any change would be endlessly many deviations, and says nothing.
        return spread > 0 && Math.Abs(value - middle) > deviations * spread ? middle : null;
    }

    private static decimal Median(IReadOnlyList<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        var half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    private static Finding Told(string indicator, decimal value, decimal usual, Report state)
    {
        var (now, before) = (Text(value), Text(usual));
        return new Finding(
            FindingKind.Outlier, RuleOf(indicator), [indicator],
            $"The figure of '{indicator}' is {now}; by the unit's own history about {before} would be usual.",
            $"Số liệu '{indicator}' là {now}; theo các kỳ trước của chính đơn vị thì thường khoảng {before}.",
            RuleComments.Find(state.Comments, RuleOf(indicator)));
    }

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
