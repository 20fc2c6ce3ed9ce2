namespace Reporting.Domain.Templates;

/// <summary>Every way the template rules can say no.</summary>
public static class TemplateRefusals
{
    public static Refusal Unknown(string code) =>
        new("template.unknown", $"There is no template '{code}'.", $"Không có biểu mẫu '{code}'.", [code]);

    public static Refusal VersionUnknown(string code, int version) =>
        new("template.version-unknown",
            $"The template '{code}' has no version {version}.",
            $"Biểu mẫu '{code}' không có phiên bản {version}.", [code]);

    public static Refusal NoVersionInForce(string code, DateOnly day) =>
        new("template.no-version-in-force",
            $"No version of the template '{code}' is valid on {day:yyyy-MM-dd}.",
            $"Không có phiên bản nào của biểu mẫu '{code}' có hiệu lực vào ngày {day:dd/MM/yyyy}.", [code]);

    public static Refusal VersionNotPositive() =>
        new("template.version-not-positive",
            "Versions are counted from 1.", "Phiên bản được đánh số từ 1.", ["version"]);

    public static Refusal VersionTaken(int version) =>
        new("template.version-taken",
            $"Version {version} is already published with other content; publish a new version.",
            $"Phiên bản {version} đã được công bố với nội dung khác; hãy công bố phiên bản mới.", ["version"]);

    public static Refusal VersionNotNext(int last) =>
        new("template.version-not-next",
            $"Version {last} is already published; a new version needs a higher number.",
            $"Phiên bản {last} đã được công bố; phiên bản mới phải có số lớn hơn.", ["version"]);

    public static Refusal ValidFromNotAfter(DateOnly last) =>
        new("template.valid-from-not-after",
            $"The version before is valid from {last:yyyy-MM-dd}; a new one cannot be valid from an earlier day.",
            $"Phiên bản trước có hiệu lực từ ngày {last:dd/MM/yyyy}; phiên bản mới không thể có hiệu lực sớm hơn.",
            ["validFrom"]);

    public static Refusal PeriodKindChanged() =>
        new("template.period-kind-changed",
            "All versions of a template have the same kind of period.",
            "Mọi phiên bản của một biểu mẫu phải có cùng loại kỳ báo cáo.", ["periodKind"]);

    public static Refusal NoRows() =>
        new("template.no-rows", "A template version needs at least one row.",
            "Phiên bản biểu mẫu cần ít nhất một dòng.", ["rows"]);

    public static Refusal RowTwice(string indicator) =>
        new("template.row-twice",
            $"The indicator '{indicator}' stands in two rows.",
            $"Chỉ tiêu '{indicator}' xuất hiện ở hai dòng.", [indicator]);

    public static Refusal RuleTwice(string rule) =>
        new("template.rule-twice",
            $"Two constraints have the name '{rule}'.", $"Hai quan hệ ràng buộc cùng có tên '{rule}'.", [rule]);

    public static Refusal ExpressionMalformed(TemplateConstraint constraint, ExpressionError error) =>
        new("template.expression-malformed",
            $"Constraint '{constraint.Rule}', character {error.At + 1}: {error.English}.",
            $"Ràng buộc '{constraint.Rule}', ký tự thứ {error.At + 1}: {error.Vietnamese}.",
            [$"{constraint.Rule}:{error.At + 1}"]);

    public static Refusal ExpressionNotInRows(TemplateConstraint constraint, string indicator) =>
        new("template.expression-not-in-rows",
            $"Constraint '{constraint.Rule}' names '{indicator}', which is no row of this version.",
            $"Ràng buộc '{constraint.Rule}' nêu '{indicator}', không phải là dòng của phiên bản này.",
            [constraint.Rule, indicator]);
}
