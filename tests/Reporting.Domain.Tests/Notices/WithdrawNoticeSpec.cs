using Reporting.Domain.Notices;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Notices;

public sealed class WithdrawNoticeSpec
{
    private static readonly NoticeAnnounced Announced = EventSamples.Announced;
    private static readonly WithdrawNotice Withdraw = new(Announced.NoticeId, "Dời lịch", Ana);

    private static Spec<Notice, NoticeEvent>.Before Given(params NoticeEvent[] history) =>
        new Spec<Notice, NoticeEvent>(Notice.Initial, Notice.Evolve).Given(history);

    [Fact]
    public void I3_What_was_announced_does_not_take_place() =>
        Given(Announced).When(WithdrawNotice.Decide, Withdraw).Then(EventSamples.NoticeOff);

    [Fact]
    public void It_was_announced() => Given().When(WithdrawNotice.Decide, Withdraw).ThenRefused("notice.unknown");

    [Fact]
    public void It_has_a_reason() => Given(Announced).When(WithdrawNotice.Decide, Withdraw with { Reason = "" })
        .ThenRefused("text.blank", "reason");

    [Fact]
    public void It_is_withdrawn_once() => Given(Announced, EventSamples.NoticeOff)
        .When(WithdrawNotice.Decide, Withdraw with { Reason = "Khác" }).ThenRefused("notice.is-withdrawn");
}
