namespace Reporting.Domain.Notices;

/// <summary>Every way the rules of notices can say no.</summary>
public static class NoticeRefusals
{
    public static Refusal Unknown() =>
        new("notice.unknown", "There is no such notice.", "Không có thông báo này.");

    public static Refusal IdTaken() =>
        new("notice.id-taken", "A notice with this id says something else.", "Mã này đã dùng cho một thông báo khác.",
            ["notice"]);

    public static Refusal SpanOver() =>
        new("notice.span-over",
            "What is announced ends after it begins, and in the future.",
            "Thời gian thông báo phải kết thúc sau khi bắt đầu và ở tương lai.", ["startsAt", "endsAt"]);

    public static Refusal TooLate(DateTimeOffset latest) =>
        new("notice.too-late",
            $"This had to be announced by {latest:yyyy-MM-ddTHH:mm:ssK}. Begin later, or say in urgency why it can't "
            + "wait.",
            $"Việc này phải được thông báo trước {latest:yyyy-MM-ddTHH:mm:ssK}. Hãy bắt đầu muộn hơn, hoặc nêu lý do "
            + "khẩn cấp.", ["startsAt", "urgency"]);

    public static Refusal IsWithdrawn() =>
        new("notice.is-withdrawn", "The notice was withdrawn already.", "Thông báo đã được thu hồi.");
}
