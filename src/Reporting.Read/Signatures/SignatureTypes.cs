using Reporting.GraphQL.Types;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;

namespace Reporting.Read.Signatures;

/// <summary>Signatures in GraphQL.</summary>
internal static class SignatureTypes
{
    private static readonly EnumType State = EnumType.OfValues(
        "SignatureState", "What became of a signing request (trạng thái chữ ký).",
        new EnumValue("REQUESTED", "REQUESTED", "Asked for; nothing came yet (đang chờ ký)."),
        new EnumValue("HELD", "HELD", "It could not be told yet; it is looked at again (đang chờ kiểm tra)."),
        new EnumValue("VALID", "VALID", "Found valid (hợp lệ)."),
        new EnumValue("REFUSED", "REFUSED", "It was held and turned out to be invalid (không hợp lệ)."),
        new EnumValue("INVALIDATED", "INVALIDATED",
            "The certificate had been revoked before it signed, as was learned later (mất hiệu lực)."));

    private static readonly ObjectType Signature = ObjectType.Of<SignatureRow>(
        "Signature", "A signing request and what became of it (yêu cầu ký và chữ ký số).", f =>
    [
        f.Of("request", Scalars.Id.NonNull, "The request's id (mã yêu cầu ký).", row => row.RequestId).Reads("request_id"),
        f.Of("report", Scalars.Id.NonNull, "The report (mã báo cáo).", row => row.ReportId).Reads("report_id"),
        f.Of("version", Scalars.Int.NonNull, "The report's version (phiên bản).", row => row.Version).Reads("version"),
        f.Of("act", Scalars.String.NonNull, "`approve`, `issue`, `correct`, `return` or `seal` (việc ký).", row => row.Act)
            .Reads("act"),
        f.Of("capacity", Scalars.String, "`TM.`, `KT.`, `TL.` or `TUQ.`; null: the head of the unit (thẩm quyền ký).",
            row => row.Capacity).Reads("capacity"),
        f.Of("certificate", Scalars.Id.NonNull, "The certificate's id (chứng thư số).", row => row.CertificateId)
            .Reads("certificate_id"),
        f.Of("signer", AccountTypes.Account, "Who signs (người ký).", row => row.Signer).Reads("signer."),
        f.Of("state", State.NonNull, "What became of it (trạng thái).", row => row.State.ToUpperInvariant()).Reads("state"),
        f.Of("cms", Scalars.String, "SHA-256 of the signature (mã băm chữ ký).", row => row.Cms).Reads("cms"),
        f.Of("evidence", Scalars.String, "SHA-256 of what the judgement rests on (bằng chứng).", row => row.Evidence)
            .Reads("evidence"),
        f.Of("findings", Scalars.String.NonNull.List.NonNull,
            "The codes of what could not be told, or was wrong (kết quả kiểm tra).", row => row.Findings).Reads("findings"),
        f.Of("requestedAt", Scalars.DateTime.NonNull, "When it was asked for (thời điểm yêu cầu).", row => row.RequestedAt)
            .Reads("requested_at"),
        f.Of("since", Scalars.DateTime.NonNull, "Since when it is so (từ lúc nào).", row => row.Since).Reads("since"),
        f.Of("revokedAt", Scalars.DateTime, "When the certificate was revoked (thời điểm thu hồi chứng thư).",
            row => row.RevokedAt).Reads("revoked_at"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<SignatureRow>(Signature, "signatures", "chữ ký số");

    // The alias of the table is s.
    private static readonly InputObjectType Input = Where.Of(
        "SignatureWhere", "signatures", "lọc chữ ký",
        Where.Column("request", Operators.Id, "s.request_id", "By the request (mã yêu cầu ký)."),
        Where.Column("report", Operators.Id, "s.report_id", "By the report (mã báo cáo)."),
        Where.Column("certificate", Operators.Id, "s.certificate_id", "By the certificate (chứng thư số)."),
        Where.Column("state", Operators.Enum<string>(State, "trạng thái chữ ký", name => name.ToLowerInvariant()), "s.state",
            "By what became of it (trạng thái)."),
        Where.Column("act", Operators.Text, "s.act", "By what it does (việc ký)."),
        Where.Column("since", Operators.Time, "s.since", "By the time of its state (từ lúc nào)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "SignatureOrder", "signatures",
        ("since", new SortKey("s.since", "timestamptz"), "By the time of its state (từ lúc nào)."));

    public static Field Signatures<T>(FieldsOf<T> f) => Connections.Field<T, SignatureRow>(
        f, "signatures", Connection,
        "Signatures on reports (chữ ký số) of units that the account may see, the newest first.", Input, Order,
        [ListQuestion.Within("units")],
        (asked, ct) => SignaturesQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.WithinCode, asked.Context.Caller(), ct))
        .Require(Policies.Reader);
}
