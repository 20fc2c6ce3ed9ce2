using Reporting.Domain.Notices;
using Reporting.Domain.Profiles;
using static Reporting.Domain.Tests.Calendars.Holidays;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Notices;

public sealed class AnnounceNoticeSpec
{
    private static readonly AnnounceNotice Upgrade = new(
        Guid.Empty, NoticeKind.Upgrade, "Nâng cấp", "Từ 22 giờ", Local("2026-07-03 22:00"), Local("2026-07-04 02:00"),
        Urgency: null, Local("2026-07-02 22:00"), Ana);

    private static readonly NoticeAnnounced Announced = new(
        Guid.Empty, NoticeKind.Upgrade, "Nâng cấp", "Từ 22 giờ", Upgrade.StartsAt.ToUniversalTime(),
        Upgrade.EndsAt.ToUniversalTime(), null, Ana);

    private static Spec<Notice, NoticeEvent>.Before Given(params NoticeEvent[] history) =>
        new Spec<Notice, NoticeEvent>(Notice.Initial, Notice.Evolve).Given(history);

    private static Func<Notice, Decision<NoticeEvent>> Announce(AnnounceNotice command) => state =>
        AnnounceNotice.Decide(command, ProfileJson.Named("hanoi").Notices, Calendar(), state);

    [Fact]
    public void I3_An_upgrade_is_announced_24_hours_before() => Given().When(Announce(Upgrade)).Then(Announced);

    [Fact]
    public void I3_A_minute_later_is_too_late() => Given()
        .When(Announce(Upgrade with { Now = Upgrade.Now.AddMinutes(1) }))
        .ThenRefused("notice.too-late", "startsAt", "urgency");

    [Fact]
    public void I3_Unless_it_says_why_it_cannot_wait() => Given()
        .When(Announce(Upgrade with { Now = Upgrade.Now.AddHours(23), Urgency = "Lỗ hổng nghiêm trọng" }))
        .Then(Announced with { Urgency = "Lỗ hổng nghiêm trọng" });

    [Theory]
    [InlineData("2026-07-02 08:00", true)] // Thursday to Tuesday: three working days
    [InlineData("2026-07-02 08:01", false)]
    [InlineData("2026-07-03 08:00", false)] // a weekend lies in between
    public void I3_A_suspension_is_announced_three_working_days_before(string now, bool isInTime)
    {
        var command = Upgrade with
        {
            Kind = NoticeKind.Suspension, StartsAt = Local("2026-07-07 08:00"), EndsAt = Local("2026-07-07 10:00"),
            Now = Local(now),
        };
        if (isInTime)
            Assert.IsType<Decision<NoticeEvent>.Decided>(Announce(command)(Notice.Initial));
        else
            Given().When(Announce(command)).ThenRefused("notice.too-late", "startsAt", "urgency");
    }

    [Fact]
    public void Other_notices_have_no_lead_time() => Given()
        .When(Announce(Upgrade with { Kind = NoticeKind.Other, Now = Upgrade.StartsAt.AddHours(1) }))
        .Then(Announced with { Kind = NoticeKind.Other });

    [Fact]
    public void It_says_something_and_ends_after_it_begins()
    {
        Given().When(Announce(Upgrade with { Title = "" })).ThenRefused("text.blank", "title");
        Given().When(Announce(Upgrade with { Text = "a\0" })).ThenRefused("text.forbidden-character", "text");
        Given().When(Announce(Upgrade with { Urgency = " " })).ThenRefused("text.blank", "urgency");
        Given().When(Announce(Upgrade with { EndsAt = Upgrade.StartsAt }))
            .ThenRefused("notice.span-over", "startsAt", "endsAt");
        Given().When(Announce(Upgrade with { Now = Upgrade.EndsAt }))
            .ThenRefused("notice.span-over", "startsAt", "endsAt");
    }

    [Fact]
    public void One_id_is_one_notice() => Given(Announced).When(Announce(Upgrade with { Title = "Khác" }))
        .ThenRefused("notice.id-taken", "notice");
}
