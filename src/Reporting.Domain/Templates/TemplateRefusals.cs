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
        Malformed("template.expression-malformed", "Constraint", "Ràng buộc", constraint.Rule, constraint.Expression,
            error);

    public static Refusal FormulaMalformed(string place, string text, ExpressionError error) =>
        Malformed("template.formula-malformed", "Formula of", "Công thức của", place, text, error);

    public static Refusal SectionMalformed(string section, string text, ExpressionError error) =>
        Malformed("template.section-malformed", "Section", "Mục", section, text, error);

    public static Refusal ExpressionNotInRows(TemplateConstraint constraint, string indicator) =>
        new("template.expression-not-in-rows",
            $"Constraint '{constraint.Rule}' names '{indicator}', which is no row of this version.",
            $"Ràng buộc '{constraint.Rule}' nêu '{indicator}', không phải là dòng của phiên bản này.",
            [constraint.Rule, indicator]);

    public static Refusal FormulaNotInForm(string place, string name) =>
        new("template.formula-not-in-form",
            $"The formula of '{place}' names '{name}', which is no number cell of this version.",
            $"Công thức của '{place}' nêu '{name}', không phải là ô số của phiên bản này.", [place, name]);

    public static Refusal FormulaCircle() =>
        new("template.formula-circle",
            "The formulas need each other in a circle.", "Các công thức phụ thuộc vòng tròn lẫn nhau.");

    public static Refusal NoSections() =>
        new("template.no-sections", "A narrative needs at least one section.",
            "Báo cáo thuyết minh cần ít nhất một mục.", ["sections"]);

    public static Refusal SectionsInData() =>
        new("template.sections-in-data", "A data report has no sections; choose 'narrative' or 'linked'.",
            "Báo cáo số liệu không có mục thuyết minh; hãy chọn 'narrative' hoặc 'linked'.", ["sections"]);

    public static Refusal SectionTwice(string section) =>
        new("template.section-twice", $"Two sections have the code '{section}'.",
            $"Hai mục cùng có mã '{section}'.", [section]);

    public static Refusal ColumnTwice(string column) =>
        new("template.column-twice", $"Two columns have the code '{column}'.",
            $"Hai cột cùng có mã '{column}'.", [column]);

    public static Refusal FigureColumnTwice() =>
        new("template.figure-column-twice", "Only one column can hold the indicators' own figures.",
            "Chỉ một cột được chứa số liệu của chính chỉ tiêu.", ["columns"]);

    public static Refusal ColumnNotNumber(string column) =>
        new("template.column-not-number",
            $"The column '{column}' does not hold numbers: it has no decimals, no formula and no figures.",
            $"Cột '{column}' không phải cột số: không có số thập phân, công thức hay số liệu chỉ tiêu.", [column]);

    public static Refusal ChoicesMissing(string column) =>
        new("template.choices-missing",
            $"The column '{column}': choices belong to a column of the kind 'choice', which needs some.",
            $"Cột '{column}': danh sách lựa chọn chỉ dành cho cột loại 'choice' và cột này phải có.", [column]);

    public static Refusal HeaderNotOverColumns(string text) =>
        new("template.header-not-over-columns",
            $"The heading '{text}' must stand over neighbouring columns, on a level from 1 to 10, and over none twice.",
            $"Tiêu đề gộp '{text}' phải nằm trên các cột liền nhau, mức từ 1 đến 10, không trùng cột.", [text]);

    public static Refusal TooManyCells(int max) =>
        new("template.too-many-cells", $"A template version may have at most {max} of these.",
            $"Một phiên bản biểu mẫu có tối đa {max} thành phần loại này.");

    public static Refusal LinkedNotAllowed() =>
        new("template.linked-not-allowed", "This deployment's profile has no linked reports.",
            "Cấu hình của hệ thống này không có báo cáo liên kết.", ["kind"]);

    public static Refusal NotDraft(int version) =>
        new("template.not-draft", $"Version {version} is no draft.", $"Phiên bản {version} không phải bản dự thảo.",
            ["version"]);

    public static Refusal NotOnTrial(int version) =>
        new("template.not-on-trial", $"Version {version} is not on trial.",
            $"Phiên bản {version} không trong thời gian thử nghiệm.", ["version"]);

    public static Refusal NotOfficial(int version) =>
        new("template.not-official", $"Version {version} is not official.",
            $"Phiên bản {version} chưa chính thức.", ["version"]);

    public static Refusal NotShared(string source) =>
        new("template.not-shared", $"'{source}' is not in the shared library.",
            $"'{source}' không có trong kho báo cáo mẫu.", ["copyFrom"]);

    public static Refusal Abolished(DateOnly from) =>
        new("template.abolished", $"The template is abolished from {from:yyyy-MM-dd} on.",
            $"Biểu mẫu bị bãi bỏ từ ngày {from:dd/MM/yyyy}.");

    private static Refusal Malformed(
        string code, string what, string whatVi, string name, string text, ExpressionError error)
    {
        var (line, column) = ExpressionError.PlaceOf(text, error.At);
        return new(code,
            $"{what} '{name}', line {line}, column {column}: {error.English}.",
            $"{whatVi} '{name}', dòng {line}, cột {column}: {error.Vietnamese}.",
            [$"{name}:{line}:{column}"]);
    }
}
