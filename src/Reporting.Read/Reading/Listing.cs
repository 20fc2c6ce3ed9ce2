using Npgsql;
using Reporting.Domain;
using Reporting.Domain.OrgUnits;

namespace Reporting.Read.Reading;

/// <summary>A list that is read page by page with one statement: only the columns asked for, keyset paging, and where
/// rows belong to
/// units, only those that the caller may see.</summary>
/// <param name="from">The tables.</param>
/// <param name="keys">What it is sorted by; together unique.</param>
/// <param name="isDescending">Whether the largest come first.</param>
/// <param name="unit">The column with the unit of a row; null for a catalogue, which every account may read.</param>
internal sealed class Listing<TRow>(
    string from, IReadOnlyList<SortKey> keys, bool isDescending, string? unit, RowShape<TRow> shape) where TRow : new()
{
    /// <param name="where">Makes the further conditions.</param>
    /// <param name="unitCode">Only the subtree of this unit; refused when the caller may not see it.</param>
    public async Task<Answer<Slice<TRow>>> Page(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, Func<SqlParameters,
        IEnumerable<string>> where,
        Caller caller, string? unitCode, CancellationToken ct)
    {
        if (page.First is < 1 or > PageRequest.FirstMax)
            return ReadRefusals.PageSize(page.First, PageRequest.FirstMax);
        var after = page.After is null ? null : Cursor.Read(page.After, keys);
        if (page.After is not null && after is null)
            return ReadRefusals.CursorMalformed(page.After);
        var parts = shape.Select(columns);
        var parameters = new SqlParameters();
        await using var command = db.CreateCommand(PageSql(parameters, parts, where, after, page.First, caller,
            unitCode));
        parameters.All.ForEach(parameter => command.Parameters.Add(parameter));
        await using var reader = await command.ExecuteReaderAsync(ct);
        var items = new List<SliceItem<TRow>>();
        while (await reader.ReadAsync(ct))
        {
            if (Refused(reader, unitCode) is { } refusal)
                return refusal;
            if (!reader.IsDBNull(2))
                items.Add(Item(reader, parts));
        }
        var hasNext = items.Count > page.First;
        return new Slice<TRow>(
            hasNext ? items[..page.First] : items, hasNext, after is not null,
            token => Count(db, where, caller, unitCode, token));
    }

    private string PageSql(
        SqlParameters parameters, RowPart<TRow>[] parts, Func<SqlParameters, IEnumerable<string>> where,
        string[]? after, int first,
        Caller caller, string? unitCode)
    {
        var with = With(parameters, caller, unitCode);
        var conditions = Conditions(where(parameters), after is null ? null : After(parameters, after));
        var sorted = string.Join(", ", keys.Select(key => key.Sql + (isDescending ? " desc" : "")));
        var keyColumns = string.Join(", ", keys.Select((key, i) => $"{key.Sql} as k{i}"));
        var columns = string.Concat(parts.Select((part, i) => $", {part.Sql} as c{i}"));
        var sortedAgain = string.Join(", ", keys.Select((_, i) => $"r.k{i}" + (isDescending ? " desc" : "")));
        var keyTexts = string.Join(", ", keys.Select((_, i) => $"r.k{i}::text"));
        var columnNames = string.Concat(parts.Select((_, i) => $", r.c{i}"));
        return
            $"""
            {with}
            select k.is_known, k.is_allowed, {keyTexts}{columnNames}
            from checked k
            left join lateral (
                select {keyColumns}{columns} from {from} where {conditions} order by {sorted} limit {parameters.BigInt(first + 1)}
            ) r on true
            order by {sortedAgain}
            """;
    }

    private async Task<long> Count(
        NpgsqlDataSource db, Func<SqlParameters, IEnumerable<string>> where, Caller caller, string? unitCode,
        CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var with = With(parameters, caller, unitCode);
        await using var command = db.CreateCommand(
            $"{with}\nselect count(*) from {from} where {Conditions(where(parameters), null)}");
        parameters.All.ForEach(parameter => command.Parameters.Add(parameter));
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private string With(SqlParameters parameters, Caller caller, string? unitCode)
    {
        if (unit is null)
            return "with checked as (select true as is_known, true as is_allowed)";
        var (day, scope) = (parameters.Date(caller.Today), parameters.Uuids(caller.Scope.Units));
        if (unitCode is null)
            return
                $"""
                with recursive checked as (select true as is_known, true as is_allowed),
                {UnitTreeSql.Below("visible", $"select unit_id from unnest({scope}) as granted (unit_id)", day)}
                """;
        return
            $"""
            with recursive {UnitTreeSql.Root(parameters.Text(unitCode), day)},
            {UnitTreeSql.Above("above", "select unit_id from root", day)},
            checked as (
                select exists (select from root) as is_known,
                    exists (select from above where unit_id = any ({scope})) as is_allowed
            ),
            {UnitTreeSql.Below("visible", "select unit_id from root where (select is_allowed from checked)", day)}
            """;
    }

    private string Conditions(IEnumerable<string> given, string? after)
    {
        var all = given.ToList();
        if (unit is not null)
            all.Add($"{unit} in (select unit_id from visible)");
        if (after is not null)
            all.Add(after);
        return all.Count == 0 ? "true" : string.Join(" and ", all);
    }

    private string After(SqlParameters parameters, string[] after)
    {
        var columns = string.Join(", ", keys.Select(key => key.Sql));
        var values = string.Join(", ", keys.Zip(after, (key, text) => $"{parameters.Text(text)}::{key.Type}"));
        return $"({columns}) {(isDescending ? '<' : '>')} ({values})";
    }

    private static Refusal? Refused(NpgsqlDataReader reader, string? unitCode) =>
        !reader.GetBoolean(0) ? UnitRefusals.Unknown(unitCode!)
        : !reader.GetBoolean(1) ? ReadRefusals.Forbidden(unitCode!)
        : null;

    private SliceItem<TRow> Item(NpgsqlDataReader reader, RowPart<TRow>[] parts)
    {
        var row = new TRow();
        parts.Read(row, reader, 2 + keys.Count);
        return new SliceItem<TRow>(row, Cursor.Of(Enumerable.Range(2, keys.Count).Select(reader.GetString)));
    }
}

/// <summary>Who asks, and on which day of the business clock.</summary>
public sealed record Caller(ReadScope Scope, DateOnly Today);
