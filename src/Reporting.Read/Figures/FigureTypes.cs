using Reporting.Domain.Calendars;
using Reporting.GraphQL.Types;
using Reporting.Read.Accounts;
using Reporting.Read.Indicators;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Figures;

/// <summary>Figures in GraphQL.</summary>
public static class FigureTypes
{
    public static readonly InputObjectType AsOfInput = InputObjectType.Of<AsOf>(
        "AsOf", "As of which time the answer holds. Both: what was in force at one time as it was known at the other.",
        () =>
        [
            Argument.Of("knownAt", Scalars.DateTime,
                "What this system had recorded at that time, that instant included."),
            Argument.Of("inForceAt", Scalars.DateTime, "What was valid at that time, that instant included."),
        ],
        input => new AsOf(input.Get<DateTimeOffset?>("knownAt"), input.Get<DateTimeOffset?>("inForceAt")));

    public static readonly ObjectType Figure = ObjectType.Of<FigureRow>("Figure",
        "A primary figure in force (số liệu).", f =>
    [
        f.Of("unit", UnitTypes.Unit.NonNull, "Who reported it.", row => row.Unit).Reads("unit."),
        f.Of("indicator", IndicatorTypes.Indicator.NonNull, "What it counts.",
            row => row.Indicator).Reads("indicator."),
        f.Of("period", Scalars.String.NonNull, "The period that it is for.", row => row.Period).Reads("period"),
        f.Of("periodKind", PeriodTypes.PeriodKind.NonNull, "The kind of the period.",
            row => PeriodKindText.Parse(row.PeriodKind))
            .Reads("period_kind"),
        f.Of("regime", Scalars.String.NonNull, "The regime that it was reported for.",
            row => row.Regime).Reads("regime"),
        f.Of("value", Scalars.Decimal.NonNull, "Exact.", row => row.Value).Reads("value"),
        f.Of("isAdded", Scalars.Boolean.NonNull,
            "False when another regime reported it first: it is kept for reconciliation (đối soát), not added.",
            row => row.IsAdded)
            .Reads("is_added"),
        f.Of("version", Scalars.Int.NonNull, "The version of the report.", row => row.Version).Reads("version"),
        f.Of("knownAt", Scalars.DateTime.NonNull, "When this system recorded it.",
            row => row.KnownAt).Reads("known_at"),
        f.Of("inForceAt", Scalars.DateTime.NonNull, "When it became valid.", row => row.InForceAt).Reads("in_force_at"),
        f.Of("position", Scalars.Long.NonNull, "The position of the event that brought it into force.",
            row => row.Position)
            .Reads("position"),
        f.Of("reportId", Scalars.Id.NonNull, "Its report.", row => row.ReportId).Reads("report_id"),
        f.Of("enteredBy", AccountTypes.Account, "Who entered it (người nhập).",
            row => row.EnteredBy).Reads("entered_by."),
        f.Of("signedBy", AccountTypes.Account, "Who signed the report (người ký).",
            row => row.SignedBy).Reads("signed_by."),
        f.Of("acceptedBy", AccountTypes.Account, "Who accepted it (người tiếp nhận).",
            row => row.AcceptedBy).Reads("accepted_by."),
        f.Of("reason", Scalars.String, "Why it was corrected (lý do đính chính).", row => row.Reason).Reads("reason"),
    ]);

