using Reporting.GraphQL.Types;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Usage;

/// <summary>Usage reports in GraphQL.</summary>
internal static class UsageTypes
{
    private static readonly ObjectType Line = ObjectType.Of<UsageRow>(
        "UsageLine", "How a unit used the system in one regime (báo cáo tình hình sử dụng).", f =>
    [
        f.Of("unit", UnitTypes.Unit.NonNull, "The unit (đơn vị).", row => row.Unit).Reads("unit."),
        f.Of("period", Scalars.String.NonNull, "The half-year or the year (kỳ báo cáo).", row => row.Period)
            .Reads("period"),
        f.Of("regime", Scalars.String, "The code of the regime; null where nothing was due (chế độ báo cáo).",
            row => row.Regime).Reads("regime"),
        f.Of("kind", Scalars.String, "The kind of its periods (loại kỳ).", row => row.Kind).Reads("kind"),
        f.Of("assigned", Scalars.Long.NonNull, "Reports that were due (số báo cáo được giao).", row => row.Assigned)
            .Reads("assigned"),
        f.Of("sent", Scalars.Long.NonNull, "Of them sent (đã gửi).", row => row.Sent).Reads("sent"),
        f.Of("onTime", Scalars.Long.NonNull, "Sent in time (đúng hạn).", row => row.OnTime).Reads("on_time"),
        f.Of("late", Scalars.Long.NonNull, "Sent late (gửi chậm).", row => row.Late).Reads("late"),
        f.Of("missing", Scalars.Long.NonNull, "Not sent (chưa gửi).", row => row.Missing).Reads("missing"),
        f.Of("returned", Scalars.Long.NonNull, "Sent back at least once (bị trả lại).", row => row.Returned)
            .Reads("returned"),
        f.Of("corrected", Scalars.Long.NonNull, "With an approved correction (được đính chính).",
            row => row.Corrected).Reads("corrected"),
        f.Of("recordedAt", Scalars.DateTime.NonNull, "When it was reported (thời điểm lập).", row => row.RecordedAt)
            .Reads("recorded_at"),
        f.Of("position", Scalars.Long.NonNull, "The position of the event that it is (vị trí sự kiện).",
            row => row.Position).Reads("position"),
        f.Of("atPosition", Scalars.Long.NonNull, "Up to which event it is counted (tính đến vị trí).",
            row => row.AtPosition).Reads("at_position"),
    ]);

    private static readonly ObjectType Connection =
        Connections.Of<UsageRow>(Line, "lines of usage reports", "tình hình sử dụng");

    private static readonly InputObjectType Input = Where.Of(
        "UsageLineWhere", "lines of usage reports", "lọc tình hình sử dụng",
        Where.Related("unit", UnitConditions.Input, "read.units u where u.unit_id = l.unit_id",
            "By the unit (đơn vị)."),
        Where.Column("period", PeriodTypes.Filter, "l", "By the half-year or year (kỳ báo cáo)."),
        Where.Column("regime", Operators.Text, "l.regime", "By the code of the regime (chế độ báo cáo)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "UsageLineOrder", "lines of usage reports",
        ("period", new SortKey("l.period_first", "date"), "By the period (kỳ báo cáo)."),
        ("unit", new SortKey("(select u.code from read.units u where u.unit_id = l.unit_id)", "text"),
            "By the code of the unit (mã đơn vị)."));

    public static Field UsageReports<T>(FieldsOf<T> f) => Connections.Field<T, UsageRow>(
        f, "usageReports", Connection,
        "The half-yearly and yearly usage reports of the units, which are made by themselves (báo cáo tình hình sử dụng).",
        Input, Order, [ListQuestion.Within("lines")],
        (asked, ct) => UsageQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.WithinCode, null, asked.Context.Caller(), ct))
        .Require(Policies.Reader);
}
