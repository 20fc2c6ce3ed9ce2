using Reporting.GraphQL.Types;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Regimes;

/// <summary>Regimes in GraphQL.</summary>
public static class RegimeTypes
{
    public static readonly ObjectType Regime = ObjectType.Of<RegimeRow>(
        "Regime", "A reporting regime (chế độ báo cáo): who reports what to whom, and how often.", f =>
    [
        f.Of("code", Scalars.String.NonNull, "The regime's code.", row => row.Code).Reads("code"),
        f.Of("name", Scalars.String.NonNull, "The regime's name.", row => row.Name).Reads("name"),
        f.Of("template", Scalars.String.NonNull, "The code of the template (biểu mẫu) that is filled in.",
            row => row.Template)
            .Reads("template"),
        f.Of("periodKind", PeriodTypes.PeriodKind.NonNull, "How often (kỳ báo cáo).",
            row => PeriodKindText.Parse(row.PeriodKind))
            .Reads("period_kind"),
        f.Of("requestingUnit", UnitTypes.Unit.NonNull,
            "Who assigns the reports and accepts or returns them (cơ quan yêu cầu).",
            row => row.RequestingUnit).Reads("requesting_unit."),
        f.Of("reportersKind", Scalars.String,
            "All units of this kind below the requesting unit report; null when they are listed.",
            row => row.ReportersKind).Reads("reporters_kind"),
        f.Of("reporterIds", Scalars.Id.NonNull.List.NonNull, "The ids of the units that report, when they are listed.",
            row => row.Reporters).Reads("reporters"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<RegimeRow>(Regime, "regimes");

    public static Field Regimes<T>(FieldsOf<T> f) => f.Resolve("regimes", Connection.NonNull,
        "The reporting regimes (chế độ báo cáo), by code. Every account may read them.",
        [Argument.Of("code", Scalars.String, "Only this one."), .. Connections.PageArguments],
        async (_, arguments, context, ct) => (await RegimesQuery.List(
            context.Read().Db, Connections.Page(arguments), Connections.ColumnsOfNodes(context.Selection),
            arguments.Get<string>("code"), context.Caller(), ct)).OrThrow())
        .Costs(Connections.Cost);
}
