using System.Globalization;

namespace Reporting.Domain.Reports;

/// <summary>Every way in which entering figures and attaching files can be refused, beside those of
/// <see cref="ReportRefusals"/>.</summary>
public static class EntryRefusals
{
    public static Refusal CellsChanged(IReadOnlyList<ValueConflict> conflicts)
    {
        var places = conflicts.Select(conflict => conflict.Place).ToEquatableArray();
        return new(
            "report.cells-changed",
            $"Somebody else changed these cells in the meantime: {string.Join(", ", places)}. Nothing was stored; both "
            + "values are in this answer.",
            $"Người khác đã sửa các ô này trong lúc đó: {string.Join(", ", places)}. Không có gì được lưu; "
            + "cả hai giá trị nằm trong câu trả lời này.",
            places) { Conflicts = conflicts.ToEquatableArray() };
    }

    public static Refusal SourceMalformed() =>
        new("report.source-malformed",
            "A source is an import with the file's SHA-256 (64 small hex digits), or a connected system with its name.",
            "Nguồn số liệu là tệp nhập kèm SHA-256 (64 chữ số hex thường) hoặc hệ thống kết nối kèm tên.", ["source"]);

    public static Refusal NilNotAllowed(IEnumerable<string> cells) =>
        new("report.nil-not-allowed",
            $"The form does not let these cells say that nothing arose: {string.Join(", ", cells)}. Enter 0 where 0 was "
            + "counted.",
            $"Biểu mẫu không cho các ô này ghi \"không phát sinh\": {string.Join(", ", cells)}. Hãy nhập 0 nếu đã đếm được 0.",
            cells.ToEquatableArray());

    public static Refusal NilWithFigures(IEnumerable<string> cells) =>
        new("report.nil-with-figures",
            $"Something was entered into these cells: {string.Join(", ", cells)}. Clear them before the report says that "
            + "nothing arose.",
            $"Các ô này đã có số liệu: {string.Join(", ", cells)}. Hãy xóa trước khi báo cáo không phát sinh.",
            cells.ToEquatableArray());

    public static Refusal FormatUnknown() =>
        new("report.number-format-unknown",
            "Numbers are written plain (1234567.8) or vi (1.234.567,8).",
            "Số được viết theo plain (1234567.8) hoặc vi (1.234.567,8).", ["numbers"]);

    public static Refusal AttachmentUnknown(int number) =>
        new("attachment.unknown",
            $"The report has no attachment {number}.", $"Báo cáo không có tệp đính kèm số {number}.");

    public static Refusal AttachmentsClosed(ReportState state) =>
        new("attachment.report-closed",
            $"Files are attached and removed only while the report is in data entry; it {ReportStateWords.English(state)}.",
            $"Chỉ đính kèm hoặc gỡ tệp khi báo cáo đang nhập liệu; báo cáo {ReportStateWords.Vietnamese(state)}.");

    public static Refusal TooManyAttachments(int limit) =>
        new("attachment.too-many",
            $"A report has at most {limit} attachments.", $"Một báo cáo có nhiều nhất {limit} tệp đính kèm.");

    public static Refusal NameTaken(string name) =>
        new("attachment.name-taken",
            $"Another file with the name '{name}' is attached; remove it first, or take another name.",
            $"Đã có tệp khác tên '{name}'; hãy gỡ tệp đó trước hoặc đặt tên khác.", ["name"]);

    public static Refusal NameMalformed() =>
        new("attachment.name-malformed",
            "A file's name has 1 to 200 characters, no path, and an extension.",
            "Tên tệp có 1 đến 200 ký tự, không có đường dẫn và có phần mở rộng.", ["name"]);

    public static Refusal TypeNotAllowed(string allowed) =>
        new("attachment.type-not-allowed",
            $"The content is of no type that can be attached, or not of the type that its name says. Allowed: {allowed}.",
            $"Nội dung không thuộc loại tệp được đính kèm, hoặc không đúng với phần mở rộng. Cho phép: {allowed}.", ["name"]);

    public static Refusal AttachmentTooLarge(long limit) =>
        new("attachment.too-large",
            $"The file is larger than {Size(limit)}.", $"Tệp lớn hơn {Size(limit)}.");

    public static Refusal Unreadable() =>
        new("attachment.unreadable",
            "The file can't be looked through: it is damaged, encrypted, or unfolds to more than it should.",
            "Không đọc được tệp: tệp hỏng, bị mã hóa, hoặc giải nén ra quá lớn.");

    public static Refusal ActiveContent() =>
        new("attachment.active-content",
            "The file has macros or links to other files; save it without them.",
            "Tệp có macro hoặc liên kết tới tệp khác; hãy lưu lại không kèm những thứ đó.");

    public static Refusal Infected() =>
        new("attachment.infected",
            "The virus scanner found something in the file. Nothing was kept.",
            "Chương trình quét vi-rút phát hiện mã độc trong tệp. Không có gì được lưu.");

    public static Refusal ScannerAway() =>
        new("attachment.scanner-away",
            "The virus scanner does not answer just now, and files are not kept unscanned. Send it again later.",
            "Chương trình quét vi-rút tạm thời không trả lời; tệp chưa quét không được lưu. Hãy gửi lại sau.");

    public static Refusal NoScanner() =>
        new("attachment.no-scanner",
            "This deployment keeps only scanned files and has no virus scanner set up. Tell the operator.",
            "Hệ thống chỉ lưu tệp đã quét vi-rút nhưng chưa cấu hình chương trình quét. Hãy báo người vận hành.");

    private static string Size(long bytes) =>
        (bytes / (1024m * 1024m)).ToString("0.##", CultureInfo.InvariantCulture) + " MB";
}
