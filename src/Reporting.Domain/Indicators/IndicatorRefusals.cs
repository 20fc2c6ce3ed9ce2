namespace Reporting.Domain.Indicators;

/// <summary>Every way the indicator rules can say no.</summary>
public static class IndicatorRefusals
{
    public static Refusal Unknown(IEnumerable<string> codes) =>
        new("indicator.unknown",
            $"There is no indicator {string.Join(", ", codes)}.",
            $"Không có chỉ tiêu {string.Join(", ", codes)}.", codes.ToEquatableArray());

    public static Refusal CodeTaken(string code) =>
        new("indicator.code-taken",
            $"The indicator '{code}' is already defined in another way.",
            $"Chỉ tiêu '{code}' đã được định nghĩa khác.", [code]);

    public static Refusal DecimalsOutOfRange() =>
        new("indicator.decimals-out-of-range",
            $"An indicator may have 0 to {DefineIndicator.DecimalsMax} decimals.",
            $"Chỉ tiêu có từ 0 đến {DefineIndicator.DecimalsMax} chữ số thập phân.", ["decimals"]);
}
