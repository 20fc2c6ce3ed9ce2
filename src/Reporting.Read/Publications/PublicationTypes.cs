using Reporting.GraphQL.Types;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Publications;

/// <summary>Publications in GraphQL.</summary>
internal static class PublicationTypes
{
    private static readonly ObjectType Publication = ObjectType.Of<PublicationRow>(
        "Publication", "Figures that are published, or are to be (công khai số liệu).", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "Its id (mã công khai).", row => row.PublicationId).Reads("publication_id"),
        f.Of("kind", Scalars.String.NonNull, "`figure`, `aggregate` or `report` (loại).", row => row.Kind).Reads("kind"),
        f.Of("unit", UnitTypes.Unit.NonNull, "Whose they are; of sums the root (đơn vị).", row => row.Unit)
            .Reads("unit."),
        f.Of("indicators", Scalars.String.NonNull.List.NonNull, "The codes of the indicators (mã chỉ tiêu).",
            row => row.Indicators).Reads("indicators"),
        f.Of("from", Scalars.String, "The first period (từ kỳ).", row => row.From).Reads("from"),
        f.Of("to", Scalars.String, "The last period, included (đến kỳ).", row => row.To).Reads("to"),
        f.Of("reportId", Scalars.Id, "The report, where it is one (mã báo cáo).", row => row.ReportId)
            .Reads("report_id"),
        f.Of("reason", Scalars.String.NonNull, "Why it was asked for (lý do).", row => row.Reason).Reads("reason"),
        f.Of("state", Scalars.String.NonNull, "`requested`, `approved` or `withdrawn` (trạng thái).", row => row.State)
            .Reads("state"),
        f.Of("requestedAt", Scalars.DateTime.NonNull, "When it was asked for (thời điểm đề nghị).",
            row => row.RequestedAt).Reads("requested_at"),
        f.Of("document", Scalars.String, "The number of the decision (số quyết định).", row => row.Document)
            .Reads("document"),
        f.Of("approvedAt", Scalars.DateTime, "When it was approved (thời điểm phê duyệt).", row => row.ApprovedAt)
            .Reads("approved_at"),
        f.Of("withdrawnAt", Scalars.DateTime, "When it was withdrawn (thời điểm thu hồi).", row => row.WithdrawnAt)
            .Reads("withdrawn_at"),
        f.Of("withdrawnReason", Scalars.String, "Why (lý do thu hồi).", row => row.WithdrawnReason)
            .Reads("withdrawn_reason"),
        f.Of("position", Scalars.Long.NonNull, "The position of its newest event (vị trí).", row => row.Position)
            .Reads("position"),
    ]);

    private static readonly ObjectType Connection =
        Connections.Of<PublicationRow>(Publication, "publications", "công khai số liệu");

    private static readonly InputObjectType Input = Where.Of(
        "PublicationWhere", "publications", "lọc công khai số liệu",
        Where.Column("state", Operators.Text, PublicationRow.StateSql, "`requested`, `approved` or `withdrawn` (trạng thái)."),
        Where.Column("kind", Operators.Text, "p.kind", "`figure`, `aggregate` or `report` (loại)."),
        Where.Related("unit", UnitConditions.Input, "read.units u where u.unit_id = p.unit_id",
            "By the unit (đơn vị)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "PublicationOrder", "publications",
        ("requestedAt", new SortKey("p.requested_at", "timestamptz"), "By when it was asked for (thời điểm đề nghị)."));

    public static Field Publications<T>(FieldsOf<T> f) => Connections.Field<T, PublicationRow>(
        f, "publications", Connection,
        "What may be shown to the public, and what was asked for (công khai số liệu), the newest first.",
        Input, Order, [ListQuestion.Within("publications")],
        (asked, ct) => PublicationsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.WithinCode, asked.Context.Caller(), ct))
        .Require(Policies.Reader);
}
