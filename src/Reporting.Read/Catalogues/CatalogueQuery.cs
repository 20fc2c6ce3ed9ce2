using Npgsql;
using Reporting.Read.Reading;

namespace Reporting.Read.Catalogues;

/// <summary>Something that the units are told; columns that were not asked for stay empty.</summary>
public sealed record CatalogueNoticeRow
{
    public long Position { get; set; }
    public DateTimeOffset KnownAt { get; set; }
    public string Kind { get; set; } = "";
    public string Code { get; set; } = "";
    public int? Version { get; set; }
    public string? Name { get; set; }
    public DateOnly? From { get; set; }
    public string? Notice { get; set; }
    public string? LegalBasis { get; set; }

    internal static readonly RowShape<CatalogueNoticeRow> Shape = new(
        new("position", "n.position", (row, reader, i) => row.Position = reader.GetInt64(i)),
        new("known_at", "n.known_at", (row, reader, i) => row.KnownAt = reader.Instant(i)),
        new("kind", "n.kind", (row, reader, i) => row.Kind = reader.GetString(i)),
        new("code", "n.code", (row, reader, i) => row.Code = reader.GetString(i)),
        new("version", "n.version", (row, reader, i) => row.Version = reader.Integer(i)),
        new("name", "n.name", (row, reader, i) => row.Name = reader.Text(i)),
        new("from_day", "n.from_day", (row, reader, i) => row.From = reader.DayOrNull(i)),
        new("notice", "n.notice", (row, reader, i) => row.Notice = reader.Text(i)),
        new("legal_basis", "n.legal_basis", (row, reader, i) => row.LegalBasis = reader.Text(i)));
}

/// <summary>An entry that a decision changes.</summary>
/// <param name="UpdatedOn">When a version of it became official that names the decision; null while none has.</param>
public sealed record CatalogueDecisionEntryRow(string Kind, string Code, DateTimeOffset? UpdatedOn);

/// <summary>A decision that changes the catalogues; columns that were not asked for stay empty.</summary>
public sealed record CatalogueDecisionRow
{
    public string Number { get; set; } = "";
    public DateOnly DecidedOn { get; set; }
    public DateOnly DueOn { get; set; }
    public string Summary { get; set; } = "";
    public IReadOnlyList<CatalogueDecisionEntryRow> Entries { get; set; } = [];

    /// <summary>Whether its day has passed and some entry is not up to date.</summary>
    public bool IsOverdue(DateOnly day) => DueOn < day && Entries.Any(entry => entry.UpdatedOn is null);

    private const string EntriesSql =
        """
        (select array_agg(array[e.kind, e.code, to_char(u.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')] order by e.place)
        from read.catalogue_decision_entries e
        left join lateral (
            select min(n.known_at) as known_at from read.catalogue_notices n
            where n.kind = e.kind and n.code = e.code and n.legal_basis = e.number) u on true
        where e.number = d.number)
        """;

    internal static readonly RowShape<CatalogueDecisionRow> Shape = new(
        new("number", "d.number", (row, reader, i) => row.Number = reader.GetString(i)),
        new("decided_on", "d.decided_on", (row, reader, i) => row.DecidedOn = reader.Day(i)),
        new("due_on", "d.due_on", (row, reader, i) => row.DueOn = reader.Day(i)),
        new("summary", "d.summary", (row, reader, i) => row.Summary = reader.GetString(i)),
        new("entries", EntriesSql, (row, reader, i) => row.Entries = Read(reader.GetFieldValue<string?[,]>(i))));

    private static CatalogueDecisionEntryRow[] Read(string?[,] texts) =>
    [
        .. Enumerable.Range(0, texts.GetLength(0)).Select(i => new CatalogueDecisionEntryRow(
            texts[i, 0]!, texts[i, 1]!, texts[i, 2] is { } at
                ? DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture) : null)),
    ];
}

/// <summary>Notices and decisions of the catalogues.</summary>
public static class CatalogueQuery
{
    private static readonly Listing<CatalogueNoticeRow> Notices = new(
        "read.catalogue_notices n", [new("n.position", "bigint", IsDescending: true)], unit: null,
        CatalogueNoticeRow.Shape);

    private static readonly Listing<CatalogueDecisionRow> Decisions = new(
        "read.catalogue_decisions d", [new("d.due_on", "date", IsDescending: true), new("d.number", "text")], unit: null,
        CatalogueDecisionRow.Shape);

    public static Task<Answer<Slice<CatalogueNoticeRow>>> ListNotices(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, Caller caller, CancellationToken ct) =>
        Notices.Page(db, page, columns, _ => [], caller, null, ct);

    public static Task<Answer<Slice<CatalogueDecisionRow>>> ListDecisions(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, Caller caller, CancellationToken ct) =>
        Decisions.Page(db, page, columns, _ => [], caller, null, ct);
}
