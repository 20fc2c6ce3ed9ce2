namespace Reporting.Domain.Regimes;

/// <summary>Every way the regime rules can say no.</summary>
public static class RegimeRefusals
{
    public static Refusal Unknown(string code) =>
        new("regime.unknown", $"There is no reporting regime '{code}'.", $"Không có chế độ báo cáo '{code}'.", [code]);

    public static Refusal CodeTaken(string code) =>
        new("regime.code-taken",
            $"The reporting regime '{code}' is already defined in another way.",
            $"Chế độ báo cáo '{code}' đã được quy định khác.", [code]);

    public static Refusal PeriodKindNotOfTemplate() =>
        new("regime.period-kind-not-of-template",
            "The regime's kind of period is not the one of its template.",
            "Loại kỳ của chế độ báo cáo không khớp với loại kỳ của biểu mẫu.", ["periodKind"]);

    public static Refusal KindOrList() =>
        new("regime.kind-or-list",
            "Give either the kind of unit that reports or a list of units, not both and not neither.",
            "Hãy nêu loại đơn vị báo cáo hoặc danh sách đơn vị, không nêu cả hai và không bỏ trống cả hai.",
            ["reportersKind", "reporters"]);
}
