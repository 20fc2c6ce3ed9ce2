namespace Reporting.Domain.Usage;

/// <summary>Every way the rules of usage reports can say no.</summary>
public static class UsageRefusals
{
    public static Refusal WrongKind(string period) =>
        new("usage.wrong-kind", $"Usage is reported by half-years and years; '{period}' is neither.",
            $"Báo cáo tình hình sử dụng lập theo 6 tháng và năm; '{period}' không thuộc loại nào.", ["period"]);

    public static Refusal NotOver(string period) =>
        new("usage.period-not-over", $"The period '{period}' is not over.", $"Kỳ '{period}' chưa kết thúc.", ["period"]);
}