    public static readonly ObjectType FigureVersion = ObjectType.Of<FigureVersionRow>(
        "FigureVersion", "A version of a figure (phiên bản số liệu), in force until the next one.", f =>
    [
        f.Of("version", Scalars.Int.NonNull, "The version of the report.", row => row.Version).Reads("version"),
        f.Of("value", Scalars.Decimal, "Exact; null when this version took the figure out.",
            row => row.Value).Reads("value"),
        f.Of("previousValue", Scalars.Decimal, "What was in force before; null when nothing was.",
            row => row.PreviousValue)
            .Reads("previous_value"),
        f.Of("knownAt", Scalars.DateTime.NonNull, "When this system recorded it.",
            row => row.KnownAt).Reads("known_at"),
        f.Of("inForceAt", Scalars.DateTime.NonNull, "When it became valid.", row => row.InForceAt).Reads("in_force_at"),
        f.Of("position", Scalars.Long.NonNull, "The position of the event.", row => row.Position).Reads("position"),
        f.Of("event", Scalars.String.NonNull, "What happened: `report_accepted` or `report_withdrawn`.",
            row => row.Event)
            .Reads("event"),
        f.Of("reportId", Scalars.Id.NonNull, "The report.", row => row.ReportId).Reads("report_id"),
        f.Of("regime", Scalars.String.NonNull, "The regime that it was reported for.",
            row => row.Regime).Reads("regime"),
        f.Of("isAdded", Scalars.Boolean.NonNull, "False when another regime reported it first: kept, not added.",
            row => row.IsAdded)
            .Reads("is_added"),
        f.Of("enteredBy", AccountTypes.Account, "Who entered it (người nhập).",
            row => row.EnteredBy).Reads("entered_by."),
        f.Of("signedBy", AccountTypes.Account, "Who signed it, or withdrew it (người ký).",
            row => row.SignedBy).Reads("signed_by."),
        f.Of("acceptedBy", AccountTypes.Account, "Who accepted it (người tiếp nhận).",
            row => row.AcceptedBy).Reads("accepted_by."),
        f.Of("reason", Scalars.String, "Why it was corrected or withdrawn (lý do).", row => row.Reason).Reads("reason"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<FigureRow>(Figure, "figures");

    public static Field Figures<T>(FieldsOf<T> f) => f.Resolve("figures", Connection.NonNull,
        "The primary figures in force (số liệu), the newest period first: those of units that the caller may see.",
        [
            Argument.Of("unit", Scalars.String, "Only figures of the subtree of the unit with this code."),
            Argument.Of("indicators", Scalars.String.NonNull.List, "Only figures of these indicators."),
            Argument.Of("from", Scalars.String.NonNull, "The first period."),
            Argument.Of("to", Scalars.String.NonNull, "The last period, included."),
            Argument.Of("periodKind", PeriodTypes.PeriodKind.NonNull, "The kind of the periods."),
            Argument.Of("regime", Scalars.String, "Only figures of this regime."),
            Argument.Of("asOf", AsOfInput, "As of which time; now when it is not given."),
            .. Connections.PageArguments,
        ],
        async (_, arguments, context, ct) => (await context.Read().Figures(
            Filter(arguments), Connections.Page(arguments), Connections.ColumnsOfNodes(context.Selection),
            context.Scope(), ct))
            .OrThrow())
        .Costs(Connections.Cost);

    public static Field FigureHistory<T>(FieldsOf<T> f) => f.Resolve("figureHistory",
        FigureVersion.NonNull.List.NonNull,
        "Every version that a figure ever had in force (lịch sử số liệu), the first one first; a withdrawal is a version without value.",
        [
            Argument.Of("unit", Scalars.String.NonNull, "The code of the unit that reported it."),
            Argument.Of("indicator", Scalars.String.NonNull, "The code of the indicator."),
            Argument.Of("period", Scalars.String.NonNull, "The period that it is for."),
        ],
        async (_, arguments, context, ct) => (await FigureHistoryQuery.Of(
            context.Read().Db, arguments.Get<string>("unit")!, arguments.Get<string>("indicator")!,
            arguments.Get<string>("period")!,
            context.Selection.Memo("columns",
            static s => (IReadOnlyCollection<string>)[.. Connections.ColumnsOf(s).Distinct()]),
            context.Caller(), ct)).OrThrow());

    private static FiguresFilter Filter(Arguments arguments) => new(
        arguments.Get<string>("unit"), arguments.List<string>("indicators"), arguments.Get<string>("from")!,
        arguments.Get<string>("to")!, arguments.Get<PeriodKind>("periodKind"), arguments.Get<string>("regime"),
        arguments.Get<AsOf>("asOf") ?? AsOf.Now);
}
