namespace Reporting.Domain.Reports;

/// <summary>Every way the rules of assigning on, extending and cancelling can say no.</summary>
public static class AssignmentRefusals
{
    public static Refusal NoCells() =>
        new("assignment.no-cells",
            "Name at least one cell, or leave the list out to ask for all of them.",
            "Hãy nêu ít nhất một ô, hoặc bỏ danh sách để giao tất cả.", ["cells"]);

    public static Refusal NotOpen(ReportState state) =>
        new("assignment.not-open",
            $"The report {ReportStateWords.English(state)}; only what is still to be sent can be assigned on, extended "
            + "or cancelled.",
            $"Báo cáo {ReportStateWords.Vietnamese(state)}; chỉ giao tiếp, gia hạn hoặc hủy giao khi chưa gửi.");

    public static Refusal WasAccepted() =>
        new("assignment.was-accepted",
            "A report that was accepted is not cancelled; it is corrected or withdrawn.",
            "Không hủy giao báo cáo đã được tiếp nhận; hãy đính chính hoặc rút số liệu.");

    public static Refusal NotLater(DateTimeOffset dueAt) =>
        new("assignment.not-later",
            $"The report is due {dueAt:yyyy-MM-ddTHH:mm:ssK}; an extension ends later than that, and in the future.",
            $"Báo cáo có thời hạn {dueAt:yyyy-MM-ddTHH:mm:ssK}; gia hạn phải muộn hơn và ở tương lai.", ["dueAt"]);

    public static Refusal TooLate(int daysMax) =>
        new("assignment.too-late",
            $"An extension reaches at most {daysMax} days from now.",
            $"Chỉ được gia hạn nhiều nhất {daysMax} ngày kể từ bây giờ.", ["dueAt"]);

    public static Refusal OneHolder() =>
        new("assignment.one-holder",
            "Assign on to one unit or to one account, not to both and not to nobody.",
            "Hãy giao cho đúng một đơn vị hoặc một tài khoản.", ["unit", "account"]);

    public static Refusal NotBelow(string unit) =>
        new("assignment.not-below",
            $"The unit '{unit}' is not below the unit that assigns on.",
            $"Đơn vị '{unit}' không trực thuộc đơn vị giao.", [unit]);

    public static Refusal NotHeld() =>
        new("assignment.not-held",
            "What is to be assigned on, or taken back, is not held by a unit that you administer.",
            "Phần cần giao tiếp hoặc thu lại không thuộc đơn vị mà bạn quản trị.", ["parent", "part"]);

    public static Refusal PartUnknown(int part) =>
        new("assignment.part-unknown",
            $"The report has no part {part}, or it was cancelled.",
            $"Báo cáo không có phần {part} hoặc phần đó đã bị hủy.", ["part"]);

    public static Refusal TooManyParts(int partsMax) =>
        new("assignment.too-many-parts",
            $"A report has at most {partsMax} parts.", $"Một báo cáo có nhiều nhất {partsMax} phần.");

    public static Refusal NotEarlier(DateTimeOffset dueAt) =>
        new("assignment.not-earlier",
            $"An internal deadline lies before {dueAt:yyyy-MM-ddTHH:mm:ssK}, and in the future.",
            $"Thời hạn nội bộ phải trước {dueAt:yyyy-MM-ddTHH:mm:ssK} và ở tương lai.", ["dueAt"]);

    public static Refusal NoDeadline() =>
        new("assignment.no-deadline",
            "The report has no deadline; give one for the part.",
            "Báo cáo chưa có thời hạn; hãy nêu thời hạn cho phần được giao.", ["dueAt"]);

    public static Refusal ShortNotice() =>
        new("assignment.short-notice",
            "Less than a working day is left for this level or for the next one; send isShort: true if it has to be.",
            "Cấp này hoặc cấp trên còn chưa đầy một ngày làm việc; nếu buộc phải giao, hãy gửi isShort: true.",
            ["dueAt", "isShort"]);
}
