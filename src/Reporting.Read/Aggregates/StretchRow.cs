using Npgsql;
using Reporting.Read.Reading;

namespace Reporting.Read.Aggregates;

/// <summary>The figures of a report in a group: a row of the statement.</summary>
internal readonly record struct StretchRow(
    Guid Group, Guid Unit, decimal? Share, int Figures, bool IsSucceeded, bool IsUndivided, bool IsProvisional, bool IsUnread,
    DateOnly PeriodFirst)
{
    /// <summary>The columns of a row, in their order; the first one is the head's. What a row is marked with is one
    /// number.</summary>
    public static string Columns(bool withPeriod) =>
        $"""
        null::text, j.group_id, j.unit_id, nullif(j.weight, 1),
            (j.figures + case when j.is_succeeded then 4 else 0 end + case when j.is_undivided then 8 else 0 end
                + case when j.is_provisional then 16 else 0 end + case when n.report_id is not null then 32 else 0 end)::integer,
            j.period_first, {(withPeriod ? "j.period" : "null::text")}, f.place, j.not_added, j.derived, j.as_text
        """;

    /// <summary>The same columns of the head.</summary>
    public const string NoColumns =
        """
        null::uuid, null::uuid, null::numeric, null::integer, null::date, null::text, null::integer, null::text[], null::text[],
            null::text
        """;

    public static StretchRow Read(NpgsqlDataReader reader)
    {
        var marks = reader.GetInt32(4);
        return new StretchRow(
            reader.GetGuid(1), reader.GetGuid(2), reader.Exact(3), marks & 3, (marks & 4) != 0, (marks & 8) != 0,
            (marks & 16) != 0, (marks & 32) != 0, reader.Day(5));
    }

    public static string Period(NpgsqlDataReader reader) => reader.GetString(6);

    /// <summary>Which of the head's forms the report has.</summary>
    public static int Form(NpgsqlDataReader reader) => reader.GetInt32(7);

    /// <summary>Figures that another regime reported first.</summary>
    public static string[]? NotAdded(NpgsqlDataReader reader) => Texts(reader, 8);

    /// <summary>Figures that are in reports below already; null for a report that is not made from others.</summary>
    public static string[]? Derived(NpgsqlDataReader reader) => Texts(reader, 9);

    /// <summary>See <see cref="Figures.FiguresAsText"/>.</summary>
    public static byte[] Text(NpgsqlDataReader reader) => reader.GetFieldValue<byte[]>(TextColumn);

    internal const int TextColumn = 10;

    private static string[]? Texts(NpgsqlDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<string[]>(ordinal);
}
