using Npgsql;
using Reporting.Domain;
using Reporting.Domain.OrgUnits;

namespace Reporting.Read.Reading;

/// <summary>A list that is read page by page with one statement: only the columns asked for, keyset paging from either
/// end, and where rows belong to units, only those that the caller may see.</summary>
/// <param name="from">The tables.</param>
/// <param name="keys">What it is sorted by; together unique.</param>
/// <param name="unit">The column with the unit of a row; null for a catalogue, which every account may read.</param>
internal sealed class Listing<TRow>(string from, IReadOnlyList<SortKey> keys, string? unit, RowShape<TRow> shape)
    where TRow : new()
{
    // What stands before the keys in a row of a page.
    private const int HeadLength = 5;

    private readonly ListingSql sql = new(from, unit);
    private readonly Ordering ownOrder = new(from, [], keys);

    /// <param name="further">Makes conditions beside the page's own.</param>
    /// <param name="unitCode">Only the subtree of this unit; refused when the caller may not see it.</param>
    public async Task<Answer<Slice<TRow>>> Page(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns,
        Func<SqlParameters, IEnumerable<string>> further, Caller caller, string? unitCode, CancellationToken ct)
    {
        var ordering = page.Order.Count == 0 ? ownOrder : new Ordering(from, page.Order, keys);
        var (after, before) = ((string[]?)null, (string[]?)null);
        var refusal = page.Refused
            ?? (page.After is null ? null : Cursor.Read(page.After, ordering, out after))
            ?? (page.Before is null ? null : Cursor.Read(page.Before, ordering, out before));
        if (refusal is not null)
            return refusal;
        var question = new PageQuestion(page, after, before, further, caller, unitCode);
        var parts = shape.Select(columns);
        var text = sql.Page(question, ordering, [.. parts.Select(part => part.Sql)]);
        await using var reader = await Guarded.Read(db, caller, text, question.Parameters, ct);
        var items = new List<SliceItem<TRow>>();
        var (hasBefore, hasAfter) = (false, false);
        while (await reader.ReadAsync(ct))
        {
            if (Refused(reader, unitCode) is { } refused)
                return refused;
            (hasBefore, hasAfter) = (reader.GetBoolean(3), reader.GetBoolean(4));
            if (reader.GetBoolean(2))
                items.Add(Item(reader, parts, ordering, page.HasCursors));
        }
        return Cut(items, page, hasBefore, hasAfter, token => Count(db, question, token));
    }

    /// <summary>One item more than asked for was read, to see whether there is one.</summary>
    private static Slice<TRow> Cut(
        List<SliceItem<TRow>> items, PageRequest page, bool hasBefore, bool hasAfter,
        Func<CancellationToken, Task<long>> count)
    {
        var isMore = items.Count > page.Size;
        if (isMore)
            items.RemoveAt(page.Size);
        if (page.IsFromBack)
            items.Reverse();
        return new Slice<TRow>(
            items, hasAfter || (isMore && !page.IsFromBack), hasBefore || (isMore && page.IsFromBack), count);
    }

    private async Task<long> Count(NpgsqlDataSource db, PageQuestion page, CancellationToken ct)
    {
        var question = page with { Parameters = new SqlParameters() };
        var text = sql.Count(question);
        await using var reader = await Guarded.Read(db, question.Caller, text, question.Parameters, ct);
        await reader.ReadAsync(ct);
        return reader.GetInt64(0);
    }

    private static Refusal? Refused(NpgsqlDataReader reader, string? unitCode) =>
        !reader.GetBoolean(0) ? UnitRefusals.Unknown(unitCode!)
        : !reader.GetBoolean(1) ? ReadRefusals.Forbidden(unitCode!)
        : null;

    private static SliceItem<TRow> Item(
        NpgsqlDataReader reader, RowPart<TRow>[] parts, Ordering ordering, bool hasCursors)
    {
        string[] keys = hasCursors
            ? [.. Enumerable.Range(HeadLength, ordering.Keys.Count).Select(reader.GetString)]
            : [];
        var row = new TRow();
        parts.Read(row, reader, HeadLength + keys.Length);
        return new SliceItem<TRow>(row, ordering, keys);
    }
}

/// <summary>Who asks, and on which day of the business clock.</summary>
public sealed record Caller(ReadScope Scope, DateOnly Today)
{
    /// <summary>The business clock; the beginning of the day in UTC where nobody says.</summary>
    public DateTimeOffset Now { get; init; } = new(Today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>How far the local time of those who report is ahead of UTC.</summary>
    public TimeSpan Offset { get; init; } = TimeSpan.Zero;
}
