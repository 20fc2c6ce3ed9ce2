using Reporting.Domain.Calendars;
using Reporting.GraphQL.Types;
using Reporting.Read.Periods;
using Reporting.Read.Reading;

namespace Reporting.Read.ReportStatus;

/// <summary>The status matrix in GraphQL.</summary>
internal static class StatusMatrixTypes
{
    private static readonly ObjectType Row = ObjectType.Of<StatusMatrixRow>(
        "StatusMatrixRow", "A unit and where its reports stand, in the order of the periods (dòng ma trận).", f =>
    [
        f.Of("unitId", Scalars.Id.NonNull, "The unit (mã định danh đơn vị).", row => row.UnitId),
        f.Of("unitCode", Scalars.String.NonNull, "The unit's code (mã đơn vị).", row => row.UnitCode),
        f.Of("unitName", Scalars.String.NonNull, "The unit's name (tên đơn vị).", row => row.UnitName),
        f.Of("states", ReportConditions.State.List.NonNull,
            "Where the report of each period stands; null where nothing is owed (trạng thái).",
            row => row.States.Select(state => state?.ToUpperInvariant())),
        f.Of("isLate", Scalars.Boolean.NonNull.List.NonNull, "Whether it is late, in each period (chậm).",
            row => row.IsLate),
        f.Of("reports", Scalars.Id.List.NonNull, "The report of each period (mã báo cáo).", row => row.Reports),
    ]);

    private static readonly ObjectType Matrix = ObjectType.Of<StatusMatrix>(
        "StatusMatrix", "Units x periods (ma trận tiến độ).", f =>
    [
        f.Of("periods", Scalars.String.NonNull.List.NonNull, "The periods, the first one first (các kỳ).",
            matrix => matrix.Periods),
        f.Of("rows", Row.NonNull.List.NonNull, "By the code of the unit (các dòng).", matrix => matrix.Rows)
            .Costs(new FieldCost(AssumedSize: 200)),
    ]);

    public static Field StatusMatrix<T>(FieldsOf<T> f) => f.Resolve("statusMatrix", Matrix.NonNull,
        "Where the reports of a regime stand, for all units of a subtree and some periods at once (ma trận tiến độ).",
        [
            Argument.Of("within", Scalars.String.NonNull, "The code of the subtree's root (mã đơn vị)."),
            Argument.Of("regime", Scalars.String.NonNull, "The code of the regime (chế độ báo cáo)."),
            Argument.Of("from", Scalars.String.NonNull, "The first period (từ kỳ)."),
            Argument.Of("to", Scalars.String.NonNull, "The last period, included (đến kỳ)."),
            Argument.Of("periodKind", PeriodTypes.PeriodKind.NonNull, "The kind of the periods (loại kỳ)."),
        ],
        async (_, arguments, context, ct) => (await StatusMatrixQuery.Ask(
            context.Read().Db, arguments.Get<string>("within")!, arguments.Get<string>("regime")!,
            arguments.Get<string>("from")!, arguments.Get<string>("to")!, arguments.Get<PeriodKind>("periodKind"),
            context.Caller(), ct)).OrThrow())
        .Require(Policies.Reader);
}
