using Reporting.Domain.Calendars;
using Reporting.Domain.Profiles;
using static Reporting.Domain.Decision<Reporting.Domain.Notices.NoticeEvent>;

namespace Reporting.Domain.Notices;

/// <summary>The operator announces an upgrade, a suspension or something else to every user (I3), as long before as the
/// profile wants; a shorter notice says why.</summary>
/// <param name="Urgency">Force majeure, a security risk: why it can't wait; null when it can.</param>
/// <param name="Now">The business clock.</param>
public sealed record AnnounceNotice(
    Guid NoticeId, NoticeKind Kind, string Title, string Text, DateTimeOffset StartsAt, DateTimeOffset EndsAt,
    string? Urgency, DateTimeOffset Now, AccountId By)
{
    /// <param name="command">The wish.</param>
    /// <param name="lead">The profile's lead times.</param>
    /// <param name="calendar">The newest calendar.</param>
    /// <param name="state">The notice so far.</param>
    public static Decision<NoticeEvent> Decide(
        AnnounceNotice command, NoticeSettings lead, BusinessCalendar calendar, Notice state)
    {
        if (CheckTexts(command) is { } wrong)
            return Refuse(wrong);
        var announced = new NoticeAnnounced(
            command.NoticeId, command.Kind, command.Title, command.Text, command.StartsAt.ToUniversalTime(),
            command.EndsAt.ToUniversalTime(), command.Urgency, command.By);
        if (state.Announced is { } before)
            return before == announced ? Emit() : Refuse(NoticeRefusals.IdTaken());
        if (command.EndsAt <= command.StartsAt || command.EndsAt <= command.Now)
            return Refuse(NoticeRefusals.SpanOver());
        var latest = LatestAnnouncement(command, lead, calendar);
        return command.Now > latest && command.Urgency is null ? Refuse(NoticeRefusals.TooLate(latest))
            : Emit(announced);
    }

    private static DateTimeOffset LatestAnnouncement(
        AnnounceNotice command, NoticeSettings lead, BusinessCalendar calendar) => command.Kind switch
    {
        NoticeKind.Upgrade => command.StartsAt - TimeSpan.FromHours(lead.UpgradeHours),
        NoticeKind.Suspension => calendar.WorkingDaysBefore(command.StartsAt, lead.SuspensionWorkingDays),
        _ => DateTimeOffset.MaxValue,
    };

    private static Refusal? CheckTexts(AnnounceNotice command) =>
        Texts.Check("title", command.Title, Texts.NameLengthMax)
        ?? Texts.Check("text", command.Text, Texts.RemarkLengthMax)
        ?? (command.Urgency is { } urgency ? Texts.Check("urgency", urgency, Texts.RemarkLengthMax) : null);
}
