using System.Collections.Immutable;

namespace Reporting.Domain.Inbox;

/// <summary>What an account has read.</summary>
public sealed record ReadMessages(ImmutableHashSet<Guid> Messages)
{
    public static readonly ReadMessages Initial = new([]);

    public static Guid StreamIdOf(AccountId account) => Uuid5.Of("inbox", account.Value.ToString("N"));

    public static ReadMessages Evolve(ReadMessages state, InboxEvent happened) => happened switch
    {
        MessagesRead e => new ReadMessages(state.Messages.Union(e.Messages)),
        _ => throw new System.Diagnostics.UnreachableException(
            $"{happened.GetType().Name} in an inbox: corrupt stream"),
    };
}
