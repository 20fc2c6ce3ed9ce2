using Reporting.Read.Reading;

namespace Reporting.Read.Aggregates;

/// <summary>The one statement that answers a question for aggregates. Its text depends on the shape of the question
/// only, so that
/// a prepared statement is found again; all values are parameters.</summary>
internal static class AggregatesSql
{
    private static readonly string Checked =
        """
        with recursive
        asked as (
            select a.code, a.place, v.version, v.over_units, v.over_time, v.unit_of_measure, v.weight, v.numerator,
                v.denominator, v.factor
            from unnest($1) with ordinality as a (code, place)
            -- The version that is valid in the last period asked for; the first one for what lies before it.
            left join lateral (
                select v.* from read.indicator_versions v
                where v.code = a.code and v.state = 'official'
                order by coalesce(v.valid_from <= $8, true) desc,
                    case when coalesce(v.valid_from <= $8, true) then -v.version else v.version end
                limit 1) v on true
        ),
        parts as (
            select place, code, 'v' as role, over_units, over_time, weight from asked where numerator is null
            union all
            select a.place, p.code, p.role, i.over_units, i.over_time, i.weight
            from asked a
            cross join lateral (values (a.numerator, 'n'), (a.denominator, 'd')) as p (code, role)
            join read.indicators i on i.code = p.code
            where a.numerator is not null
        ),
        """
        + "\n" + UnitTreeSql.Root("$2", "$9") + ",\n" + UnitTreeSql.Above("above", "select unit_id from root", "$3")
        + """
        ,
        checked as materialized (
            select c.position,
                c.failed_position is not null or exists (select from read.passed_over where name = 'figures') as is_incomplete,
                (select unit_id from root) as root_id,
                exists (select from above where unit_id = any ($4)) as is_allowed,
                (select array_agg(code order by place) from asked where over_time is null) as unknown,
                (select count(distinct (over_time, unit_of_measure))
                    + count(*) filter (where over_units <> 'sum' or numerator is not null) from asked) as kinds_of_measure,
                $5::text is null or exists (select from read.units where kind = $5) as is_level_known
            from read.checkpoints c
            where c.name = 'figures'
        ),
        unread (report_id) as (
            select stream_id from read.passed_over where name = 'figures'
            union
            select failed_stream from read.checkpoints where name = 'figures' and failed_stream is not null
        ),
        """;

    private const string Cells =
        """
        wanted as materialized (
            select t.template, t.template_version, p.*
            from parts p
            join read.figure_rows t on t.indicator = p.code
        ),
        cells as (
            select a.place, a.role, a.over_units, a.over_time, j.group_id, j.unit_id, j.period, j.period_first,
                case when a.code = any (j.not_added) then null
                    when j.weight = 1 then j.values[array_position(j.indicators, a.code)]
                    else j.values[array_position(j.indicators, a.code)] * j.weight end as value,
                case when a.weight is not null then j.values[array_position(j.indicators, a.weight)] end as weight,
                n.report_id is not null as is_unread, j.is_succeeded, j.is_undivided, j.is_provisional, a.code,
                j.report_id, j.from_position, j.weight as share
            from joined j
            join wanted a on a.template = j.template and a.template_version = j.template_version
                and (j.figures = 0 or j.figures = case a.over_units when 'sum' then 1 else 2 end)
            left join unread n on n.report_id = j.report_id
            -- What is made from reports below is in theirs: it is neither added once more nor owed.
            where j.derived is null or (a.code = any (j.indicators) and not a.code = any (j.derived))
            -- Without this fence the value would be looked up again for each use of it.
            offset 0
        ),
        """;

    /// <summary>One row with the head (<see cref="AggregateHead"/>), then one for each report in each group.</summary>
    public static string For(AggregatesQuestion question, bool hasKnown) =>
        UpToJoined(question, hasKnown, "as_text") + "\n" + Head + "\n"
        + Stretches(withPeriod: question.Grain is null && question.GroupBy.Contains(AggregateDimension.Period));

    private const string Head =
        """
        forms as materialized (
            select t.template, t.template_version, array_agg(distinct t.indicator) as codes,
                (row_number() over (order by t.template, t.template_version) - 1)::integer as place
            from parts p
            join read.figure_rows t on t.indicator = p.code
            group by t.template, t.template_version
        )
        select json_build_object(
            'position', k.position, 'isIncomplete', k.is_incomplete, 'isKnown', k.root_id is not null,
            'isAllowed', k.is_allowed, 'unknown', k.unknown, 'kindsOfMeasure', k.kinds_of_measure,
            'isLevelKnown', k.is_level_known,
            'asked', (select json_agg(json_build_object(
                'place', a.place, 'version', a.version, 'unitOfMeasure', a.unit_of_measure,
                'factor', case when a.numerator is not null then a.factor end) order by a.place) from asked a),
            'parts', (select coalesce(json_agg(json_build_object(
                'place', p.place, 'code', p.code, 'role', p.role, 'overUnits', p.over_units, 'overTime', p.over_time,
                'weight', p.weight) order by p.place, p.role desc), '[]') from parts p where p.over_time is not null),
            'forms', (select coalesce(json_agg(f.codes order by f.place), '[]') from forms f))::text,
        """ + StretchRow.NoColumns +
        """

        from checked k
        union all
        """;

    // The head comes first: a plan that reads materialized parts is not run in parallel.
    private static string Stretches(bool withPeriod) =>
        $"""
        select {StretchRow.Columns(withPeriod)}
        from joined j
        join forms f on f.template = j.template and f.template_version = j.template_version
        left join unread n on n.report_id = j.report_id
        """;

    /// <summary>The parts of the statement up to <c>cells</c>, one row for each figure that is or should be in a
    /// group.</summary>
    public static string UpToCells(AggregatesQuestion question, bool hasKnown) =>
        UpToJoined(question, hasKnown, "indicators", "values") + "\n" + Cells + "\n";

    private static string UpToJoined(AggregatesQuestion question, bool hasKnown, params IReadOnlyList<string> columns)
    {
        var inForce = question.AsOf.InForceAt is null ? null : hasKnown ? "$11" : "$10";
        var known = hasKnown ? "$10" : null;
        var groups = AggregateGroupsSql.For(
            question.GroupBy.Contains(AggregateDimension.Unit), question.Level is not null,
            question.Map == UnitMap.AsFiled, AsOf.Condition(known, inForce),
            question.Status == FigureStatus.Submitted ? SubmissionsSql.WithAccepted(known)
                : question.Instead is null ? "read.report_figures"
                : InsteadSql.Of(10 + (known is null ? 0 : 1) + (inForce is null ? 0 : 1)), columns);
        return Checked + "\n" + groups;
    }
}
