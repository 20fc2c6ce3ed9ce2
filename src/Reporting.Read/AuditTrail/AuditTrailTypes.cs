using Reporting.GraphQL.Types;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.AuditTrail;

/// <summary>The audit trail in GraphQL.</summary>
public static class AuditTrailTypes
{
    private static readonly ObjectType Event = ObjectType.Of<AuditRow>("AuditEvent",
        "An event as it was recorded (nhật ký).", f =>
    [
        f.Of("position", Scalars.Long.NonNull, "Its place in the order of all events.",
            row => row.Position).Reads("position"),
        f.Of("recordedAt", Scalars.DateTime.NonNull, "When (thời điểm).", row => row.RecordedAt).Reads("recorded_at"),
        f.Of("userName", Scalars.String, "The account that acted (tài khoản).", row => row.UserName).Reads("user_name"),
        f.Of("streamKind", Scalars.String.NonNull, "What kind of thing it happened to, for example `report`.",
            row => row.StreamKind)
            .Reads("stream_kind"),
        f.Of("streamId", Scalars.Id.NonNull, "What it happened to; for a report its id.",
            row => row.StreamId).Reads("stream_id"),
        f.Of("version", Scalars.Long.NonNull, "Its place among the events of that thing.", row => row.StreamVersion)
            .Reads("stream_version"),
        f.Of("type", Scalars.String.NonNull, "What happened, for example `report_accepted`.",
            row => row.Type).Reads("type"),
        f.Of("unit", UnitTypes.Unit, "The unit concerned, where there is one.", row => row.Unit).Reads("unit."),
        f.Of("body", Scalars.Json.NonNull, "The event as it is stored.", row => row.Body).Reads("body"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<AuditRow>(Event, "events");

    public static Field AuditTrail<T>(FieldsOf<T> f) => f.Resolve("auditTrail", Connection.NonNull,
        "Who did what, when and to what (nhật ký), the newest first: events of units that the caller may see and of the catalogues; " +
        "events of accounts only for those who may see the top unit.",
        [
            Argument.Of("unit", Scalars.String, "Only events that concern the subtree of the unit with this code."),
            Argument.Of("streamId", Scalars.Id, "Only events of this thing, for example of a report."),
            Argument.Of("userName", Scalars.String, "Only what this account did."),
            Argument.Of("types", Scalars.String.NonNull.List, "Only events of these types."),
            Argument.Of("from", Scalars.DateTime, "Only what was recorded then or later."),
            Argument.Of("to", Scalars.DateTime, "Only what was recorded then or earlier."),
            .. Connections.PageArguments,
        ],
        async (_, arguments, context, ct) => (await AuditTrailQuery.List(
            context.Read().Db, Connections.Page(arguments), Connections.ColumnsOfNodes(context.Selection),
            Filter(arguments),
            context.Caller(), ct)).OrThrow())
        .Costs(Connections.Cost);

    private static AuditFilter Filter(Arguments arguments) => new(
        arguments.Get<string>("unit"),
        // What is no id names no stream: the empty one is nobody's.
        arguments.Get<string>("streamId") is { } id ? Guid.TryParse(id, out var stream) ? stream : Guid.Empty : null,
        arguments.Get<string>("userName"), arguments.List<string>("types"),
        arguments.Get<DateTimeOffset?>("from"), arguments.Get<DateTimeOffset?>("to"));
}
