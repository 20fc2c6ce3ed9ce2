using Npgsql;
using NpgsqlTypes;

namespace Reporting.Read.Projections;

/// <summary>A set-based change of a read model's tables. The changes of a page run in their order, in one
/// transaction.</summary>
public abstract record Change
{
    private Change() { }

    /// <summary>One statement; its parameters are arrays, one item for each row.</summary>
    public sealed record Statement(string Sql, IReadOnlyList<NpgsqlParameter> Parameters) : Change;

    /// <summary>New rows, by binary COPY.</summary>
    public sealed record Copy(string Sql, Func<NpgsqlBinaryImporter, CancellationToken, Task> Write) : Change;

    /// <summary>Changes that follow from rows which the projection has already written: read back in the same
    /// transaction, and worked out in memory. It asks for nothing but the projection's own tables.</summary>
    public sealed record Derived(
        Func<NpgsqlConnection, CancellationToken, Task<IReadOnlyList<Change>>> Changes) : Change;

    /// <summary>New rows of a table; nothing when there are none.</summary>
    internal static IEnumerable<Change> Insert<TRow>(string table, IReadOnlyList<TRow> rows,
        IReadOnlyList<Column<TRow>> columns)
    {
        if (rows.Count == 0)
            yield break;
        var names = string.Join(", ", columns.Select(column => column.Name));
        yield return new Copy($"copy {table} ({names}) from stdin (format binary)", async (importer, ct) =>
        {
            foreach (var row in rows)
            {
                await importer.StartRowAsync(ct);
                foreach (var column in columns)
                    await column.Write(importer, row, ct);
            }
        });
    }

    /// <summary>A statement whose <c>$1</c>, <c>$2</c>, … are the columns of the rows; nothing when there are
    /// none.</summary>
    internal static IEnumerable<Change> Run<TRow>(string sql, IReadOnlyList<TRow> rows,
        IReadOnlyList<Column<TRow>> columns)
    {
        if (rows.Count > 0)
            yield return new Statement(sql, [.. columns.Select(column => column.Parameter(rows))]);
    }
}

/// <summary>A column of rows that are written together.</summary>
internal abstract class Column<TRow>(string name, NpgsqlDbType type)
{
    public string Name => name;

    protected NpgsqlDbType Type => type;

    internal abstract Task Write(NpgsqlBinaryImporter importer, TRow row, CancellationToken ct);

    internal abstract NpgsqlParameter Parameter(IReadOnlyList<TRow> rows);
}

/// <summary>A column and where its value comes from.</summary>
internal sealed class Column<TRow, T>(string name, NpgsqlDbType type, Func<TRow, T> value) : Column<TRow>(name, type)
{
    internal override Task Write(NpgsqlBinaryImporter importer, TRow row, CancellationToken ct) =>
        value(row) is { } given ? importer.WriteAsync(given, Type, ct) : importer.WriteNullAsync(ct);

    internal override NpgsqlParameter Parameter(IReadOnlyList<TRow> rows)
    {
        var values = new T[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(rows[i]);
        return new NpgsqlParameter<T[]> { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | Type };
    }
}

/// <summary>The columns of rows of one kind, by type.</summary>
internal static class Columns<TRow>
{
    public static Column<TRow> Uuid(string name, Func<TRow, Guid> value) => new Column<TRow, Guid>(name,
        NpgsqlDbType.Uuid, value);

    public static Column<TRow> UuidOrNull(string name, Func<TRow, Guid?> value) =>
        new Column<TRow, Guid?>(name, NpgsqlDbType.Uuid, value);

    public static Column<TRow> Text(string name, Func<TRow, string?> value) =>
        new Column<TRow, string?>(name, NpgsqlDbType.Text, value);

    public static Column<TRow> Json(string name, Func<TRow, string?> value) =>
        new Column<TRow, string?>(name, NpgsqlDbType.Jsonb, value);

    public static Column<TRow> Int(string name, Func<TRow, int> value) => new Column<TRow, int>(name,
        NpgsqlDbType.Integer, value);

    public static Column<TRow> IntOrNull(string name, Func<TRow, int?> value) =>
        new Column<TRow, int?>(name, NpgsqlDbType.Integer, value);

    public static Column<TRow> Long(string name, Func<TRow, long> value) => new Column<TRow, long>(name,
        NpgsqlDbType.Bigint, value);

    public static Column<TRow> LongOrNull(string name, Func<TRow, long?> value) =>
        new Column<TRow, long?>(name, NpgsqlDbType.Bigint, value);

    public static Column<TRow> Bool(string name, Func<TRow, bool> value) => new Column<TRow, bool>(name,
        NpgsqlDbType.Boolean, value);

    public static Column<TRow> Date(string name, Func<TRow, DateOnly> value) =>
        new Column<TRow, DateOnly>(name, NpgsqlDbType.Date, value);

    public static Column<TRow> DateOrNull(string name, Func<TRow, DateOnly?> value) =>
        new Column<TRow, DateOnly?>(name, NpgsqlDbType.Date, value);

    public static Column<TRow> TimeOrNull(string name, Func<TRow, DateTimeOffset?> value) =>
        new Column<TRow, DateTime?>(name, NpgsqlDbType.TimestampTz, row => value(row)?.UtcDateTime);

    public static Column<TRow> Short(string name, Func<TRow, short> value) =>
        new Column<TRow, short>(name, NpgsqlDbType.Smallint, value);

    public static Column<TRow> Bytes(string name, Func<TRow, byte[]> value) =>
        new Column<TRow, byte[]>(name, NpgsqlDbType.Bytea, value);

    public static Column<TRow> Decimal(string name, Func<TRow, decimal> value) =>
        new Column<TRow, decimal>(name, NpgsqlDbType.Numeric, value);

    public static Column<TRow> DecimalOrNull(string name, Func<TRow, decimal?> value) =>
        new Column<TRow, decimal?>(name, NpgsqlDbType.Numeric, value);

    public static Column<TRow> Time(string name, Func<TRow, DateTimeOffset> value) =>
        new Column<TRow, DateTime>(name, NpgsqlDbType.TimestampTz, row => value(row).UtcDateTime);

    public static Column<TRow> BoolOrNull(string name, Func<TRow, bool?> value) =>
        new Column<TRow, bool?>(name, NpgsqlDbType.Boolean, value);

    public static Column<TRow> TextsOrNull(string name, Func<TRow, string[]?> value) =>
        new Column<TRow, string[]?>(name, NpgsqlDbType.Array | NpgsqlDbType.Text, value);

    public static Column<TRow> Texts(string name, Func<TRow, string[]> value) =>
        new Column<TRow, string[]>(name, NpgsqlDbType.Array | NpgsqlDbType.Text, value);

    public static Column<TRow> Decimals(string name, Func<TRow, decimal[]> value) =>
        new Column<TRow, decimal[]>(name, NpgsqlDbType.Array | NpgsqlDbType.Numeric, value);

    public static Column<TRow> UuidsOrNull(string name, Func<TRow, Guid[]?> value) =>
        new Column<TRow, Guid[]?>(name, NpgsqlDbType.Array | NpgsqlDbType.Uuid, value);

    public static Column<TRow> Uuids(string name, Func<TRow, Guid[]> value) =>
        new Column<TRow, Guid[]>(name, NpgsqlDbType.Array | NpgsqlDbType.Uuid, value);
}
