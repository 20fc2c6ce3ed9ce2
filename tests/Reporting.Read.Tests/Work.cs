using Reporting.Domain;
using Reporting.Domain.Inbox;
using Reporting.Domain.Incidents;
using Reporting.Domain.Notices;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reminders;
using Reporting.Domain.Reports;

namespace Reporting.Read.Tests;

/// <summary>What happens around reports: openings, deadlines that move, parts, reminders, notices, incidents.</summary>
internal static class Work
{
    private static readonly Guid Notice = new(9, 0, 0, new byte[8]), Incident = new(8, 0, 0, new byte[8]);

    /// <summary>One of each, some in a page with what they follow, some in a later one.</summary>
    public static async Task Tell(Story story)
    {
        var due = story.Clock.Now.AddDays(20);
        await story.Append(Uuid5.Of("regime", "auto"), new RegimeDefined(
            "auto", "Auto", "daily", Domain.Calendars.PeriodKind.Day, Province.Unit("P"), "commune", [], story.By,
            IsAutomatic: true));
        await story.Append(Uuid5.Of("regime", "auto"), new PeriodOpened("auto", "2026-10-06", 1, 1, due, 1, story.By));
        var report = await story.Assign("D2A", "2026-10-06", "auto");
        await report.Happens(new PartAssigned(
            report.Id, 1, null, null, Province.AccountOf("enterer"), ["cases"], due.AddDays(-1), null, story.By));
        await report.Happens(new PartAssigned(
            report.Id, 2, 1, Province.Unit("D2A"), null, null, due.AddDays(-2), true, story.By));
        await report.Happens(new DeadlineMoved(report.Id, due.AddDays(1), DeadlineCause.Outage, "x", 1, story.By));
        await report.Happens(new PartDeadlineMoved(
            report.Id, 1, null, Province.AccountOf("enterer"), due, DeadlineCause.Outage, "x", 1, story.By));
        await report.Happens(new FileAttached(
            report.Id, 1, 1, "a.pdf", "application/pdf", 1, new string('a', 64), null, Province.AccountOf("enterer")));
        await report.Happens(new FileAttached(
            report.Id, 1, 2, "b.pdf", "application/pdf", 1, new string('b', 64), "ClamAV", Province.AccountOf("enterer")));
        await report.Happens(new FileRemoved(report.Id, 1, 1, story.By));
        await story.Settle();
        await report.Happens(new FileRemoved(report.Id, 1, 2, story.By));
        await report.Happens(new FiguresEntered(
            report.Id, 1, [new("cases", 0, IsNil: true)], [], story.By, null, new FigureSource(SourceKind.System, "LGSP")));
        await report.Happens(new PartCancelled(report.Id, 2, "x", story.By));
        var cancelled = await story.Assign("D2B", "2026-10-06", "auto");
        await cancelled.Happens(new AssignmentCancelled(cancelled.Id, "x", story.By));
        await Append(story, Notice, NoticeEventCodec.Encode(new NoticeAnnounced(
            Notice, NoticeKind.Upgrade, "t", "x", due, due.AddHours(1), null, story.By)));
        await Append(story, Notice, NoticeEventCodec.Encode(new NoticeWithdrawn(Notice, "x", story.By)));
        await Append(story, Incident, IncidentEventCodec.Encode(new IncidentRaised(
            Incident, null, "t", "x", Province.AccountOf("enterer"))));
        await Append(story, Incident, IncidentEventCodec.Encode(new IncidentAnswered(Incident, "a", false, story.By)));
        await Append(story, ReminderLog.StreamIdOf(report.Id), ReminderEventCodec.Encode(new HolderReminded(
            report.Id, null, Province.Unit("D2A"), null, "auto", "2026-10-06", due, ReminderStep.Soon, null, story.By)));
        await Append(story, ReadMessages.StreamIdOf(story.By), InboxEventCodec.Encode(new MessagesRead(
            story.By, [Notice, Incident])));
        await story.Append(Uuid5.Of("regime", "auto"), new RegimeEnded(
            "auto", new DateOnly(2026, 12, 31), "x", story.By));
    }

    private static Task Append(Story story, Guid stream, (string, string, byte[]) encoded) =>
        story.Append(stream, "work", encoded);
}
