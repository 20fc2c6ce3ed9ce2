using Npgsql;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Publications;

/// <summary>A publication; columns that were not asked for stay empty.</summary>
public sealed record PublicationRow
{
    public Guid PublicationId { get; set; }
    public string Kind { get; set; } = "";
    public UnitRow? Unit { get; set; }
    public string[] Indicators { get; set; } = [];
    public string? From { get; set; }
    public string? To { get; set; }
    public Guid? ReportId { get; set; }
    public string Reason { get; set; } = "";
    public string State { get; set; } = "";
    public DateTimeOffset RequestedAt { get; set; }
    public string? Document { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawnReason { get; set; }
    public long Position { get; set; }

    internal const string StateSql =
        """
        case when p.withdrawn_at is not null then 'withdrawn' when p.approved_at is not null then 'approved' else 'requested' end
        """;

    internal static readonly RowShape<PublicationRow> Shape = new RowShape<PublicationRow>(
        new("publication_id", "p.publication_id", (row, reader, i) => row.PublicationId = reader.GetGuid(i)),
        new("kind", "p.kind", (row, reader, i) => row.Kind = reader.GetString(i)),
        new("indicators", "p.indicators", (row, reader, i) => row.Indicators = reader.GetFieldValue<string[]>(i)),
        new("from", "p.from_period", (row, reader, i) => row.From = reader.Text(i)),
        new("to", "p.to_period", (row, reader, i) => row.To = reader.Text(i)),
        new("report_id", "p.report_id", (row, reader, i) => row.ReportId = reader.Uuid(i)),
        new("reason", "p.reason", (row, reader, i) => row.Reason = reader.GetString(i)),
        new("state", StateSql, (row, reader, i) => row.State = reader.GetString(i)),
        new("requested_at", "p.requested_at", (row, reader, i) => row.RequestedAt = reader.Instant(i)),
        new("document", "p.document", (row, reader, i) => row.Document = reader.Text(i)),
        new("approved_at", "p.approved_at", (row, reader, i) => row.ApprovedAt = reader.InstantOrNull(i)),
        new("withdrawn_at", "p.withdrawn_at", (row, reader, i) => row.WithdrawnAt = reader.InstantOrNull(i)),
        new("withdrawn_reason", "p.withdrawn_reason", (row, reader, i) => row.WithdrawnReason = reader.Text(i)),
        new("position", "p.position", (row, reader, i) => row.Position = reader.GetInt64(i)))
        .With("unit", "read.units u where u.unit_id = p.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow());
}

/// <summary>Publications, the newest first.</summary>
public static class PublicationsQuery
{
    private static readonly Listing<PublicationRow> Listing = new(
        "read.publications p",
        [new("p.requested_at", "timestamptz", IsDescending: true), new("p.publication_id", "uuid", IsDescending: true)],
        unit: "p.unit_id", PublicationRow.Shape);

    public static Task<Answer<Slice<PublicationRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? within, Caller caller,
        CancellationToken ct) => Listing.Page(db, page, columns, _ => [], caller, within, ct);

    /// <summary>The decisions under which sums of a unit are published for a question; none where they are not.</summary>
    public static async Task<IReadOnlyList<string>> OfSums(
        NpgsqlDataSource db, string unit, IReadOnlyCollection<string> indicators, string periodKind, DateOnly from,
        DateOnly to, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var sql =
            $"""
            select p.document from read.publications p
            join read.units u on u.unit_id = p.unit_id and u.code = {parameters.Text(unit)}
            where p.kind = 'aggregate' and p.approved_at is not null and p.withdrawn_at is null
                and p.indicators @> {parameters.Texts(indicators)} and p.period_kind = {parameters.Text(periodKind)}
                and p.from_first <= {parameters.Date(from)} and p.to_first >= {parameters.Date(to)}
            order by p.approved_at
            """;
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var documents = new List<string>();
        while (await reader.ReadAsync(ct))
            documents.Add(reader.GetString(0));
        return documents;
    }

    /// <summary>The decision under which a figure <c>c</c> of a report <c>f</c> is published, as a part of a
    /// statement.</summary>
    internal const string OfFigureSql =
        """
        (select p.document from read.publications p
        where p.unit_id = f.unit_id and p.approved_at is not null and p.withdrawn_at is null
            and (p.report_id = f.report_id or (p.kind = 'figure' and c.indicator = any (p.indicators)
                and p.period_kind = f.period_kind and f.period_first between p.from_first and p.to_first))
        order by p.approved_at limit 1)
        """;
}
