namespace Reporting.Console.Wire;

public sealed record InboxView(long Unread, IReadOnlyList<MessageView> Messages);

/// <summary>A message of the inbox.</summary>
public sealed record MessageView(
    Guid Id, DateTimeOffset At, string Kind, Guid Subject, string? Regime, string? Period, DateTimeOffset? DueAt, string? Step,
    string? Text, bool IsRead);

public sealed record NoticeView(
    string Title, string Text, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DateTimeOffset? WithdrawnAt);

/// <summary>What a message says, in words.</summary>
public static class Messages
{
    public static string Text(MessageView message, Visit visit)
    {
        var words = visit.Words;
        var about = message.Regime is null ? "" : $" {visit.RegimeNamed(message.Regime)} {message.Period}";
        var what = message.Kind switch
        {
            "report_assigned" or "part_assigned" => words["Được giao báo cáo", "Report assigned:"],
            "report_returned" => words["Bị trả lại", "Returned:"],
            "report_returned_unsigned" => words["Bị trả lại vì chưa ký", "Returned unsigned:"],
            "assignment_cancelled" => words["Không phải gửi nữa", "No longer asked for:"],
            "deadline_moved" or "part_deadline_moved" => words["Thời hạn mới", "New deadline:"],
            "holder_reminded" => words["Nhắc báo cáo", "Reminder:"],
            "notice_announced" => words["Thông báo hệ thống", "System notice"],
            "notice_withdrawn" => words["Thu hồi thông báo", "Notice withdrawn"],
            "incident_raised" => words["Sự cố được báo", "Incident raised"],
            "incident_answered" => words["Trả lời sự cố", "Incident answered"],
            "signature_held" => words["Chữ ký chờ kiểm tra", "Signature held:"],
            "signature_refused" => words["Chữ ký bị từ chối", "Signature refused:"],
            "signature_invalidated" => words["Chữ ký mất giá trị", "Signature invalidated:"],
            _ => message.Kind,
        };
        var due = message.DueAt is { } at ? words[", hạn ", ", due "] + Words.Moment(at) : "";
        return what + about + due + (message.Text is { Length: > 0 } text ? ": " + text : "");
    }
}
