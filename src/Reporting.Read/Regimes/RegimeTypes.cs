using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;
using Reporting.GraphQL;
using Reporting.GraphQL.Types;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Regimes;

/// <summary>Regimes in GraphQL.</summary>
internal static class RegimeTypes
{
    private static readonly ObjectType Steps = ObjectType.Of<RegimeSteps>(
        "RegimeSteps", "What a regime adds to the steps of the deployment's profile (các bước xử lý của chế độ báo cáo).", f =>
    [
        f.Of("checkBeforeSubmit", Scalars.Boolean,
            "Whether its reports are checked before they are submitted; null: by the profile (kiểm tra trước khi trình).",
            steps => steps.CheckBeforeSubmit),
        f.Of("signedWith", Scalars.String,
            "`account` or `certificate`: how they are signed; null: by the profile (hình thức ký).",
            steps => steps.SignedWith switch
            {
                SignedWith.Account => "account",
                SignedWith.Certificate => "certificate",
                _ => null,
            }),
        f.Of("isSealed", Scalars.Boolean, "Whether the unit seals them; null: by the profile (chữ ký số của cơ quan).",
            steps => steps.IsSealed),
        f.Of("sendBy", Scalars.String, "`system` or `clerk`: who sends them; null: by the profile (người gửi).",
            steps => steps.SendBy switch { SendBy.System => "system", SendBy.Clerk => "clerk", _ => null }),
    ]);

    public static readonly ObjectType Regime = ObjectType.Of<RegimeRow>(
        "Regime", "A reporting regime (chế độ báo cáo): who reports what to whom, and how often.", f =>
    [
        f.Of("code", Scalars.String.NonNull, "The regime's code (mã chế độ báo cáo).", row => row.Code).Reads("code"),
        f.Of("name", Scalars.String.NonNull, "The regime's name (tên chế độ báo cáo).", row => row.Name).Reads("name"),
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
            "All units of this kind below the requesting unit report; null when they are listed (loại đơn vị báo cáo).",
            row => row.ReportersKind).Reads("reporters_kind"),
        f.Of("reporterIds", Scalars.Id.NonNull.List.NonNull,
            "The ids of the units that report, when they are listed (mã các đơn vị báo cáo).",
            row => row.Reporters).Reads("reporters"),
        f.Batch<IReadOnlyList<UnitRow>>("reporters", UnitTypes.Unit.NonNull.List.NonNull,
            "The units that report, when they are listed (các đơn vị báo cáo).", [], Reporters)
            .Reads("reporters").Costs(new FieldCost(Weight: 1, AssumedSize: 10)),
        f.Of("steps", Steps,
            "The steps that its reports go through beside those of the deployment's profile; null: those alone (các bước xử lý).",
            row => row.Steps).Reads("content"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<RegimeRow>(Regime, "regimes", "chế độ báo cáo");

    // The alias of the table is r.
    private static readonly InputObjectType Input = Where.Of(
        "RegimeWhere", "regimes", "lọc chế độ báo cáo",
        Where.Column("code", Operators.Text, "r.code", "By its code (mã chế độ báo cáo)."),
        Where.Column("name", Operators.Text, "r.name", "By its name (tên chế độ báo cáo)."),
        Where.Column("template", Operators.Text, "r.template", "By the code of its template (biểu mẫu)."),
        Where.Column("periodKind", PeriodTypes.KindFilter, "r.period_kind", "By how often it asks (kỳ báo cáo)."),
        Where.Column("reportersKind", Operators.Text, "r.reporters_kind",
            "By the kind of the units that report (loại đơn vị báo cáo)."),
        Where.Related("requestingUnit", UnitConditions.Input, "read.units u where u.unit_id = r.requesting_unit_id",
            "By the unit that requests the reports (cơ quan yêu cầu)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "RegimeOrder", "regimes",
        ("code", new SortKey("r.code", "text"), "By code (mã chế độ báo cáo)."),
        ("name", new SortKey(Folded.Sql("r.name"), "text"), "By name without diacritics (tên, không dấu)."),
        ("template", new SortKey("r.template", "text"), "By the code of the template (biểu mẫu)."));

    public static Field Regimes<T>(FieldsOf<T> f) => Connections.Field<T, RegimeRow>(
        f, "regimes", Connection,
        "The reporting regimes (chế độ báo cáo), by code. Every account may read them.", Input, Order, [],
        (asked, ct) => RegimesQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, null, asked.Context.Caller(), ct))
        .Require(Policies.Account);

    private static async ValueTask<IReadOnlyList<IReadOnlyList<UnitRow>>> Reporters(
        IReadOnlyList<RegimeRow> regimes, Arguments arguments, ResolveContext context, CancellationToken ct)
    {
        var ids = regimes.SelectMany(regime => regime.Reporters).ToList();
        var units = await UnitLoaders.ById(context).Load(ids, UnitTypes.Columns(context.Selection), ct);
        var next = 0;
        return
        [
            .. regimes.Select(regime => (IReadOnlyList<UnitRow>)
                [.. regime.Reporters.SelectMany(_ => units[next++])]),
        ];
    }
}
