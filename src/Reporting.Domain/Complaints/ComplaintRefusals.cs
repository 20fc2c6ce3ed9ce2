namespace Reporting.Domain.Complaints;

/// <summary>Every way the rules of complaints can say no.</summary>
public static class ComplaintRefusals
{
    public static Refusal Unknown() =>
        new("complaint.unknown", "There is no such complaint.", "Không có khiếu nại này.");

    public static Refusal IdTaken() =>
        new("complaint.id-taken", "A complaint with this id says something else.",
            "Mã này đã dùng cho một khiếu nại khác.", ["complaint"]);

    public static Refusal IsAnswered() =>
        new("complaint.is-answered", "The complaint is answered; file another one.",
            "Khiếu nại đã được trả lời; hãy lập khiếu nại mới.");

    public static Refusal NotOverdue(DateTimeOffset dueAt) =>
        new("complaint.not-overdue", $"An answer is expected until {dueAt:O}; it is not overdue.",
            $"Thời hạn trả lời là {dueAt:O}; chưa quá hạn.");

    public static Refusal NobodyAbove() =>
        new("complaint.nobody-above", "There is no unit above the one that has it.",
            "Không còn đơn vị cấp trên của đơn vị đang giữ khiếu nại.");
}
