using Npgsql;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Reading;

namespace Reporting.Read.Passports;

/// <summary>What a figure that was made from reports below comes from, down to the reports in which people entered it
/// (E3, J2): the versions that went in, whether they are in force still or not, and what was missing.</summary>
public static class PassportContributorsQuery
{
    public const int SizeMax = 1_000;

    /// <summary>No chain of units is as long.</summary>
    public const int DepthMax = 16;

    // What went into the version g, and what was missing in it.
    private const string Parts =
        """
        cross join lateral (
            select (c ->> 'reportId')::uuid as report_id, (c ->> 'unitId')::uuid as unit_id, (c ->> 'version')::integer as version,
                c ->> 'contentHash' as content_hash, null::text as state, (c ->> 'isLate')::boolean as is_late,
                (c ->> 'isPartial')::boolean as is_partial
            from jsonb_array_elements(g.contributors) c
            union all
            select (a ->> 'reportId')::uuid, (a ->> 'unitId')::uuid, null, null, a ->> 'state', (a ->> 'isLate')::boolean, false
            from jsonb_array_elements(coalesce(g.absent, '[]')) a
        ) w
        left join read.units u on u.unit_id = w.unit_id
        """;

    private const string Columns =
        "w.report_id, w.unit_id, w.version, w.content_hash, w.state, w.is_late, w.is_partial";

    public static async Task<Answer<PassportContributors>> Of(
        NpgsqlDataSource db, PassportRow passport, int first, int skip, int depthMax, Caller caller, CancellationToken ct)
    {
        if (first is < 1 or > SizeMax)
            return ReadRefusals.PageSize(first, SizeMax);
        if (skip < 0)
            return ReadRefusals.SkipNegative(skip);
        if (depthMax is < 1 or > DepthMax)
            return ReadRefusals.Depth(depthMax, DepthMax);
        var parameters = new SqlParameters();
        var sql = Sql(parameters, passport, first, skip, depthMax);
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var rows = new List<PassportContributorRow>();
        while (await reader.ReadAsync(ct))
            rows.Add(PassportContributorRow.From(reader));
        var hasMore = rows.Count > first;
        if (hasMore)
            rows.RemoveAt(first);
        return new PassportContributors(rows, hasMore);
    }

    private static string Sql(SqlParameters parameters, PassportRow passport, int first, int skip, int depthMax)
    {
        var (reports, indicator) = (parameters.Uuids(passport.Reports), parameters.Text(passport.IndicatorCode));
        var (firstDay, lastDay) = (parameters.Date(passport.PeriodFirst), parameters.Date(passport.PeriodLast));
        return
            $"""
            with recursive definition as (
                select v.weight, v.numerator, v.denominator
                from read.indicator_versions v
                where v.code = {indicator} and v.state = 'official'
                order by coalesce(v.valid_from <= {lastDay}, true) desc,
                    case when coalesce(v.valid_from <= {lastDay}, true) then -v.version else v.version end
                limit 1
            ),
            -- The figure's own report, where the figure is made from reports below.
            chosen as (
                select f.report_id, f.version, f.regime
                from read.report_figures f
                where f.report_id = any ({reports}) and f.to_position = 9223372036854775807 and f.version > 0
                    and {indicator} = any (f.derived)
            ),
            chain (depth, regime, of_report, of_version, report_id, unit_id, version, content_hash, state, is_late, is_partial,
                path) as (
                select 1, t.regime, g.report_id, g.version, {Columns}, array[coalesce(u.code, ''), w.report_id::text]
                from chosen t
                join read.aggregated_reports g on g.report_id = t.report_id and g.version = t.version
                {Parts}
                union all
                select k.depth + 1, k.regime, g.report_id, g.version, {Columns},
                    k.path || array[coalesce(u.code, ''), w.report_id::text]
                from chain k
                join read.aggregated_reports g on g.report_id = k.report_id and g.version = k.version
                {Parts}
                where k.depth < {parameters.BigInt(depthMax)} and not {Entered("k", indicator)}
            ),
            page as (
                select * from chain
                order by path
                limit {parameters.BigInt(first + 1L)} offset {parameters.BigInt(skip)}
            )
            {Rows(indicator, firstDay, lastDay, parameters.Text(OrgUnit.Territory))}
            """;
    }

    // A unit may type in what its neighbours make from reports below: there the chain ends.
    private static string Entered(string of, string indicator) =>
        $"""
        exists (
            select from read.report_figures o
            where o.report_id = {of}.report_id and o.version = {of}.version and o.event = 'report_accepted'
                and {indicator} = any (o.indicators) and {indicator} = any (o.derived) is not true)
        """;

    private static string Rows(string indicator, string firstDay, string lastDay, string territory) =>
        $"""
        select p.depth, p.of_report, p.of_version, p.report_id, p.version, coalesce(s.code, u.code), coalesce(s.name, u.name),
            coalesce((select r.content -> 'chain' ->> 'hierarchy' from read.regimes r where r.code = p.regime), {territory}), d.day, p.state,
            p.is_late, p.is_partial,
            p.version is not null and (g.report_id is null or {Entered("p", indicator)}), p.content_hash,
            f.values[at.place], f.values[array_position(f.indicators, n.weight)],
            f.values[array_position(f.indicators, n.numerator)], f.values[array_position(f.indicators, n.denominator)],
            (select a.user_name from read.accounts a
                where a.account_id = f.entered_by[case cardinality(f.entered_by) when 1 then 1 else at.place end] and at.place > 0),
            (select a.user_name from read.accounts a where a.account_id = f.signed_by),
            (select a.user_name from read.accounts a where a.account_id = f.accepted_by),
            f.known_at, f.in_force_at, f.to_position = 9223372036854775807, f.from_position, e.id, encode(e.leaf, 'hex')
        from page p
        left join definition n on true
        left join read.units u on u.unit_id = p.unit_id
        -- Of a period in which it ended, a unit reports for as long as it was there.
        cross join lateral (
            select case when exists (
                    select from read.unit_stretches l
                    where l.unit_id = p.unit_id and l.from_day <= {lastDay} and l.to_day > {lastDay})
                or not exists (
                    select from read.unit_stretches l
                    where l.unit_id = p.unit_id and l.from_day <= {firstDay} and l.to_day > {firstDay})
                then {lastDay} else {firstDay} end as day) d
        left join read.unit_stretches s on s.unit_id = p.unit_id and s.from_day <= d.day and s.to_day > d.day
        left join read.aggregated_reports g on g.report_id = p.report_id and g.version = p.version
        left join read.report_figures f on f.report_id = p.report_id and f.version = p.version and f.event = 'report_accepted'
        left join lateral (select array_position(f.indicators, {indicator}) as place) at on true
        left join read.seen_events(array(
            select q.from_position from page b
            join read.report_figures q on q.report_id = b.report_id and q.version = b.version and q.event = 'report_accepted')) e
            on e.seq_id = f.from_position
        order by p.path
        """;
}
