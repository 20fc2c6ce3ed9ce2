using Reporting.GraphQL.Types;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.AuditTrail;

/// <summary>The audit trail in GraphQL.</summary>
internal static class AuditTrailTypes
{
    private static readonly ObjectType Event = ObjectType.Of<AuditRow>("AuditEvent",
        "An event as it was recorded (nhật ký).", f =>
    [
        f.Of("position", Scalars.Long.NonNull, "Its place in the order of all events (vị trí).",
            row => row.Position).Reads("position"),
        f.Of("recordedAt", Scalars.DateTime.NonNull, "When (thời điểm).", row => row.RecordedAt).Reads("recorded_at"),
        f.Of("userName", Scalars.String, "The id of the account that acted (mã tài khoản).",
            row => row.UserName).Reads("user_name"),
        f.Of("actor", AccountTypes.Account, "The account that acted, where it is known (người thực hiện).",
            row => row.Actor).Reads("actor."),
        f.Of("streamKind", Scalars.String.NonNull,
            "What kind of thing it happened to, for example `report` (loại đối tượng).",
            row => row.StreamKind)
            .Reads("stream_kind"),
        f.Of("streamId", Scalars.Id.NonNull, "What it happened to; for a report its id (mã đối tượng).",
            row => row.StreamId).Reads("stream_id"),
        f.Of("version", Scalars.Long.NonNull, "Its place among the events of that thing (thứ tự trong đối tượng).",
            row => row.StreamVersion)
            .Reads("stream_version"),
        f.Of("type", Scalars.String.NonNull, "What happened, for example `report_accepted` (loại sự kiện).",
            row => row.Type).Reads("type"),
        f.Of("unit", UnitTypes.Unit, "The unit concerned, where there is one (đơn vị liên quan).",
            row => row.Unit).Reads("unit."),
        f.Of("body", Scalars.Json.NonNull, "The event as it is stored (nội dung sự kiện).",
            row => row.Body).Reads("body"),
    ]).Require(Policies.Reader);

    private static readonly ObjectType Connection = Connections.Of<AuditRow>(Event, "events", "sự kiện");

    // The alias of the table is e.
    private static readonly InputObjectType Input = Where.Of(
        "AuditEventWhere", "events", "lọc nhật ký",
        Where.Column("userName", Operators.Text, "e.user_name", "By the id of the account that acted (mã tài khoản)."),
        Where.Related("actor", AccountTypes.Input, Actors.Source,
            "By the account that acted (người thực hiện)."),
        Where.Column("type", Operators.Text, "e.type",
            "By what happened, for example `report_accepted` (loại sự kiện)."),
        Where.Column("recordedAt", Operators.Time, "e.recorded_at", "By when (thời điểm)."),
        Where.Column("streamId", Operators.Id, "e.stream_id",
            "By what it happened to, for example a report (mã đối tượng)."),
        Where.Column("streamKind", Operators.Text, "e.stream_kind",
            "By the kind of what it happened to, for example `report` (loại đối tượng)."),
        Where.Related("unit", UnitConditions.Input, "read.units u where u.unit_id = e.unit_id",
            "By the unit concerned (đơn vị liên quan)."),
        Where.Column("position", Operators.Position, "e.position",
            "By its place in the order of all events (vị trí)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "AuditEventOrder", "events",
        ("position", new SortKey("e.position", "bigint"), "By the order of all events (vị trí)."),
        ("recordedAt", new SortKey("e.recorded_at", "timestamptz"), "By when (thời điểm)."),
        ("type", new SortKey("e.type", "text"), "By what happened (loại sự kiện)."));

    public static Field AuditTrail<T>(FieldsOf<T> f) => Connections.Field<T, AuditRow>(
        f, "auditTrail", Connection,
        "Who did what, when and to what (nhật ký), the newest first: events of units that the caller may see and of " +
        "the catalogues; events of accounts only for those who may see the top unit.",
        Input, Order, [ListQuestion.Within("events")],
        (asked, ct) => AuditTrailQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.WithinCode, asked.Context.Caller(), ct))
        .Require(Policies.Reader);
}
