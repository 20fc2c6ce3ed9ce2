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

    public static Refusal ConceptTaken(string code) =>
        new("indicator.concept-taken",
            $"The indicator '{code}' is already this concept: one concept has one definition everywhere.",
            $"Chỉ tiêu '{code}' đã là khái niệm này: mỗi khái niệm chỉ có một định nghĩa thống nhất.", [code]);

    public static Refusal SpanEmpty() =>
        new("indicator.span-empty",
            $"The last day lies before the first.",
            $"Ngày hết hiệu lực trước ngày có hiệu lực.", ["validFrom", "validTo"]);

    public static Refusal VersionNotPositive() =>
        new("indicator.version-not-positive",
            $"Versions are counted from 1.",
            $"Phiên bản được đánh số từ 1.", ["version"]);

    public static Refusal RevisionWithoutBasis() =>
        new("indicator.revision-without-basis",
            $"A further version says from when on it is valid and which decision it follows.",
            $"Phiên bản mới phải nêu ngày có hiệu lực và căn cứ pháp lý.", ["validFrom", "legalBasis"]);

    public static Refusal ValidFromNotAfter(DateOnly last) =>
        new("indicator.valid-from-not-after",
            $"The version before is valid from {last:yyyy-MM-dd}; this must come later.",
            $"Phiên bản trước có hiệu lực từ ngày {last:dd/MM/yyyy}; phải sau ngày đó.", ["validFrom"]);

    public static Refusal QuantityChanged() =>
        new("indicator.quantity-changed",
            $"A version can change the multiple of the unit of measure, not what is measured.",
            $"Phiên bản mới chỉ được đổi bội số của đơn vị tính, không đổi đại lượng.", ["unitOfMeasure"]);

    public static Refusal WeightMissing() =>
        new("indicator.weight-missing",
            $"A weighted average needs an indicator as its weight, and nothing else has one.",
            $"Trung bình có trọng số cần một chỉ tiêu làm trọng số, cách tính khác thì không.", ["weight"]);

    public static Refusal NotPrimary(string code) =>
        new("indicator.not-primary",
            $"'{code}' can't be used here: it is the indicator itself, or has a formula of its own.",
            $"Không dùng được '{code}' ở đây: là chính chỉ tiêu này hoặc có công thức riêng.", [code]);

    public static Refusal FactorZero() =>
        new("indicator.factor-zero",
            $"The factor of a formula is not 0.",
            $"Hệ số của công thức phải khác 0.", ["factor"]);

    public static Refusal DisaggregationMalformed(string code) =>
        new("indicator.disaggregation-malformed",
            $"The disaggregation '{code}' needs a code of its own and 1 to 500 different parts; there are at most 50.",
            $"Phân tổ '{code}' cần mã riêng và từ 1 đến 500 phần khác nhau; tối đa 50 phân tổ.", [code]);

    public static Refusal PartOfOtherUnit(string code) =>
        new("indicator.part-of-other-unit",
            $"The part '{code}' is counted in another unit of measure than the whole.",
            $"Phần '{code}' có đơn vị tính khác với tổng số.", [code]);

    public static Refusal NotDraft(int version) =>
        new("indicator.not-draft",
            $"Version {version} is no draft.",
            $"Phiên bản {version} không phải bản dự thảo.", ["version"]);

    public static Refusal NotOnTrial(int version) =>
        new("indicator.not-on-trial",
            $"Version {version} is not on trial.",
            $"Phiên bản {version} không trong thời gian thử nghiệm.", ["version"]);

    public static Refusal Abolished(DateOnly from) =>
        new("indicator.abolished",
            $"The indicator is abolished from {from:yyyy-MM-dd} on.",
            $"Chỉ tiêu bị bãi bỏ từ ngày {from:dd/MM/yyyy}.");

    public static Refusal OutlierMalformed() =>
        new("indicator.outlier-malformed",
            "A rule for unusual figures has percentMax (to 100000) or deviationsMax (to 1000), above 0, over 1 to 24 "
            + "periods.",
            "Quy tắc số liệu bất thường cần percentMax (đến 100000) hoặc deviationsMax (đến 1000), lớn hơn 0, "
            + "xét từ 1 đến 24 kỳ.",
            ["outlier"]);
}
