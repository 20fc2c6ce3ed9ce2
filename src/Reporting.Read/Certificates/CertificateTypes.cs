using Reporting.GraphQL.Types;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Certificates;

/// <summary>Certificates in GraphQL.</summary>
internal static class CertificateTypes
{
    private static readonly ObjectType Certificate = ObjectType.Of<CertificateRow>(
        "CertificateBinding", "Whose a certificate is or was (chứng thư số và chủ thể).", f =>
    [
        f.Of("certificate", Scalars.Id.NonNull, "Its id, as in `/api/certificates/{id}` (mã chứng thư số).",
            row => row.CertificateId).Reads("certificate_id"),
        f.Of("holder", AccountTypes.Account, "The person; or else the unit (người sở hữu).", row => row.Holder)
            .Reads("holder."),
        f.Of("unit", UnitTypes.Unit, "The unit whose seal it is (cơ quan sở hữu).", row => row.Unit).Reads("unit."),
        f.Of("identifier", Scalars.String.NonNull, "What in its subject says whose it is (mã định danh).",
            row => row.Identifier).Reads("identifier"),
        f.Of("serial", Scalars.String.NonNull, "Its serial number, hex (số sê-ri).", row => row.Serial).Reads("serial"),
        f.Of("sha256", Scalars.String.NonNull, "SHA-256 of the certificate (mã băm).", row => row.Certificate)
            .Reads("certificate"),
        f.Of("from", Scalars.DateTime.NonNull, "From when it may sign (từ thời điểm).", row => row.From).Reads("from_time"),
        f.Of("to", Scalars.DateTime, "The first instant at which it may not (đến thời điểm).", row => row.To)
            .Reads("to_time"),
        f.Of("boundAt", Scalars.DateTime.NonNull, "When that was recorded (thời điểm gắn).", row => row.BoundAt)
            .Reads("bound_at"),
        f.Of("boundBy", AccountTypes.Account, "Who said so (người gắn).", row => row.BoundBy).Reads("bound_by."),
        f.Of("confirmedAt", Scalars.DateTime, "When another one confirmed it; null: it signs nothing (thời điểm xác nhận).",
            row => row.ConfirmedAt).Reads("confirmed_at"),
        f.Of("confirmedBy", AccountTypes.Account, "Who confirmed it (người xác nhận).", row => row.ConfirmedBy)
            .Reads("confirmed_by."),
        f.Of("endReason", Scalars.String, "Why it ended (lý do chấm dứt).", row => row.EndReason).Reads("end_reason"),
    ])
        .Require(Policies.Accounts);

    private static readonly ObjectType Connection =
        Connections.Of<CertificateRow>(Certificate, "certificates", "chứng thư số");

    // The alias of the table is c.
    private static readonly InputObjectType Input = Where.Of(
        "CertificateBindingWhere", "certificates", "lọc chứng thư số",
        Where.Column("certificate", Operators.Id, "c.certificate_id", "By its id (mã chứng thư số)."),
        Where.Column("identifier", Operators.Text, "c.identifier", "By whose it is (mã định danh)."),
        Where.Column("from", Operators.Time, "c.from_time", "By when it began (từ thời điểm)."),
        Where.Column("to", Operators.Time, "c.to_time", "By when it ends (đến thời điểm)."),
        Where.Flag("isConfirmed", (_, _) => "c.confirmed_at is not null", "Whether a second person confirmed it (đã xác nhận)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "CertificateBindingOrder", "certificates",
        ("boundAt", new SortKey("c.bound_at", "timestamptz"), "By when it was recorded (thời điểm gắn)."));

    public static Field Certificates<T>(FieldsOf<T> f) => Connections.Field<T, CertificateRow>(
        f, "certificates", Connection,
        "Whose certificates are (chứng thư số), of accounts and units that the caller administers or audits.", Input, Order,
        [ListQuestion.Within("units")],
        (asked, ct) => CertificatesQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.WithinCode, asked.Context.Caller(), ct))
        .Require(Policies.Accounts);
}
