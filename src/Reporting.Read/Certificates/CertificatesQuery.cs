using Npgsql;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Certificates;

/// <summary>Whose a certificate is or was; columns that were not asked for stay empty.</summary>
public sealed record CertificateRow
{
    public Guid CertificateId { get; set; }
    public AccountRow? Holder { get; set; }
    public UnitRow? Unit { get; set; }
    public string Identifier { get; set; } = "";
    public string Serial { get; set; } = "";
    public string Certificate { get; set; } = "";
    public DateTimeOffset From { get; set; }
    public DateTimeOffset? To { get; set; }
    public DateTimeOffset BoundAt { get; set; }
    public AccountRow? BoundBy { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }
    public AccountRow? ConfirmedBy { get; set; }
    public string? EndReason { get; set; }

    internal static readonly RowShape<CertificateRow> Shape = new RowShape<CertificateRow>(
        new("certificate_id", "c.certificate_id", (row, reader, i) => row.CertificateId = reader.GetGuid(i)),
        new("identifier", "c.identifier", (row, reader, i) => row.Identifier = reader.GetString(i)),
        new("serial", "c.serial", (row, reader, i) => row.Serial = reader.GetString(i)),
        new("certificate", "c.certificate", (row, reader, i) => row.Certificate = reader.GetString(i)),
        new("from_time", "c.from_time", (row, reader, i) => row.From = reader.Instant(i)),
        new("to_time", "c.to_time", (row, reader, i) => row.To = reader.InstantOrNull(i)),
        new("bound_at", "c.bound_at", (row, reader, i) => row.BoundAt = reader.Instant(i)),
        new("confirmed_at", "c.confirmed_at", (row, reader, i) => row.ConfirmedAt = reader.InstantOrNull(i)),
        new("end_reason", "c.end_reason", (row, reader, i) => row.EndReason = reader.Text(i)))
        .With("holder", "read.accounts a where a.account_id = c.account_id", AccountRow.Shape,
            row => row.Holder ??= new AccountRow(), isOptional: true)
        .With("bound_by", "read.accounts a where a.account_id = c.bound_by", AccountRow.Shape,
            row => row.BoundBy ??= new AccountRow(), isOptional: true)
        .With("confirmed_by", "read.accounts a where a.account_id = c.confirmed_by", AccountRow.Shape,
            row => row.ConfirmedBy ??= new AccountRow(), isOptional: true)
        .With("unit", "read.units u where u.unit_id = c.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow(),
            isOptional: true);
}

/// <summary>Whose certificates are.</summary>
public static class CertificatesQuery
{
    // A person's are seen by those who see the unit where the person works.
    private static readonly Listing<CertificateRow> Listing = new(
        "read.certificates c", [new("c.bound_position", "bigint", IsDescending: true)],
        unit: "coalesce(c.unit_id, (select a.unit_id from read.accounts a where a.account_id = c.account_id))",
        CertificateRow.Shape);

    public static Task<Answer<Slice<CertificateRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? within, Caller caller,
        CancellationToken ct) =>
        Listing.Page(db, page, columns, _ => [], caller with { Scope = caller.Scope.OfAccounts() }, within, ct);

    /// <summary>The ids of the certificates that are, or were, bound to a person or to a unit.</summary>
    public static Task<IReadOnlyList<Guid>> Of(NpgsqlDataSource db, Guid? account, Guid? unit, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        return AsOwner.Rows(
            db,
            $"""
            select distinct certificate_id from read.certificates
            where account_id = {parameters.UuidOrNull(account)} or unit_id = {parameters.UuidOrNull(unit)}
            """, parameters, reader => reader.GetGuid(0), ct);
    }
}
