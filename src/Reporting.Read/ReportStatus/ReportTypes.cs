using Reporting.GraphQL.Types;
using Reporting.Read.Entries;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.ReportStatus;

/// <summary>Reports in GraphQL.</summary>
internal static class ReportTypes
{
    public static readonly ObjectType Report = ObjectType.Of<ReportRow>(
        "Report", "A report that a unit owes for a period, and where it stands (báo cáo).", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "The report's id, as in `/api/reports/{id}` (mã báo cáo).",
            row => row.ReportId).Reads("report_id"),
        f.Of("unit", UnitTypes.Unit.NonNull, "Who reports (đơn vị báo cáo).", row => row.Unit).Reads("unit."),
        f.Of("requestingUnit", UnitTypes.Unit.NonNull, "Who accepts it (cơ quan yêu cầu báo cáo).",
            row => row.RequestingUnit)
            .Reads("requesting_unit."),
        f.Of("regime", Scalars.String.NonNull, "The code of the regime (chế độ báo cáo).",
            row => row.Regime).Reads("regime"),
        f.Of("template", Scalars.String.NonNull, "The code of the template (biểu mẫu).",
            row => row.Template).Reads("template"),
        f.Of("templateVersion", Scalars.Int.NonNull,
            "The template's version that it opens in, for ever (phiên bản biểu mẫu).",
            row => row.TemplateVersion)
            .Reads("template_version"),
        f.Of("periodKind", PeriodTypes.PeriodKind.NonNull, "The kind of its period (loại kỳ báo cáo).",
            row => PeriodKindText.Parse(row.PeriodKind))
            .Reads("period_kind"),
        f.Of("period", Scalars.String.NonNull, "The period (kỳ báo cáo).", row => row.Period).Reads("period"),
        f.Of("periodFirst", Scalars.LocalDate.NonNull, "First day of the data window (thời gian chốt số liệu).",
            row => row.PeriodFirst)
            .Reads("period_first"),
        f.Of("periodLast", Scalars.LocalDate.NonNull, "Last day of the data window (ngày cuối kỳ).",
            row => row.PeriodLast).Reads("period_last"),
        f.Of("occurrence", Scalars.Int.NonNull,
            "Its number among several of one unit, regime and period (lần báo cáo).",
            row => row.Occurrence)
            .Reads("occurrence"),
        f.Of("state", ReportConditions.State.NonNull, "Where it stands (trạng thái).",
            row => row.State.ToUpperInvariant()).Reads("state"),
        f.Resolve("isLate", Scalars.Boolean.NonNull,
            "Whether its deadline has passed and the requesting unit does not have it (chậm).", [],
            (row, _, context, _) => new ValueTask<bool>(ReportConditions.IsLate(row, context.Caller())))
            .Reads("period_last", "state", "due_at").Costs(new FieldCost(Weight: 0)),
        f.Of("dueAt", Scalars.DateTime,
            "The first instant that is late; null where nobody said one (thời hạn gửi).", row => row.DueAt)
            .Reads("due_at"),
        f.Of("dueCause", Scalars.String,
            "Why the deadline moved: `extension`, `outage` or `holidays`; null when it did not (lý do dời thời hạn).",
            row => row.DueCause).Reads("due_cause"),
        f.Of("sentAt", Scalars.DateTime, "When it was first sent and not recalled (thời điểm gửi).", row => row.SentAt)
            .Reads("sent_at"),
        f.Of("backFilledAt", Scalars.DateTime,
            "When another channel brought what is in force, during an outage; null otherwise (thời điểm gửi qua kênh khác).",
            row => row.BackFilledAt).Reads("back_filled_at"),
        f.Of("hasInvalidSignature", Scalars.Boolean.NonNull,
            "Whether a certificate proved to have been revoked before it signed this version (chữ ký mất hiệu lực).",
            row => row.HasInvalidSignature).Reads("has_invalid_signature"),
        f.Of("version", Scalars.Int.NonNull, "The version in work or in force; 0 before the first figure (phiên bản).",
            row => row.Version)
            .Reads("version"),
        f.Of("acceptedVersion", Scalars.Int, "The newest version that was accepted (phiên bản được tiếp nhận).",
            row => row.AcceptedVersion)
            .Reads("accepted_version"),
        f.Of("holder", Scalars.String,
            "Who has the next step: `preparer`, `leader`, `clerk` or `requesting_unit`; null when nobody has (nơi đang giữ).",
            row => row.Holder).Reads("holder"),
        f.Of("holderUnit", UnitTypes.Unit, "The unit that has it; null when nobody has (đơn vị đang giữ).",
            row => row.HolderUnit).Reads("holder_unit."),
        f.Resolve("heldSeconds", Scalars.Long.NonNull,
            "For how long it has been so, in seconds (thời gian giữ).", [],
            (row, _, context, _) => new ValueTask<long>(
                Math.Max(0, (long)(context.Caller().Now - row.Since).TotalSeconds)))
            .Reads("since").Costs(new FieldCost(Weight: 0)),
        f.Of("since", Scalars.DateTime.NonNull, "Since when it is in this state (từ lúc nào).",
            row => row.Since).Reads("since"),
        f.Of("assignedAt", Scalars.DateTime.NonNull, "When it was assigned (thời điểm giao).", row => row.AssignedAt)
            .Reads("assigned_at"),
        f.Of("reason", Scalars.String, "Why it was rejected, returned, withdrawn, or is to be corrected (lý do).",
            row => row.Reason)
            .Reads("reason"),
        f.Of("entries", EntryTypes.Entry.NonNull.List.NonNull,
            "Its entries, the newest first, at most 200: what went where, whence and by whom (các lần nhập).",
            row => row.Entries).Reads("entries.all").Costs(new FieldCost(AssumedSize: 10)),
        f.Of("attachments", EntryTypes.Attachment.NonNull.List.NonNull, "The files beside it (tệp đính kèm).",
            row => row.Attachments).Reads("attachments.all").Costs(new FieldCost(AssumedSize: 5)),
        f.Of("position", Scalars.Long.NonNull, "The position of its newest event (vị trí sự kiện mới nhất).",
            row => row.Position).Reads("position"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<ReportRow>(Report, "reports", "báo cáo");

    public static Field Reports<T>(FieldsOf<T> f) => Connections.Field<T, ReportRow>(
        f, "reports", Connection,
        "Reports and where they stand, the newest period first: those of units that the caller may see (tiến độ " +
        "báo cáo).",
        ReportConditions.Input, ReportConditions.Order, [ListQuestion.Within("reports")],
        (asked, ct) => ReportsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, new ReportsFilter(asked.WithinCode),
            asked.Context.Caller(), ct))
        .Require(Policies.Reader);
}
