using Npgsql;
using Reporting.Domain.Calendars;
using Reporting.Read.Reading;

namespace Reporting.Read.Aggregates;

/// <summary>A total that a correction would change.</summary>
/// <param name="Unit">The code of the unit whose subtree it is of.</param>
/// <param name="Over"><c>period</c>, or what it is over: <c>month</c>, <c>quarter</c>, <c>year</c>, <c>year-so-far</c>.</param>
/// <param name="From">The first period in it.</param>
/// <param name="To">The last one.</param>
public sealed record CorrectedTotal(
    string Unit, string Indicator, string Over, string From, string To, decimal? Old, decimal? New);

/// <summary>The totals that a correction would change, as filed (E9): by the statement that answers for them, once with the
/// figures in force and once with the others in their place. So formulas, weights and time are joined by the same
/// rules.</summary>
public static class CorrectedTotalsQuery
{
    /// <summary>What a total of the report's own period is over.</summary>
    public const string OwnPeriod = "period";

    // What a figure weighs, or what is worked out of it, changes with it.
    private const string AffectedSql =
        """
        with recursive affected (code) as (
            select unnest($1)
            union
            select v.code from affected a
            join read.indicator_versions v on v.state = 'official' and a.code in (v.weight, v.numerator, v.denominator)
        )
        select i.code from affected a join read.indicators i on i.code = a.code order by i.code
        """;

    private sealed record Span(string Over, string From, string To);

    /// <param name="instead">The report with the figures that it would have.</param>
    /// <param name="changed">The indicators of those that are not as they are.</param>
    /// <param name="units">The codes of the report's unit and of those above it, from the bottom up; totals end below the
    /// first one that the caller may not see.</param>
    /// <param name="period">The report's period.</param>
    public static async Task<IReadOnlyList<CorrectedTotal>> Of(
        NpgsqlDataSource db, FiguresInstead instead, IReadOnlyCollection<string> changed, IReadOnlyList<string> units,
        Period period, Caller caller, CancellationToken ct)
    {
        var totals = new List<CorrectedTotal>();
        var indicators = await Affected(db, changed, caller, ct);
        if (indicators.Count == 0)
            return totals;
        var spans = Spans(period);
        foreach (var (depth, unit) in units.Index())
        {
            foreach (var span in spans)
            {
                var question = new AggregatesQuestion(
                    indicators, unit, span.From, span.To, period.Kind,
                    new HashSet<AggregateDimension> { AggregateDimension.Indicator }, null, AsOf.Now) { Map = UnitMap.AsFiled };
                if (await AggregatesQuery.Ask(db, question, null, caller, ct)
                    is not Answer<AggregateResult>.Given { Value: var now }
                    || await AggregatesQuery.Ask(db, question with { Instead = instead }, now.Position, caller, ct)
                    is not Answer<AggregateResult>.Given { Value: var then })
                    return totals;
                // The figure itself is no total.
                totals.AddRange(Changed(unit, span, now.Rows, then.Rows)
                    .Where(total => depth > 0 || span != spans[0] || !changed.Contains(total.Indicator)));
            }
        }
        return totals;
    }

    private static IEnumerable<CorrectedTotal> Changed(
        string unit, Span span, IReadOnlyList<AggregateRow> now, IReadOnlyList<AggregateRow> then)
    {
        var values = now.ToDictionary(row => row.Indicator!.Code, row => row.Value);
        return then.Select(row => new CorrectedTotal(
                unit, row.Indicator!.Code, span.Over, span.From, span.To,
                values.GetValueOrDefault(row.Indicator.Code), row.Value))
            .Where(total => total.Old != total.New);
    }

    /// <summary>The period, the longer ones of C1 that it lies in, and the year so far.</summary>
    private static List<Span> Spans(Period period)
    {
        var spans = new List<Span> { new(OwnPeriod, period.Text, period.Text) };
        foreach (var (kind, over) in ((PeriodKind, string)[])
            [(PeriodKind.Month, "month"), (PeriodKind.Quarter, "quarter"), (PeriodKind.Year, "year")])
        {
            if (PeriodCalculus.Containing(kind, period.First) is { } whole && whole.Last > period.Last
                && PeriodCalculus.FirstFrom(period.Kind, whole.First) is { } first
                && PeriodCalculus.Containing(period.Kind, whole.Last) is { } last)
                spans.Add(new Span(over, first.Text, last.Text));
        }
        var begin = period;
        while (!begin.IsFirstOfYear() && begin.Shifted(PeriodShift.Previous) is { } before)
            begin = before;
        if (begin != period)
            spans.Add(new Span("year-so-far", begin.Text, period.Text));
        return spans;
    }

    private static async Task<IReadOnlyList<string>> Affected(
        NpgsqlDataSource db, IReadOnlyCollection<string> changed, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        parameters.Texts(changed);
        await using var reader = await Guarded.Read(db, caller, AffectedSql, parameters, ct);
        var codes = new List<string>();
        while (await reader.ReadAsync(ct))
            codes.Add(reader.GetString(0));
        return codes;
    }
}
