namespace Reporting.Domain.Redactions;

/// <summary>Every way the rules of redaction can say no.</summary>
public static class RedactionRefusals
{
    public static Refusal NotRequested() => new(
        "redaction.not-requested", "Nobody has asked to redact this event.",
        "Chưa có ai đề nghị xóa nội dung sự kiện này.");

    public static Refusal OtherReason() => new(
        "redaction.requested-otherwise", "The redaction of this event was asked for with another reason, or by another person.",
        "Việc xóa nội dung sự kiện này đã được đề nghị với lý do khác hoặc bởi người khác.", ["reason"]);

    public static Refusal SamePerson() => new(
        "redaction.same-person", "Whoever asked for a redaction can't confirm it: two persons decide.",
        "Người đề nghị xóa không được tự xác nhận: phải có hai người quyết định.");

    public static Refusal UnknownEvent() => new(
        "redaction.event-unknown", "There is no such event at that position.", "Không có sự kiện như vậy ở vị trí đó.",
        ["position"]);

    public static Refusal OfRedaction() => new(
        "redaction.of-redaction", "What two persons decided about a redaction is not redacted.",
        "Không được xóa quyết định về việc xóa nội dung.");

    public static Refusal OfRegister() => new(
        "redaction.of-register",
        "Every report rests on the register of units and on the calendar: nobody could go on without one of their events. "
        + "Correct what it says by another event.",
        "Mọi báo cáo đều dựa vào danh mục đơn vị và lịch làm việc: thiếu một sự kiện của chúng thì không ai làm việc tiếp được. "
        + "Hãy đính chính bằng một sự kiện khác.", ["position"]);
}
