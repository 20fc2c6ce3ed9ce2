using Reporting.Domain.Templates;
using static Reporting.Domain.Reports.ReportStateWords;

namespace Reporting.Domain.Reports;

/// <summary>Every way the report rules can say no. One method per code, so a code is written once.</summary>
public static class ReportRefusals
{
    public static Refusal NotAssigned() =>
        new("report.not-assigned", "This report is not assigned.", "Báo cáo này chưa được giao.");

    public static Refusal IdMismatch() =>
        new("report.id-mismatch",
            "The id in the address is not the id of this unit, regime, period and occurrence.",
            "Mã báo cáo trong địa chỉ không khớp với đơn vị, chế độ báo cáo, kỳ và lần báo cáo.");

    public static Refusal IsCancelled() =>
        new("report.is-cancelled",
            "This assignment was cancelled; assign another occurrence.",
            "Việc giao báo cáo này đã bị hủy; hãy giao lần báo cáo khác.");

    public static Refusal CellNotAsked(IEnumerable<string> cells) =>
        new("report.cell-not-asked",
            $"These cells are asked of somebody else: {string.Join(", ", cells)}.",
            $"Các ô này được giao cho nơi khác: {string.Join(", ", cells)}.", cells.ToEquatableArray());

    public static Refusal OccurrenceNotPositive() =>
        new("report.occurrence-not-positive", "Occurrences are counted from 1.", "Lần báo cáo được đánh số từ 1.",
            ["occurrence"]);

    public static Refusal UnitNotInRegime(string unit, string regime) =>
        new("report.unit-not-in-regime",
            $"The unit '{unit}' does not report under the regime '{regime}'.",
            $"Đơn vị '{unit}' không thuộc diện báo cáo của chế độ '{regime}'.", [unit]);

    public static Refusal BlankFigure(string indicator) =>
        new("report.blank-figure",
            $"The figure of '{indicator}' is a blank text; leave the cell out, or clear it with null.",
            $"Số liệu của '{indicator}' là chuỗi trống; hãy bỏ ô này hoặc xóa bằng null.", [indicator]);

    public static Refusal NotANumber(string indicator) =>
        new("report.not-a-number",
            $"The figure of '{indicator}' is not a number; write for example 1234.5 or -3.",
            $"Số liệu của '{indicator}' không phải là số; hãy viết ví dụ 1234.5 hoặc -3.", [indicator]);

    public static Refusal FigureTooLong(string indicator) =>
        new("report.figure-too-long",
            $"The figure of '{indicator}' has more than {FigureText.IntegerDigitsMax} digits before or "
            + $"{FigureText.DecimalsMax} after the decimal point.",
            $"Số liệu của '{indicator}' có quá {FigureText.IntegerDigitsMax} chữ số phần nguyên hoặc "
            + $"{FigureText.DecimalsMax} chữ số thập phân.", [indicator]);

    public static Refusal FigureNotInTemplate(IEnumerable<string> indicators) =>
        new("report.figure-not-in-template",
            $"The report's template version has no row for: {string.Join(", ", indicators)}.",
            $"Phiên bản biểu mẫu của báo cáo không có dòng cho: {string.Join(", ", indicators)}.",
            indicators.ToEquatableArray());

    public static Refusal TooManyDecimals(IEnumerable<string> indicators) =>
        new("report.too-many-decimals",
            $"More decimals than the indicator allows: {string.Join(", ", indicators)}.",
            $"Số chữ số thập phân vượt quá quy định của chỉ tiêu: {string.Join(", ", indicators)}.",
            indicators.ToEquatableArray());

    public static Refusal FigureTwice(string indicator) =>
        new("report.figure-twice",
            $"The indicator '{indicator}' is named twice.", $"Chỉ tiêu '{indicator}' được nêu hai lần.", [indicator]);

    public static Refusal RuleUnknown(string rule) =>
        new("report.rule-unknown",
            $"The report's template version has no constraint '{rule}'.",
            $"Phiên bản biểu mẫu của báo cáo không có quan hệ ràng buộc '{rule}'.", [rule]);

    public static Refusal CommentTwice(string rule) =>
        new("report.comment-twice",
            $"The constraint '{rule}' is commented twice.",
            $"Quan hệ ràng buộc '{rule}' được giải trình hai lần.", [rule]);

    public static Refusal NotInEntry(ReportState state) =>
        new("report.not-in-entry",
            $"The report {English(state)}; figures are entered and submitted only while it is in data entry.",
            $"Báo cáo {Vietnamese(state)}; chỉ nhập và trình số liệu khi báo cáo đang nhập liệu.");

    public static Refusal Empty() =>
        new("report.empty", "A report without any figure cannot be submitted.",
            "Không thể trình báo cáo chưa có số liệu nào.");

    public static Refusal ConstraintBroken(EquatableArray<Finding> broken) =>
        new("report.constraint-broken",
            $"The figures break constraints that must hold: {string.Join(", ", broken.Select(one => one.English))}.",
            $"Số liệu vi phạm quan hệ ràng buộc bắt buộc: {string.Join(", ", broken.Select(one => one.Vietnamese))}.",
            broken.Select(one => one.Rule!).ToEquatableArray());

    public static Refusal WarningUncommented(EquatableArray<Finding> broken) =>
        new("report.warning-uncommented",
            $"The figures break constraints that need a comment: {string.Join(", ", broken.Select(one => one.English))}.",
            $"Số liệu vi phạm quan hệ ràng buộc cần giải trình: {string.Join(", ", broken.Select(one => one.Vietnamese))}.",
            broken.Select(one => one.Rule!).ToEquatableArray());

