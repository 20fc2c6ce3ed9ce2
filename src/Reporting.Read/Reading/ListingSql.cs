namespace Reporting.Read.Reading;

/// <summary>The two statements of a list, a page of it and its length. All values are parameters.</summary>
/// <param name="From">The tables.</param>
/// <param name="Unit">The column with the unit of a row; null for a catalogue, which every account may read.</param>
internal sealed record ListingSql(string From, string? Unit)
{
    public string Page(PageQuestion question, Ordering ordering, IReadOnlyList<string> columns)
    {
        var (page, parameters) = (question.Page, question.Parameters);
        var with = With(question);
        var conditions = Conditions(question);
        string Beyond(string[] cursor, bool isAfter, bool includes) =>
            ordering.Beyond(parameters, cursor, isAfter, includes);
        string Exists(string[]? cursor, bool isAfter) => cursor is null || !page.HasEnds
            ? "false"
            : $"exists (select from {From} where {conditions} and {Beyond(cursor, isAfter, includes: true)})";
        var within = string.Concat(
            question.After is { } after ? " and " + Beyond(after, isAfter: true, includes: false) : "",
            question.Before is { } before ? " and " + Beyond(before, isAfter: false, includes: false) : "");
        var keys = string.Concat(ordering.Keys.Select((key, i) => $", {key.Sql} as k{i}"));
        var keyTexts = page.HasCursors ? string.Concat(ordering.Keys.Select((_, i) => $", r.k{i}::text")) : "";
        var columnNames = string.Concat(columns.Select((_, i) => $", r.c{i}"));
        return
            $"""
            {with}
            select k.is_known, k.is_allowed, r.is_item is not null,
                {Exists(question.After, isAfter: false)},
                {Exists(question.Before, isAfter: true)}{keyTexts}{columnNames}
            from checked k
            left join lateral (
                select true as is_item{keys}{string.Concat(columns.Select((sql, i) => $", {sql} as c{i}"))}
                from {From}
                where {conditions}{within}
                order by {ordering.Sql(page.IsFromBack, i => ordering.Keys[i].Sql)}
                limit {parameters.BigInt(page.Size + 1)}
            ) r on true
            order by {ordering.Sql(page.IsFromBack, i => $"r.k{i}")}
            """;
    }

    public string Count(PageQuestion question) =>
        $"{With(question)}\nselect count(*) from {From} where {Conditions(question)}";

    private string With(PageQuestion question)
    {
        if (Unit is null)
            return "with checked as (select true as is_known, true as is_allowed)";
        var (parameters, caller) = (question.Parameters, question.Caller);
        var (day, scope) = (parameters.Date(caller.Today), parameters.Uuids(caller.Scope.Units));
        if (question.UnitCode is null)
            return
                $"""
                with recursive checked as (select true as is_known, true as is_allowed),
                {UnitTreeSql.Below("visible", $"select unit_id from unnest({scope}) as granted (unit_id)", day)}
                """;
        return
            $"""
            with recursive {UnitTreeSql.Root(parameters.Text(question.UnitCode), day)},
            {UnitTreeSql.Above("above", "select unit_id from root", day)},
            checked as (
                select exists (select from root) as is_known,
                    exists (select from above where unit_id = any ({scope})) as is_allowed
            ),
            {UnitTreeSql.Below("visible", "select unit_id from root where (select is_allowed from checked)", day)}
            """;
    }

    private string Conditions(PageQuestion question)
    {
        List<string> all = [.. question.Further(question.Parameters)];
        if (question.Page.Where is { } where)
            all.Add(where.Sql(question.Parameters, question.Caller));
        if (Unit is not null)
            all.Add($"{Unit} in (select unit_id from visible)");
        return all.Count == 0 ? "true" : string.Join(" and ", all);
    }
}

/// <summary>A page that is asked for.</summary>
/// <param name="After">The keys of the cursor that it comes after.</param>
/// <param name="Before">The keys of the cursor that it comes before.</param>
/// <param name="Further">Makes conditions beside the page's own.</param>
/// <param name="UnitCode">Only the subtree of this unit; refused when the caller may not see it.</param>
internal sealed record PageQuestion(
    PageRequest Page, string[]? After, string[]? Before, Func<SqlParameters, IEnumerable<string>> Further,
    Caller Caller, string? UnitCode)
{
    public SqlParameters Parameters { get; init; } = new();
}
