using Reporting.Domain.Indicators;

namespace Reporting.Domain.Templates;

/// <summary>The parts of a disaggregated indicator sum to the whole, or the report says why not (B1). Where a form has
/// the whole and all its parts, it gets that as a warning, which needs a comment.</summary>
public static class Disaggregations
{
    private const string Prefix = "phan-to.";

    /// <summary>Whether a rule is one of these, which a copy of a form gets anew.</summary>
    public static bool IsOwn(string rule) => rule.StartsWith(Prefix, StringComparison.Ordinal);

    internal static IEnumerable<TemplateConstraint> Constraints(
        EquatableArray<RowWish> rows, IReadOnlyDictionary<string, Indicator> indicators)
    {
        var codes = rows.Select(row => row.Indicator).ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            foreach (var one in indicators[row.Indicator].Definition!.Disaggregations ?? [])
            {
                if (one.Parts.All(codes.Contains))
                    yield return Constraint(row.Indicator, one);
            }
        }
    }

    private static TemplateConstraint Constraint(string whole, Disaggregation one) => new(
        $"{Prefix}{whole}.{one.Code}", Severity.Warning,
        $"{Quoted(whole)} = {string.Join(" + ", one.Parts.Select(Quoted))}",
        $"The parts by '{one.Name}' do not sum to the whole.", $"Các phần phân tổ theo '{one.Name}' không bằng tổng số.");

    private static string Quoted(string code) => $"\"{code}\"";
}
