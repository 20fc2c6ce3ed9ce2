using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Deadlines;

/// <summary>Lateness in GraphQL.</summary>
internal static class LatenessTypes
{
    private static readonly ObjectType Row = ObjectType.Of<LatenessRow>(
        "Lateness", "How a unit and all below it stand to their deadlines (tiến độ gửi báo cáo).", f =>
    [
        f.Of("unitId", Scalars.Id.NonNull, "The unit (đơn vị).", row => row.UnitId),
        f.Of("unitCode", Scalars.String.NonNull, "The unit's code (mã đơn vị).", row => row.UnitCode),
        f.Of("unitName", Scalars.String.NonNull, "The unit's name (tên đơn vị).", row => row.UnitName),
        f.Of("depth", Scalars.Int.NonNull, "How far below the unit that was asked for: 0 or 1 (cấp).",
            row => row.Depth),
        f.Of("owed", Scalars.Long.NonNull, "Reports assigned and not cancelled (số báo cáo phải gửi).", row => row.Owed),
        f.Of("sentOnTime", Scalars.Long.NonNull, "Sent before the deadline (đúng hạn).", row => row.SentOnTime),
        f.Of("sentLate", Scalars.Long.NonNull, "Sent after it (gửi chậm).", row => row.SentLate),
        f.Of("overdue", Scalars.Long.NonNull, "Not sent, and the deadline has passed (quá hạn chưa gửi).",
            row => row.Overdue),
        f.Of("open", Scalars.Long.NonNull, "Not sent, and still in time (còn hạn).", row => row.Open),
    ]);

    public static Field Lateness<T>(FieldsOf<T> f) => f.Resolve(
        "lateness", Row.NonNull.List.NonNull,
        "Lateness, counted at once and upwards: a unit with its subtree, and each unit right below (tổng hợp tiến độ).",
        [
            Argument.Of("within", Scalars.String.NonNull, "The unit's code (mã đơn vị)."),
            Argument.Of("regime", Scalars.String, "Only this regime (chế độ báo cáo)."),
            Argument.Of("period", Scalars.String, "Only this period (kỳ báo cáo)."),
        ],
        async (_, arguments, context, ct) => (await LatenessQuery.Ask(
            context.Read().Db, arguments.Get<string>("within")!, arguments.Get<string>("regime"),
            arguments.Get<string>("period"), context.Caller(), ct)).OrThrow())
        .Require(Policies.Reader).Costs(new FieldCost(AssumedSize: 50));
}
