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
        f.Of("unitCode", Scalars.String.NonNull, "The unit's code (mã đơn vị).", row => row.Code),
        f.Of("unitName", Scalars.String.NonNull, "The unit's name (tên đơn vị).", row => row.Name),
        f.Of("states", ReportConditions.State.List.NonNull,
            "Where the report of each period stands; null where nothing is owed (trạng thái).",
            row => row.Cells.Select(cell => cell?.State.ToUpperInvariant())),
        f.Of("isLate", Scalars.Boolean.NonNull.List.NonNull, "Whether it is late, in each period (chậm).",
            row => row.Cells.Select(cell => cell?.IsLate == true)),
        f.Of("reports", Scalars.Id.List.NonNull, "The report of each period (mã báo cáo).", row => row.Cells.Select(cell => cell?.Report)),
    ]);

    private static readonly ObjectType Matrix = ObjectType.Of<StatusMatrix>(
        "StatusMatrix", "Units x periods (ma trận tiến độ).", f =>
    [
        f.Of("periods", Scalars.String.NonNull.List.NonNull, "A span's from the first one on; the newest ones from the newest on (các kỳ).",
            matrix => matrix.Periods),
        f.Of("rows", Row.NonNull.List.NonNull, "By the code of the unit (các dòng).", matrix => matrix.Rows)
            .Costs(new FieldCost(AssumedSize: 200)),
    ]);

    public static Field StatusMatrix<T>(FieldsOf<T> f) => f.Resolve("statusMatrix", Matrix.NonNull,
        "Where the reports of a regime stand, for all units of a subtree and some periods at once (ma trận tiến độ).",
        [
            Argument.Of("within", Scalars.String.NonNull, "The code of the subtree's root (mã đơn vị)."),
            Argument.Of("regime", Scalars.String.NonNull, "The code of the regime (chế độ báo cáo)."),
            Argument.Of("from", Scalars.String, "The first period of a span (từ kỳ)."),
            Argument.Of("to", Scalars.String, "The last period, included (đến kỳ)."),
            Argument.Of("periodKind", PeriodTypes.PeriodKind, "The kind of the periods of the span (loại kỳ)."),
            Argument.Of("newest", Scalars.Int,
                "In the place of a span: so many of the regime's newest periods, 12 when nothing is said (số kỳ mới nhất)."),
        ],
        async (_, arguments, context, ct) => (await StatusMatrixQuery.Ask(
            context.Read().Db, arguments.Get<string>("within")!, arguments.Get<string>("regime")!,
            new MatrixPeriods(
                arguments.Get<string>("from"), arguments.Get<string>("to"), arguments.Get<PeriodKind?>("periodKind"),
                arguments.Get<int?>("newest")),
            context.Caller(), ct)).OrThrow())
        .Require(Policies.Reader);
}