    public static Refusal CellsMissing(IEnumerable<string> cells) =>
        new("report.cells-missing",
            $"Cells that must be filled in are empty: {string.Join(", ", cells)}.",
            $"Các ô bắt buộc chưa có dữ liệu: {string.Join(", ", cells)}.", cells.ToEquatableArray());

    public static Refusal DerivedCell(string cell) =>
        new("report.derived-cell",
            $"The cell '{cell}' is worked out by the form; it can't be entered.",
            $"Ô '{cell}' do biểu mẫu tự tính; không nhập được.", [cell]);

    public static Refusal DerivedOutdated(IEnumerable<string> cells) =>
        new("report.derived-outdated",
            $"Another period has changed what these cells are worked out of: {string.Join(", ", cells)}. "
            + "Enter the report once more.",
            $"Kỳ khác đã thay đổi số liệu dùng để tính các ô: {string.Join(", ", cells)}. Hãy nhập lại báo cáo.",
            cells.ToEquatableArray());

    public static Refusal NotADay(string cell) =>
        new("report.not-a-day",
            $"The cell '{cell}' holds a day; write for example 2026-10-05.",
            $"Ô '{cell}' chứa ngày; hãy viết ví dụ 2026-10-05.", [cell]);

    public static Refusal NotAChoice(string cell) =>
        new("report.not-a-choice",
            $"The cell '{cell}' takes one of its choices only.",
            $"Ô '{cell}' chỉ nhận một trong các lựa chọn đã định.", [cell]);

    public static Refusal NarrativeMalformed(string cell, string text, ExpressionError error)
    {
        var (line, column) = ExpressionError.PlaceOf(text, error.At);
        return new("report.narrative-malformed",
            $"Section '{cell}', line {line}, column {column}: {error.English}.",
            $"Mục '{cell}', dòng {line}, cột {column}: {error.Vietnamese}.", [$"{cell}:{line}:{column}"]);
    }

    public static Refusal NothingToRecall(ReportState state) =>
        new("report.nothing-to-recall",
            $"Only what was submitted or sent and is not accepted yet can be recalled; the report {English(state)}.",
            $"Chỉ thu hồi được báo cáo đã trình hoặc đã gửi mà chưa được tiếp nhận; báo cáo {Vietnamese(state)}.");

    public static Refusal NotSubmitted(ReportState state) =>
        new("report.not-submitted",
            $"Only a submitted report can be signed or rejected; the report {English(state)}.",
            $"Chỉ ký hoặc từ chối được báo cáo đã trình; báo cáo {Vietnamese(state)}.");

    public static Refusal SignerEntered() =>
        new("report.signer-entered",
            "Nobody signs figures that they entered themselves.",
            "Người nhập số liệu không được tự ký báo cáo đó.");

    public static Refusal NotSent(ReportState state) =>
        new("report.not-sent",
            $"Only a signed and sent report can be accepted or returned; the report {English(state)}.",
            $"Chỉ tiếp nhận hoặc trả lại được báo cáo đã ký và gửi; báo cáo {Vietnamese(state)}.");

    public static Refusal InForceInFuture() =>
        new("report.in-force-in-future",
            "Figures cannot become valid at a time that has not come yet.",
            "Thời điểm số liệu có hiệu lực không được ở tương lai.", ["inForceAt"]);

    public static Refusal InForceDecreases(DateTimeOffset since) =>
        new("report.in-force-decreases",
            $"What is in force became valid at {since:yyyy-MM-ddTHH:mm:ssK}; later figures cannot be valid earlier.",
            $"Số liệu hiện hành có hiệu lực từ {since:yyyy-MM-ddTHH:mm:ssK}; "
            + "số liệu sau không thể có hiệu lực sớm hơn.",
            ["inForceAt"]);

    public static Refusal NeverAccepted(ReportState state) =>
        new("report.never-accepted",
            $"Only a report that was accepted can be corrected; the report {English(state)}.",
            $"Chỉ đính chính được báo cáo đã được tiếp nhận; báo cáo {Vietnamese(state)}.");

    public static Refusal CorrectionOpen(ReportState state) =>
        new("report.correction-open",
            $"A correction is already under way: the report {English(state)}.",
            $"Đang có một lần đính chính chưa xong: báo cáo {Vietnamese(state)}.");

    public static Refusal NoCorrectionRequested(ReportState state) =>
        new("report.no-correction-requested",
            $"No correction request waits for an answer; the report {English(state)}.",
            $"Không có đề nghị đính chính nào đang chờ trả lời; báo cáo {Vietnamese(state)}.");

    public static Refusal CorrectionNotApproved(ReportState state) =>
        new("report.correction-not-approved",
            $"Figures are withdrawn only after a correction was approved; the report {English(state)}.",
            $"Chỉ rút được số liệu sau khi đề nghị đính chính được chấp thuận; báo cáo {Vietnamese(state)}.");

    public static Refusal NothingInForce() =>
        new("report.nothing-in-force",
            "The report has no figures in force that could be withdrawn.",
            "Báo cáo không có số liệu đang có hiệu lực để rút.");

    /// <summary>What is wrong with the reason of a rejection, a return, a correction or a withdrawal; null when it is
    /// fine.</summary>
    internal static Refusal? OfReason(string? reason) => Texts.Check("reason", reason, Texts.RemarkLengthMax) switch
    {
        { Code: "text.blank" } => new("report.reason-missing", "Say why.", "Hãy nêu lý do.", ["reason"]),
        var wrong => wrong,
    };
}
