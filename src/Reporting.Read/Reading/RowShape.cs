using Npgsql;

namespace Reporting.Read.Reading;

/// <summary>A column of a list: its public name, where it comes from, and where it goes in the row.</summary>
internal sealed record RowPart<TRow>(string Name, string Sql, Action<TRow, NpgsqlDataReader, int> Read);

/// <summary>Which columns a row can have. Only those that somebody asks for are read.</summary>
internal sealed class RowShape<TRow>(params IReadOnlyList<RowPart<TRow>> parts)
{
    public IReadOnlyList<RowPart<TRow>> Parts => parts;

    /// <summary>The parts of some names, or all of them.</summary>
    public RowPart<TRow>[] Select(IReadOnlyCollection<string>? columns) =>
        [.. parts.Where(part => columns is null || columns.Contains(part.Name))];
}

/// <summary>A part of what a list is sorted and paged by.</summary>
/// <param name="Sql">The column.</param>
/// <param name="Type">How PostgreSQL calls its type: text, date, uuid, bigint or integer.</param>
internal sealed record SortKey(string Sql, string Type)
{
    /// <summary>Whether a cursor's text can be a value of this key; else the database would refuse the cast.</summary>
    public bool Accepts(string text) => Type switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
        "uuid" => Guid.TryParse(text, out _),
        "bigint" => long.TryParse(text, out _),
        "integer" => int.TryParse(text, out _),
        _ => !text.Contains('\0'),
    };
}
