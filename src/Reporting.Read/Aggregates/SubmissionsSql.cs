namespace Reporting.Read.Aggregates;

/// <summary>Figures in force together with provisional ones: those of a report that was submitted or sent take the place
/// of what it has in force.</summary>
internal static class SubmissionsSql
{
    private const string Columns =
        """
        report_id, from_position, to_position, unit_id, template, template_version, period_kind, period, period_first,
            version, indicators, values, as_text
        """;

    /// <param name="known">The parameter with the position that is asked for; null for now.</param>
    public static string WithAccepted(string? known)
    {
        string Holds(string rows) => known is null
            ? $"{rows}.to_position = 9223372036854775807"
            : $"{rows}.from_position <= {known} and {rows}.to_position > {known}";
        string Elsewhere(string rows, string further) =>
            $"""
            select i.indicator from {rows} o cross join lateral unnest(o.indicators) as i (indicator)
            where o.unit_id = s.unit_id and o.period_kind = s.period_kind and o.period_first = s.period_first
                and o.period = s.period and o.regime <> s.regime and {Holds("o")} and i.indicator = any (s.indicators){further}
            """;
        return
            $"""
            (select {Columns}, not_added, derived, false as is_provisional
            from read.report_figures a
            where not exists (select from read.submitted_figures s where s.report_id = a.report_id and {Holds("s")})
            union all
            -- What another regime has in force, or submitted before, is not added once more.
            select {Columns}, array(
                {Elsewhere("read.report_figures", "")}
                union
                {Elsewhere("read.submitted_figures", " and o.from_position < s.from_position")}), null::text[], true
            from read.submitted_figures s)
            """;
    }
}
