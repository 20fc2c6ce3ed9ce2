using Reporting.GraphQL.Types;
using Reporting.Read.Catalogues;
using Reporting.Read.Reading;

namespace Reporting.Read.IndicatorSets;

/// <summary>Indicator sets in GraphQL.</summary>
internal static class IndicatorSetTypes
{
    private static readonly ObjectType Set = ObjectType.Of<IndicatorSetRow>(
        "IndicatorSet", "A version of an indicator set (bộ chỉ tiêu).", f =>
    [
        f.Of("code", Scalars.String.NonNull, "The set's code (mã bộ chỉ tiêu).", row => row.Code).Reads("code"),
        f.Of("version", Scalars.Int.NonNull, "The number of the version (phiên bản).", row => row.Version).Reads("version"),
        f.Of("name", Scalars.String.NonNull, "The set's name (tên bộ chỉ tiêu).", row => row.Name).Reads("name"),
        f.Of("level", Scalars.String.NonNull, "`government`, `province`, `district`, `commune` or `sector` (cấp).",
            row => row.Level).Reads("level"),
        f.Of("validFrom", Scalars.LocalDate.NonNull, "From when on (có hiệu lực từ).", row => row.ValidFrom)
            .Reads("valid_from"),
        f.Of("validTo", Scalars.LocalDate, "The last day (hết hiệu lực).", row => row.ValidTo).Reads("valid_to"),
        f.Resolve("state", StoredState.Type.NonNull, "Where it stands today (trạng thái).", [],
            (row, _, context, _) => ValueTask.FromResult(row.State.On(context.Caller().Today)))
            .Reads("state", "superseded_from", "abolished_from"),
        f.Resolve("isTrialOverdue", Scalars.Boolean.NonNull, "Whether its trial should have ended (quá hạn thử nghiệm).",
            [], (row, _, context, _) => ValueTask.FromResult(row.State.IsOverdue(context.Caller().Today)))
            .Reads("state", "trial_last_day"),
        f.Of("trialLastDay", Scalars.LocalDate, "The last day of the trial (ngày cuối thử nghiệm).",
            row => row.State.TrialLastDay).Reads("trial_last_day"),
        f.Of("legalBasis", Scalars.String.NonNull, "The decision that it follows (căn cứ pháp lý).",
            row => row.LegalBasis).Reads("legal_basis"),
        f.Of("notice", Scalars.String, "The letter that told the units (văn bản thông báo).", row => row.Notice)
            .Reads("notice"),
        f.Of("copiedFrom", Scalars.String, "The version that it was copied from (sao chép từ).", row => row.CopiedFrom)
            .Reads("copied_from"),
        f.Of("indicators", Scalars.String.NonNull.List.NonNull, "The codes of its indicators (các chỉ tiêu).",
            row => row.Indicators).Reads("indicators"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<IndicatorSetRow>(Set, "indicator sets", "bộ chỉ tiêu");

    // The alias of the table is s.
    private static readonly InputObjectType Input = Where.Of(
        "IndicatorSetWhere", "indicator sets", "lọc bộ chỉ tiêu",
        Where.Column("code", Operators.Text, "s.code", "By its code (mã bộ chỉ tiêu)."),
        Where.Column("name", Operators.Text, "s.name", "By its name (tên bộ chỉ tiêu)."),
        Where.Column("level", Operators.Text, "s.level", "By its level (cấp)."),
        Where.Column("storedState", Operators.Text, "s.state", "`draft`, `trial` or `official` (trạng thái lưu)."),
        Where.Column("validFrom", Operators.Day, "s.valid_from", "By its first day (có hiệu lực từ)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "IndicatorSetOrder", "indicator sets",
        ("code", new SortKey("s.code", "text"), "By code (mã bộ chỉ tiêu)."),
        ("validFrom", new SortKey("s.valid_from", "date"), "By the first day (có hiệu lực từ)."));

    public static Field IndicatorSets<T>(FieldsOf<T> f) => Connections.Field<T, IndicatorSetRow>(
        f, "indicatorSets", Connection,
        "The indicator sets in all their versions (bộ chỉ tiêu). Every account may read them.", Input, Order, [],
        (asked, ct) => IndicatorSetsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, null, asked.Context.Caller(), ct))
        .Require(Policies.Account);
}
