using Npgsql;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Usage;

/// <summary>A line of a usage report; columns that were not asked for stay empty.</summary>
public sealed record UsageRow
{
    public UnitRow? Unit { get; set; }
    public string Period { get; set; } = "";
    public string? Regime { get; set; }
    public string? Kind { get; set; }
    public long Assigned { get; set; }
    public long Sent { get; set; }
    public long OnTime { get; set; }
    public long Late { get; set; }
    public long Missing { get; set; }
    public long Returned { get; set; }
    public long Corrected { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
    public long Position { get; set; }
    public long AtPosition { get; set; }

    /// <summary>The names of its own columns.</summary>
    public static IReadOnlyList<string> ColumnNames => [.. Shape.Select(null).Select(part => part.Name)];

    internal static readonly RowShape<UsageRow> Shape = new RowShape<UsageRow>(
        new("period", "l.period", (row, reader, i) => row.Period = reader.GetString(i)),
        new("regime", "l.regime", (row, reader, i) => row.Regime = reader.Text(i)),
        new("kind", "l.kind", (row, reader, i) => row.Kind = reader.Text(i)),
        new("assigned", "l.assigned", (row, reader, i) => row.Assigned = reader.GetInt64(i)),
        new("sent", "l.sent", (row, reader, i) => row.Sent = reader.GetInt64(i)),
        new("on_time", "l.on_time", (row, reader, i) => row.OnTime = reader.GetInt64(i)),
        new("late", "l.late", (row, reader, i) => row.Late = reader.GetInt64(i)),
        new("missing", "l.missing", (row, reader, i) => row.Missing = reader.GetInt64(i)),
        new("returned", "l.returned", (row, reader, i) => row.Returned = reader.GetInt64(i)),
        new("corrected", "l.corrected", (row, reader, i) => row.Corrected = reader.GetInt64(i)),
        new("recorded_at", "l.recorded_at", (row, reader, i) => row.RecordedAt = reader.Instant(i)),
        new("position", "l.position", (row, reader, i) => row.Position = reader.GetInt64(i)),
        new("at_position", "l.at_position", (row, reader, i) => row.AtPosition = reader.GetInt64(i)))
        .With("unit", "read.units u where u.unit_id = l.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow());
}

/// <summary>The usage reports of the units, the newest period first.</summary>
public static class UsageQuery
{
    private static readonly Listing<UsageRow> Listing = new(
        "read.usage_lines l",
        [
            new("l.period_first", "date", IsDescending: true), new("l.position", "bigint", IsDescending: true),
            new("l.line", "integer", IsDescending: true),
        ],
        unit: "l.unit_id", UsageRow.Shape);

    public static Task<Answer<Slice<UsageRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? within, string? period,
        Caller caller, CancellationToken ct) => Listing.Page(
        db, page, columns, parameters => period is null ? [] : [$"l.period = {parameters.Text(period)}"], caller, within,
        ct);
}
