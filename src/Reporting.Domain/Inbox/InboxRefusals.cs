namespace Reporting.Domain.Inbox;

/// <summary>Every way the rules of inboxes can say no.</summary>
public static class InboxRefusals
{
    public static Refusal HowMany(int messagesMax) =>
        new("inbox.how-many",
            $"Name 1 to {messagesMax} messages.", $"Hãy nêu từ 1 đến {messagesMax} tin.", ["messages"]);

    public static Refusal MessageUnknown(string message) =>
        new("inbox.message-unknown",
            $"The message {message} is not in your inbox.", $"Tin {message} không có trong hộp thư của bạn.",
            [message]);
}
