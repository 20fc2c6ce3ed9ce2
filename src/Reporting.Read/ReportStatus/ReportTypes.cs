using Reporting.GraphQL.Types;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.ReportStatus;

/// <summary>Reports in GraphQL.</summary>
public static class ReportTypes
{
    public static readonly EnumType ReportState = EnumType.OfValues(
        "ReportState", "Where a report stands (trạng thái báo cáo).",
        State("ASSIGNED", "Assigned, nothing entered yet (đã giao)."),
        State("IN_ENTRY", "In data entry (đang nhập)."),
        State("SUBMITTED", "With the leader (đã trình)."),
        State("REJECTED", "The leader refused to sign it (lãnh đạo từ chối)."),
        State("SIGNED", "Signed, on its way (đã ký)."),
        State("SENT", "With the requesting unit (đã gửi)."),
        State("RETURNED", "The requesting unit sent it back (bị trả lại)."),
        State("ACCEPTED", "Accepted: its figures are in force (đã tiếp nhận)."),
        State("CORRECTION_REQUESTED", "The unit asks to correct it (đề nghị đính chính)."),
        State("CORRECTION_APPROVED", "A corrected version is being made (được đính chính)."),
        State("WITHDRAWN", "Its figures were taken out of force (đã rút)."));

    public static readonly ObjectType Report = ObjectType.Of<ReportRow>(
        "Report", "A report that a unit owes for a period (báo cáo), and where it stands.", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "The report's id, as in `/api/reports/{id}`.",
            row => row.ReportId).Reads("report_id"),
        f.Of("unit", UnitTypes.Unit.NonNull, "Who reports (đơn vị báo cáo).", row => row.Unit).Reads("unit."),
        f.Of("requestingUnit", UnitTypes.Unit.NonNull, "Who accepts it (cơ quan yêu cầu báo cáo).",
            row => row.RequestingUnit)
            .Reads("requesting_unit."),
        f.Of("regime", Scalars.String.NonNull, "The code of the regime (chế độ báo cáo).",
            row => row.Regime).Reads("regime"),
        f.Of("template", Scalars.String.NonNull, "The code of the template (biểu mẫu).",
            row => row.Template).Reads("template"),
        f.Of("templateVersion", Scalars.Int.NonNull, "The template's version that it opens in, for ever.",
            row => row.TemplateVersion)
            .Reads("template_version"),
        f.Of("periodKind", PeriodTypes.PeriodKind.NonNull, "The kind of its period.",
            row => PeriodKindText.Parse(row.PeriodKind))
            .Reads("period_kind"),
        f.Of("period", Scalars.String.NonNull, "The period (kỳ báo cáo).", row => row.Period).Reads("period"),
        f.Of("periodFirst", Scalars.LocalDate.NonNull, "First day of the data window (thời gian chốt số liệu).",
            row => row.PeriodFirst)
            .Reads("period_first"),
        f.Of("periodLast", Scalars.LocalDate.NonNull, "Last day of the data window.",
            row => row.PeriodLast).Reads("period_last"),
        f.Of("occurrence", Scalars.Int.NonNull, "Its number among several of one unit, regime and period.",
            row => row.Occurrence)
            .Reads("occurrence"),
        f.Of("state", ReportState.NonNull, "Where it stands (trạng thái).",
            row => row.State.ToUpperInvariant()).Reads("state"),
        f.Of("version", Scalars.Int.NonNull, "The version in work or in force; 0 before the first figure.",
            row => row.Version)
            .Reads("version"),
        f.Of("acceptedVersion", Scalars.Int, "The newest version that was accepted.", row => row.AcceptedVersion)
            .Reads("accepted_version"),
        f.Of("holder", Scalars.String,
            "Who has the next step: `preparer`, `leader` or `requesting_unit`; null when nobody has.",
            row => row.Holder).Reads("holder"),
        f.Of("since", Scalars.DateTime.NonNull, "Since when it is in this state.", row => row.Since).Reads("since"),
        f.Of("assignedAt", Scalars.DateTime.NonNull, "When it was assigned (thời điểm giao).", row => row.AssignedAt)
            .Reads("assigned_at"),
        f.Of("reason", Scalars.String, "Why it was rejected, returned, withdrawn, or is to be corrected (lý do).",
            row => row.Reason)
            .Reads("reason"),
        f.Of("position", Scalars.Long.NonNull, "The position of its newest event.",
            row => row.Position).Reads("position"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<ReportRow>(Report, "reports");

    public static Field Reports<T>(FieldsOf<T> f) => f.Resolve("reports", Connection.NonNull,
        "Reports and where they stand (tiến độ báo cáo), the newest period first: those of units that the caller may see.",
        [
            Argument.Of("unit", Scalars.String, "Only reports of the subtree of the unit with this code."),
            Argument.Of("regime", Scalars.String, "Only reports of this regime."),
            Argument.Of("period", Scalars.String, "Only reports for this period."),
            Argument.Of("states", ReportState.NonNull.List, "Only reports in one of these states."),
            .. Connections.PageArguments,
        ],
        async (_, arguments, context, ct) => (await ReportsQuery.List(
            context.Read().Db, Connections.Page(arguments), Connections.ColumnsOfNodes(context.Selection),
            Filter(arguments),
            context.Caller(), ct)).OrThrow())
        .Costs(Connections.Cost);

    private static EnumValue State(string name, string description) => new(name, name, description);

    private static ReportsFilter Filter(Arguments arguments) => new(
        arguments.Get<string>("unit"), arguments.Get<string>("regime"), arguments.Get<string>("period"),
        arguments.List<string>("states") is { } states ? [.. states.Select(state => state.ToLowerInvariant())] : null);
}
