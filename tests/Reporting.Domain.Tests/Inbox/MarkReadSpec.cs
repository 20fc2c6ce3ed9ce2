using Reporting.Domain.Inbox;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Inbox;

public sealed class MarkReadSpec
{
    private static readonly Guid One = new(1, 0, 0, new byte[8]), Two = new(2, 0, 0, new byte[8]);

    private static Spec<ReadMessages, InboxEvent>.Before Given(params InboxEvent[] history) =>
        new Spec<ReadMessages, InboxEvent>(ReadMessages.Initial, ReadMessages.Evolve).Given(history);

    private static Func<ReadMessages, Decision<InboxEvent>> Mark(params Guid[] messages) => state =>
        MarkRead.Decide(new MarkRead(Binh, messages.ToEquatableArray()), new HashSet<Guid> { One, Two }, state);

    [Fact]
    public void C4_Messages_are_read() => Given().When(Mark(One, Two, One)).Then(new MessagesRead(Binh, [One, Two]));

    [Fact]
    public void C4_Only_what_was_unread_is_news() =>
        Given(new MessagesRead(Binh, [One])).When(Mark(One, Two)).Then(new MessagesRead(Binh, [Two]));

    [Fact]
    public void Nobody_reads_another_ones_messages() => Given().When(Mark(One, Guid.Empty))
        .ThenRefused("inbox.message-unknown", $"{Guid.Empty}");

    [Fact]
    public void It_is_about_some_messages()
    {
        Given().When(Mark()).ThenRefused("inbox.how-many", "messages");
        Given().When(Mark([.. Enumerable.Repeat(One, 501)])).ThenRefused("inbox.how-many", "messages");
    }
}
