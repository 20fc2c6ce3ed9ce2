namespace Reporting.Read.Aggregates;

/// <summary>Figures that a report would have in force in the place of those that it has.</summary>
public sealed record FiguresInstead(Guid ReportId, IReadOnlyList<string> Indicators, IReadOnlyList<decimal> Values);

/// <summary>The figures in force, but for one report with others in their place.</summary>
internal static class InsteadSql
{
    /// <param name="next">The number of the first of four parameters: the report, its indicators, their values, and both
    /// as text.</param>
    public static string Of(int next) =>
        $"""
        (select report_id, from_position, to_position, in_force_at, in_force_until, unit_id, template, template_version,
            period_kind, period, period_first, version,
            case when report_id = ${next} then ${next + 1} else indicators end as indicators,
            case when report_id = ${next} then ${next + 2} else values end as values,
            case when report_id = ${next} then ${next + 3} else as_text end as as_text, not_added, derived, false as is_provisional
        from read.report_figures)
        """;
}
