using Reporting.GraphQL.Types;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.AggregatedReports;

/// <summary>Reports that were made from others, in GraphQL.</summary>
internal static class AggregatedReportTypes
{
    private static readonly ObjectType Contributor = ObjectType.Of<ContributorRow>(
        "Contributor", "A subordinate report that went into a total (báo cáo cấp dưới đã tổng hợp).", f =>
    [
        f.Of("report", Scalars.Id.NonNull, "The report (mã báo cáo).", row => row.ReportId),
        f.Of("unitId", Scalars.Id.NonNull, "Its unit (đơn vị).", row => row.UnitId),
        f.Of("version", Scalars.Int.NonNull, "The version that went in (phiên bản).", row => row.Version),
        f.Of("contentHash", Scalars.String.NonNull, "The hash of what was signed in it (mã băm nội dung).",
            row => row.ContentHash),
        f.Of("isLate", Scalars.Boolean.NonNull, "Whether it was sent after its deadline (chậm).", row => row.IsLate),
        f.Of("isPartial", Scalars.Boolean.NonNull, "Whether it is a partial total itself (tổng hợp một phần).",
            row => row.IsPartial),
    ]);

    private static readonly ObjectType Absent = ObjectType.Of<AbsentRow>(
        "AbsentReport", "A subordinate report that is missing in a total (báo cáo cấp dưới còn thiếu).", f =>
    [
        f.Of("report", Scalars.Id.NonNull, "The report (mã báo cáo).", row => row.ReportId),
        f.Of("unitId", Scalars.Id.NonNull, "Its unit (đơn vị).", row => row.UnitId),
        f.Of("state", Scalars.String.NonNull, "Where it stood then (trạng thái khi đó).", row => row.State),
        f.Of("isLate", Scalars.Boolean.NonNull, "Whether its deadline had passed (quá hạn).", row => row.IsLate),
    ]);

    private static readonly ObjectType Row = ObjectType.Of<AggregatedReportRow>(
        "AggregatedReport", "A version of a report that was made from subordinate reports (báo cáo tổng hợp).", f =>
    [
        f.Of("report", Scalars.Id.NonNull, "The report (mã báo cáo).", row => row.ReportId).Reads("report_id"),
        f.Of("version", Scalars.Int.NonNull, "Its version (phiên bản).", row => row.Version).Reads("version"),
        f.Of("unit", UnitTypes.Unit.NonNull, "Who made it (đơn vị tổng hợp).", row => row.Unit).Reads("unit."),
        f.Of("regime", Scalars.String.NonNull, "The code of the regime (chế độ báo cáo).", row => row.Regime)
            .Reads("regime"),
        f.Of("period", Scalars.String.NonNull, "The period (kỳ báo cáo).", row => row.Period).Reads("period"),
        f.Of("position", Scalars.Long.NonNull, "The event that brought it into force (vị trí).", row => row.Position)
            .Reads("position"),
        f.Of("knownAt", Scalars.DateTime.NonNull, "When it was accepted (thời điểm tiếp nhận).", row => row.KnownAt)
            .Reads("known_at"),
        f.Of("isPartial", Scalars.Boolean.NonNull, "Whether something is missing in it, for ever (tổng hợp một phần).",
            row => row.IsPartial).Reads("is_partial"),
        f.Of("contributors", Contributor.NonNull.List.NonNull, "What went into it (các báo cáo đã tổng hợp).",
            row => row.Contributors).Reads("contributors"),
        f.Of("missing", Absent.NonNull.List.NonNull, "What is missing in it (các báo cáo còn thiếu).", row => row.Absent)
            .Reads("absent"),
        f.Of("isOutdated", Scalars.Boolean.NonNull,
            "Whether a report below is not any longer as it is in here (đã lỗi thời).", row => row.OutdatedAt is not null)
            .Reads("outdated_at"),
        f.Of("outdatedAt", Scalars.DateTime, "Since when (lỗi thời từ lúc).", row => row.OutdatedAt).Reads("outdated_at"),
        f.Of("outdatedBy", Scalars.Id, "The report below that changed first (báo cáo làm lỗi thời).",
            row => row.OutdatedBy).Reads("outdated_by"),
        f.Of("supersededAt", Scalars.DateTime,
            "Since when another version is in force, or none; null while this one is (hết hiệu lực từ lúc).",
            row => row.SupersededAt).Reads("superseded_at"),
    ]);

    private static readonly ObjectType Connection =
        Connections.Of<AggregatedReportRow>(Row, "aggregated reports", "báo cáo tổng hợp");

    // The alias of the table is g.
    private static readonly InputObjectType Input = Where.Of(
        "AggregatedReportWhere", "aggregated reports", "lọc báo cáo tổng hợp",
        Where.Column("report", Operators.Id, "g.report_id", "By the report (mã báo cáo)."),
        Where.Related("unit", UnitConditions.Input, "read.units u where u.unit_id = g.unit_id", "By the unit (đơn vị)."),
        Where.Column("regime", Operators.Text, "g.regime", "By the regime (chế độ báo cáo)."),
        Where.Column("period", Operators.Text, "g.period", "By the period, as it is written (kỳ báo cáo)."),
        Where.Flag("isOutdated", (_, _) => "g.outdated_at is not null", "Whether it is outdated (đã lỗi thời)."),
        Where.Flag("isPartial", (_, _) => "g.is_partial", "Whether something is missing in it (tổng hợp một phần)."),
        Where.Flag("isInForce", (_, _) => "g.superseded_at is null", "Whether it is in force (đang có hiệu lực)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "AggregatedReportOrder", "aggregated reports",
        ("knownAt", new SortKey("g.known_at", "timestamptz"), "By the time of acceptance (thời điểm tiếp nhận)."));

    public static Field AggregatedReports<T>(FieldsOf<T> f) => Connections.Field<T, AggregatedReportRow>(
        f, "aggregatedReports", Connection,
        "Reports that were made from subordinate reports (báo cáo tổng hợp), in every version, the newest first.", Input,
        Order, [ListQuestion.Within("units")],
        (asked, ct) => AggregatedReportsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.WithinCode, asked.Context.Caller(), ct))
        .Require(Policies.Reader);
}
