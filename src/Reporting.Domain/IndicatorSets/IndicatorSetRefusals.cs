namespace Reporting.Domain.IndicatorSets;

/// <summary>Every way the rules of indicator sets can say no.</summary>
public static class IndicatorSetRefusals
{
    public static Refusal Unknown(string code) =>
        new("indicator-set.unknown", $"There is no indicator set '{code}'.", $"Không có bộ chỉ tiêu '{code}'.", [code]);

    public static Refusal VersionTaken(int version) =>
        new("indicator-set.version-taken",
            $"Version {version} is on trial or official already; draft one with a higher number.",
            $"Phiên bản {version} đang thử nghiệm hoặc đã chính thức; hãy dự thảo phiên bản có số lớn hơn.", ["version"]);

    public static Refusal SpanEmpty() =>
        new("indicator-set.span-empty", "The last day lies before the first, or the set begins before the one before it.",
            "Ngày hết hiệu lực trước ngày có hiệu lực, hoặc bộ mới bắt đầu trước bộ cũ.", ["validFrom", "validTo"]);

    public static Refusal VersionNotPositive() =>
        new("indicator-set.version-not-positive", "Versions are counted from 1.", "Phiên bản được đánh số từ 1.",
            ["version"]);

    public static Refusal NoIndicators() =>
        new("indicator-set.no-indicators", "A set has 1 to 2000 different indicators.",
            "Bộ chỉ tiêu có từ 1 đến 2000 chỉ tiêu khác nhau.", ["indicators"]);

    public static Refusal NotDraft(int version) =>
        new("indicator-set.not-draft", $"Version {version} is no draft.",
            $"Phiên bản {version} không phải bản dự thảo.", ["version"]);

    public static Refusal NotOnTrial(int version) =>
        new("indicator-set.not-on-trial", $"Version {version} is not on trial.",
            $"Phiên bản {version} không trong thời gian thử nghiệm.", ["version"]);

    public static Refusal Abolished(DateOnly from) =>
        new("indicator-set.abolished", $"The indicator set is abolished from {from:yyyy-MM-dd} on.",
            $"Bộ chỉ tiêu bị bãi bỏ từ ngày {from:dd/MM/yyyy}.");
}
