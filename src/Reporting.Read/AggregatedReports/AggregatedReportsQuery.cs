using Npgsql;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.AggregatedReports;

/// <summary>A version of a report that was made from others; columns that were not asked for stay empty.</summary>
public sealed record AggregatedReportRow
{
    public Guid ReportId { get; set; }
    public int Version { get; set; }
    public UnitRow? Unit { get; set; }
    public string Regime { get; set; } = "";
    public string Period { get; set; } = "";
    public long Position { get; set; }
    public DateTimeOffset KnownAt { get; set; }
    public bool IsPartial { get; set; }
    public IReadOnlyList<ContributorRow> Contributors { get; set; } = [];
    public IReadOnlyList<AbsentRow> Absent { get; set; } = [];
    public DateTimeOffset? OutdatedAt { get; set; }
    public Guid? OutdatedBy { get; set; }
    public DateTimeOffset? SupersededAt { get; set; }

    internal static readonly RowShape<AggregatedReportRow> Shape = new RowShape<AggregatedReportRow>(
        new("report_id", "g.report_id", (row, reader, i) => row.ReportId = reader.GetGuid(i)),
        new("version", "g.version", (row, reader, i) => row.Version = reader.GetInt32(i)),
        new("regime", "g.regime", (row, reader, i) => row.Regime = reader.GetString(i)),
        new("period", "g.period", (row, reader, i) => row.Period = reader.GetString(i)),
        new("position", "g.position", (row, reader, i) => row.Position = reader.GetInt64(i)),
        new("known_at", "g.known_at", (row, reader, i) => row.KnownAt = reader.Instant(i)),
        new("is_partial", "g.is_partial", (row, reader, i) => row.IsPartial = reader.GetBoolean(i)),
        new("contributors", "g.contributors", (row, reader, i) =>
            row.Contributors = ContributorsJson.Contributors(reader.GetString(i))),
        new("absent", "g.absent", (row, reader, i) => row.Absent = ContributorsJson.Absent(reader.Text(i))),
        new("outdated_at", "g.outdated_at", (row, reader, i) => row.OutdatedAt = reader.InstantOrNull(i)),
        new("outdated_by", "g.outdated_by", (row, reader, i) => row.OutdatedBy = reader.Uuid(i)),
        new("superseded_at", "g.superseded_at", (row, reader, i) => row.SupersededAt = reader.InstantOrNull(i)))
        .With("unit", "read.units u where u.unit_id = g.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow());
}

/// <summary>The reports that were made from others, the newest first.</summary>
public static class AggregatedReportsQuery
{
    private static readonly Listing<AggregatedReportRow> Listing = new(
        "read.aggregated_reports g", [new("g.position", "bigint", IsDescending: true)], unit: "g.unit_id",
        AggregatedReportRow.Shape);

    public static Task<Answer<Slice<AggregatedReportRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? within, Caller caller,
        CancellationToken ct) =>
        Listing.Page(db, page, columns, _ => [], caller, within, ct);
}
