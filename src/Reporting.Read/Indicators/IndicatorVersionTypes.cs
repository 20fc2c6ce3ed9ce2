using Reporting.Domain.Indicators;
using Reporting.GraphQL.Types;
using Reporting.Read.Catalogues;
using Reporting.Read.Outliers;
using Reporting.Read.Periods;
using Reporting.Read.Reading;

namespace Reporting.Read.Indicators;

/// <summary>Versions of indicators in GraphQL.</summary>
internal static class IndicatorVersionTypes
{
    private static readonly ObjectType Formula = ObjectType.Of<IndicatorFormula>(
        "IndicatorFormula", "Numerator / denominator x factor (công thức).", f =>
    [
        f.Of("numerator", Scalars.String.NonNull, "The code of the numerator (tử số).", row => row.Numerator),
        f.Of("denominator", Scalars.String.NonNull, "The code of the denominator (mẫu số).", row => row.Denominator),
        f.Of("factor", Scalars.Decimal.NonNull, "What the quotient is multiplied by (hệ số).", row => row.Factor),
    ]);

    private static readonly ObjectType Disaggregation = ObjectType.Of<Disaggregation>(
        "Disaggregation", "How an indicator is broken down (phân tổ): the parts sum to the whole.", f =>
    [
        f.Of("code", Scalars.String.NonNull, "Its code (mã phân tổ).", row => row.Code),
        f.Of("name", Scalars.String.NonNull, "Its name (tên phân tổ).", row => row.Name),
        f.Of("parts", Scalars.String.NonNull.List.NonNull, "The codes of the parts (các phần).", row => row.Parts),
    ]);

    public static readonly ObjectType Version = ObjectType.Of<IndicatorVersionRow>(
        "IndicatorVersion", "A version of an indicator (phiên bản chỉ tiêu).", f =>
    [
        f.Of("code", Scalars.String.NonNull, "The indicator's code (mã chỉ tiêu).", row => row.Code).Reads("code"),
        f.Of("version", Scalars.Int.NonNull, "The number of the version, from 1 (phiên bản).", row => row.Version)
            .Reads("version"),
        StateField(f), OverdueField(f),
        f.Of("trialLastDay", Scalars.LocalDate, "The last day of the trial (ngày cuối thử nghiệm).",
            row => row.State.TrialLastDay).Reads("trial_last_day"),
        f.Of("validFrom", Scalars.LocalDate, "From when on; null from ever on (có hiệu lực từ).", row => row.ValidFrom)
            .Reads("valid_from"),
        f.Of("validTo", Scalars.LocalDate, "The last day (hết hiệu lực).", row => row.ValidTo).Reads("valid_to"),
        f.Of("legalBasis", Scalars.String, "The decision that it follows (căn cứ pháp lý).", row => row.LegalBasis)
            .Reads("legal_basis"),
        f.Of("notice", Scalars.String, "The letter that told the units (văn bản thông báo).", row => row.Notice)
            .Reads("notice"),
        f.Of("name", Scalars.String.NonNull, "The name in this version (tên).", row => row.Content!.Name).Reads("content"),
        f.Of("definition", Scalars.String, "What it counts (khái niệm, nội dung).", row => row.Content!.Definition)
            .Reads("content"),
        f.Of("method", Scalars.String, "How it is compiled (phương pháp tính).", row => row.Content!.Method)
            .Reads("content"),
        f.Of("unitOfMeasure", Scalars.String.NonNull, "What it is counted in (đơn vị tính).",
            row => row.Content!.UnitOfMeasure).Reads("content"),
        f.Of("overUnits", Scalars.String.NonNull, "How units become one (tổng hợp theo đơn vị).",
            row => AggregationText.Of(row.Content!.OverUnits)).Reads("content"),
        f.Of("overTime", Scalars.String.NonNull, "How periods become one (tổng hợp theo thời gian).",
            row => AggregationText.Of(row.Content!.OverTime)).Reads("content"),
        f.Of("weight", Scalars.String, "The indicator of the weights (trọng số).", row => row.Content!.Weight)
            .Reads("content"),
        f.Of("formula", Formula, "How it is worked out of two others (công thức).", row => row.Content!.Formula)
            .Reads("content"),
        f.Of("disaggregations", Disaggregation.NonNull.List.NonNull, "How it is broken down (phân tổ).",
            row => row.Content!.Disaggregations ?? []).Reads("content"),
        f.Of("outlier", OutlierRuleTypes.Rule,
            "When a figure of it needs a comment as it is entered; null: never (số liệu bất thường).",
            row => row.Content!.Outlier).Reads("content"),
    ]);

    private static readonly ObjectType Connection =
        Connections.Of<IndicatorVersionRow>(Version, "versions of indicators", "phiên bản chỉ tiêu");

    // The alias of the table is v.
    private static readonly InputObjectType Input = Where.Of(
        "IndicatorVersionWhere", "versions of indicators", "lọc phiên bản chỉ tiêu",
        Where.Column("code", Operators.Text, "v.code", "By the indicator's code (mã chỉ tiêu)."),
        Where.Column("legalBasis", Operators.Text, "v.legal_basis", "By the decision (căn cứ pháp lý)."),
        Where.Column("storedState", Operators.Text, "v.state", "`draft`, `trial` or `official` (trạng thái lưu)."),
        Where.Column("validFrom", Operators.Day, "v.valid_from", "By its first day (có hiệu lực từ)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "IndicatorVersionOrder", "versions of indicators",
        ("code", new SortKey("v.code", "text"), "By code (mã chỉ tiêu)."),
        ("version", new SortKey("v.version", "integer"), "By the number of the version (phiên bản)."));

    public static Field IndicatorVersions<T>(FieldsOf<T> f) => Connections.Field<T, IndicatorVersionRow>(
        f, "indicatorVersions", Connection,
        "All versions of indicators, with those on their way (phiên bản chỉ tiêu). Every account may read them.",
        Input, Order, [],
        (asked, ct) => IndicatorVersionsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, null, asked.Context.Caller(), ct))
        .Require(Policies.Account);

    private static Field StateField(FieldsOf<IndicatorVersionRow> f) => f.Resolve(
        "state", StoredState.Type.NonNull, "Where it stands today (trạng thái).", [],
        (row, _, context, _) => ValueTask.FromResult(row.State.On(context.Caller().Today)))
        .Reads("state", "superseded_from", "abolished_from");

    private static Field OverdueField(FieldsOf<IndicatorVersionRow> f) => f.Resolve(
        "isTrialOverdue", Scalars.Boolean.NonNull, "Whether its trial should have ended (quá hạn thử nghiệm).", [],
        (row, _, context, _) => ValueTask.FromResult(row.State.IsOverdue(context.Caller().Today)))
        .Reads("state", "trial_last_day");
}
