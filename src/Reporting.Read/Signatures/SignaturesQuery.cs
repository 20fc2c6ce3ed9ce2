using Npgsql;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;

namespace Reporting.Read.Signatures;

/// <summary>A signing request and what became of it; columns that were not asked for stay empty.</summary>
public sealed record SignatureRow
{
    public Guid RequestId { get; set; }
    public Guid ReportId { get; set; }
    public int Version { get; set; }
    public string Act { get; set; } = "";
    public string? Capacity { get; set; }
    public Guid CertificateId { get; set; }
    public AccountRow? Signer { get; set; }
    public string State { get; set; } = "";
    public string? Cms { get; set; }
    public string? Evidence { get; set; }
    public string[] Findings { get; set; } = [];
    public DateTimeOffset RequestedAt { get; set; }
    public DateTimeOffset Since { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public long Position { get; set; }

    internal static readonly RowShape<SignatureRow> Shape = new RowShape<SignatureRow>(
        new("request_id", "s.request_id", (row, reader, i) => row.RequestId = reader.GetGuid(i)),
        new("report_id", "s.report_id", (row, reader, i) => row.ReportId = reader.GetGuid(i)),
        new("version", "s.version", (row, reader, i) => row.Version = reader.GetInt32(i)),
        new("act", "s.act", (row, reader, i) => row.Act = reader.GetString(i)),
        new("capacity", "s.capacity", (row, reader, i) => row.Capacity = reader.Text(i)),
        new("certificate_id", "s.certificate_id", (row, reader, i) => row.CertificateId = reader.GetGuid(i)),
        new("state", "s.state", (row, reader, i) => row.State = reader.GetString(i)),
        new("cms", "s.cms", (row, reader, i) => row.Cms = reader.Text(i)),
        new("evidence", "s.evidence", (row, reader, i) => row.Evidence = reader.Text(i)),
        new("findings", "s.findings", (row, reader, i) => row.Findings =
            reader.IsDBNull(i) ? [] : reader.GetFieldValue<string[]>(i)),
        new("requested_at", "s.requested_at", (row, reader, i) => row.RequestedAt = reader.Instant(i)),
        new("since", "s.since", (row, reader, i) => row.Since = reader.Instant(i)),
        new("revoked_at", "s.revoked_at", (row, reader, i) => row.RevokedAt = reader.InstantOrNull(i)),
        new("position", "s.position", (row, reader, i) => row.Position = reader.GetInt64(i)))
        .With("signer", "read.accounts a where a.account_id = s.account_id", AccountRow.Shape,
            row => row.Signer ??= new AccountRow(), isOptional: true);
}

/// <summary>A signature that is looked at again.</summary>
public sealed record SignatureKey(Guid ReportId, Guid RequestId);

/// <summary>The signatures on reports.</summary>
public static class SignaturesQuery
{
    private static readonly Listing<SignatureRow> Listing = new(
        "read.signatures s", [new("s.position", "bigint", IsDescending: true)],
        unit: "(select r.unit_id from read.report_status r where r.report_id = s.report_id)", SignatureRow.Shape);

    public static Task<Answer<Slice<SignatureRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? within, Caller caller,
        CancellationToken ct) =>
        Listing.Page(db, page, columns, _ => [], caller, within, ct);

    /// <summary>Those that were held, the longest first.</summary>
    public static Task<IReadOnlyList<SignatureKey>> Held(NpgsqlDataSource db, CancellationToken ct) =>
        Keys(db, "state = 'held' order by since", new SqlParameters(), ct);

    /// <summary>The certificates of signatures that count.</summary>
    public static Task<IReadOnlyList<Guid>> UsedCertificates(NpgsqlDataSource db, CancellationToken ct) => AsOwner.Rows(
        db, "select distinct certificate_id from read.signatures where state = 'valid'", new SqlParameters(),
        reader => reader.GetGuid(0), ct);

    /// <summary>The signatures of a certificate that count: a later list may say otherwise.</summary>
    public static Task<IReadOnlyList<SignatureKey>> ValidOf(NpgsqlDataSource db, Guid certificate, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        return Keys(db, $"state = 'valid' and certificate_id = {parameters.Uuid(certificate)}", parameters, ct);
    }

    private static Task<IReadOnlyList<SignatureKey>> Keys(
        NpgsqlDataSource db, string condition, SqlParameters parameters, CancellationToken ct) => AsOwner.Rows(
        db, $"select report_id, request_id from read.signatures where {condition}", parameters,
        reader => new SignatureKey(reader.GetGuid(0), reader.GetGuid(1)), ct);
}
