using Npgsql;

namespace Reporting.Read.Reading;

/// <summary>A column of a list: its public name, where it comes from, and where it goes in the row.</summary>
internal sealed record RowPart<TRow>(string Name, string Sql, Action<TRow, NpgsqlDataReader, int> Read);

/// <summary>Which columns a row can have. Only those that somebody asks for are read.</summary>
internal sealed class RowShape<TRow>(params IReadOnlyList<RowPart<TRow>> parts)
{
    public IReadOnlyList<RowPart<TRow>> Parts => parts;

    /// <summary>The parts of some names; all of the row's own when nobody says which.</summary>
    public RowPart<TRow>[] Select(IReadOnlyCollection<string>? columns) =>
        [.. parts.Where(part => columns?.Contains(part.Name) ?? !part.Name.Contains('.', StringComparison.Ordinal))];

    /// <summary>This shape and the columns of another row that a key leads to, named <c>prefix.column</c>: read in the
    /// same
    /// statement, only when asked for.</summary>
    /// <param name="prefix">What the columns' names begin with, without the dot.</param>
    /// <param name="source">Where the other row is, up to the key, for example <c>read.units u where u.unit_id =
    /// r.unit_id</c>.</param>
    /// <param name="of">The other shape.</param>
    /// <param name="get">Gives the other row, and makes it when it is not there yet.</param>
    /// <param name="isOptional">Whether there may be no other row; then it is made only for columns that are not
    /// null.</param>
    public RowShape<TRow> With<TOther>(
        string prefix, string source, RowShape<TOther> of, Func<TRow, TOther> get, bool isOptional = false) => new(
    [
        .. parts,
        .. of.Parts.Select(part => new RowPart<TRow>(
            $"{prefix}.{part.Name}", $"(select {part.Sql} from {source})", (row, reader, i) =>
            {
                if (reader.IsDBNull(i) && isOptional)
                    return;
                var other = get(row);
                if (!reader.IsDBNull(i))
                    part.Read(other, reader, i);
            })),
    ]);
}

internal static class RowParts
{
    /// <summary>Fills a row from the columns that begin at an ordinal.</summary>
    public static void Read<TRow>(this IReadOnlyList<RowPart<TRow>> selected, TRow row, NpgsqlDataReader reader,
        int ordinal)
    {
        for (var i = 0; i < selected.Count; i++)
            selected[i].Read(row, reader, ordinal + i);
    }
}
