using Reporting.Domain;

namespace Reporting.Files;

/// <summary>Every way in which a workbook or a table of figures can be refused.</summary>
public static class WorkbookRefusals
{
    public static Refusal NotAWorkbook() =>
        new("workbook.not-a-workbook",
            "The file is no Excel workbook (.xlsx).", "Tệp không phải bảng tính Excel (.xlsx).");

    public static Refusal Unreadable() =>
        new("workbook.unreadable",
            "The workbook can't be read: it is damaged, encrypted, has document types, or unfolds to more than it should.",
            "Không đọc được bảng tính: tệp hỏng, bị mã hóa, có khai báo DTD, hoặc giải nén ra quá lớn.");

    public static Refusal ActiveContent() =>
        new("workbook.active-content",
            "The workbook has macros, embedded objects or links to other files; save it without them.",
            "Bảng tính có macro, đối tượng nhúng hoặc liên kết tới tệp khác; hãy lưu lại không kèm những thứ đó.");

    public static Refusal TooManyCells(int limit) =>
        new("workbook.too-many-cells",
            $"The workbook has more than {limit} cells.", $"Bảng tính có hơn {limit} ô.");

    public static Refusal TooLarge(long limit) =>
        new("workbook.too-large",
            $"The file is larger than {limit / (1024 * 1024)} MB.", $"Tệp lớn hơn {limit / (1024 * 1024)} MB.");

    public static Refusal OtherReport() =>
        new("workbook.other-report",
            "The workbook belongs to another report. Download this report's own one.",
            "Bảng tính thuộc báo cáo khác. Hãy tải bảng tính của chính báo cáo này.");

    public static Refusal OtherForm() =>
        new("workbook.other-form",
            "The workbook was made for another template or version. Download it anew.",
            "Bảng tính được lập theo biểu mẫu hoặc phiên bản khác. Hãy tải lại.");

    public static Refusal StructureChanged(string address) =>
        new("workbook.structure-changed",
            $"The workbook's structure was changed: at {address} there is not what the form has there. Nothing was read; "
            + "download it anew.",
            $"Cấu trúc bảng tính đã bị thay đổi: ô {address} không đúng với biểu mẫu. Chưa đọc gì; hãy tải lại.", [address]);

    public static Refusal CellLocked(string address) =>
        new("workbook.cell-locked",
            $"The cell {address} is worked out by the form, or is not asked of you; it was changed all the same.",
            $"Ô {address} do biểu mẫu tính hoặc không giao cho bạn, nhưng đã bị sửa.", [address]);

    public static Refusal CellFaulty(string address) =>
        new("workbook.cell-faulty",
            $"The cell {address} holds an error, a date or another value that can't stand there.",
            $"Ô {address} chứa lỗi, ngày hoặc giá trị không thể có ở đó.", [address]);

    public static Refusal CellsRefused(IReadOnlyList<string> told, IReadOnlyList<string> toldVi, IEnumerable<string> places) =>
        new("workbook.cells-refused",
            $"Nothing was stored: {string.Join(" ", told)}", $"Không có gì được lưu: {string.Join(" ", toldVi)}",
            places.ToEquatableArray());

    public static Refusal TableMalformed(int line) =>
        new("import.table-malformed",
            $"Line {line} is no line of the table: it begins with the columns unit, regime, period, cell, value and perhaps "
            + "occurrence, and every line has as many.",
            $"Dòng {line} không đúng bảng: bảng có các cột unit, regime, period, cell, value và có thể occurrence, "
            + "mọi dòng có cùng số cột.");

    public static Refusal LinesLeft() =>
        new("import.not-stored",
            "This line is right, but another line of the same report was refused, and a report is taken whole or not.",
            "Dòng này đúng, nhưng dòng khác của cùng báo cáo bị từ chối; mỗi báo cáo chỉ được nhận trọn vẹn.");
}
