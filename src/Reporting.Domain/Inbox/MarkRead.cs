using static Reporting.Domain.Decision<Reporting.Domain.Inbox.InboxEvent>;

namespace Reporting.Domain.Inbox;

/// <summary>An account marks messages of its inbox as read.</summary>
public sealed record MarkRead(AccountId AccountId, EquatableArray<Guid> Messages)
{
    public const int MessagesMax = 500;

    /// <param name="command">The wish.</param>
    /// <param name="inInbox">Which of them are in the account's inbox.</param>
    /// <param name="state">What it has read so far.</param>
    public static Decision<InboxEvent> Decide(MarkRead command, IReadOnlySet<Guid> inInbox, ReadMessages state)
    {
        if (command.Messages.Count is 0 or > MessagesMax)
            return Refuse(InboxRefusals.HowMany(MessagesMax));
        if (command.Messages.Where(id => !inInbox.Contains(id) && !state.Messages.Contains(id)).ToArray()
            is [var stranger, ..])
            return Refuse(InboxRefusals.MessageUnknown(stranger.ToString()));
        var unread = command.Messages.Distinct().Where(id => !state.Messages.Contains(id)).ToEquatableArray();
        return unread.Count == 0 ? Emit() : Emit(new MessagesRead(command.AccountId, unread));
    }
}
