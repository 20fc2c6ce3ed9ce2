using Reporting.Domain.Reports;
using Reporting.Read.Deadlines;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.Deadlines;

/// <summary>Deadlines and lateness as the events make them (C4).</summary>
public sealed class DeadlinesTests
{
    private const string Day = "2026-10-05";

    [Fact]
    public async Task C4_The_same_rows_come_of_one_page_and_of_many()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        ReportEvent[] steps =
        [
            new ReportSent(report.Id, 1), new ReportRecalled(report.Id, 1, story.By), new ReportSent(report.Id, 1),
            new ReportReturned(report.Id, 1, "x", story.By), new ReportSent(report.Id, 2),
            new ReportAccepted(report.Id, 2, report.Unit, report.Regime, report.Template, 1, Day, [], "00", story.By,
                null, null, story.By),
            new ReportSent(report.Id, 3), new ReportRecalled(report.Id, 3, story.By),
        ];
        foreach (var step in steps)
        {
            story.Clock.Now += TimeSpan.FromHours(1);
            await report.Happens(step);
            await story.Settle(DeadlinesProjection.Projection);
        }
        var oneByOne = await story.Rows("select is_owed, is_accepted, sent_at from read.deadlines");
        await story.Run("truncate read.deadlines; update read.checkpoints set position = 0 where name = 'deadlines'");
        await story.Settle(DeadlinesProjection.Projection);
        Assert.Equal(oneByOne, await story.Rows("select is_owed, is_accepted, sent_at from read.deadlines"));
        // The second sending counts: the first was recalled. A correction is neither owed nor late.
        var sent = (story.Clock.Now - TimeSpan.FromHours(5)).UtcDateTime;
        Assert.Equal([$"False|True|{sent}"], oneByOne);
    }

    [Fact]
    public async Task C4_Lateness_is_counted_upwards_and_kept_from_strangers()
    {
        await using var story = await Province.Begin();
        await Work.Tell(story);
        await story.Settle();
        Assert.Equal("P 1 1 | D1 0 0 | D2 1 1", await Counted(story, "P"));
        Assert.Equal("D2 1 1 | D2A 1 1 | D2B 0 0", await Counted(story, "D2"));
        var district = story.Caller(new ReadScope([Province.Unit("D1").Value]));
        Assert.Equal("FORBIDDEN", Refused(await LatenessQuery.Ask(story.Db, "D2", null, null, district, Story.Ct)));
        Assert.Equal("unit.unknown", Refused(await LatenessQuery.Ask(story.Db, "X", null, null, district, Story.Ct)));
        Assert.Equal("period.malformed",
            Refused(await LatenessQuery.Ask(story.Db, "D1", null, "x", district, Story.Ct)));
    }

    [Fact]
    public async Task What_is_owed_is_found_by_its_time()
    {
        await using var story = await Province.Begin();
        await Work.Tell(story);
        await story.Settle();
        var times = await DueQuery.Times(story.Db, DateTimeOffset.MinValue, story.Clock.Now.AddYears(1), Story.Ct);
        Assert.Equal(2, times.Count); // the report and the part that is left
        foreach (var time in times)
            Assert.Single(await DueQuery.Owed(story.Db, time, time, Story.Ct));
    }

    private static string? Refused(Answer<IReadOnlyList<LatenessRow>> answer) =>
        (answer as Answer<IReadOnlyList<LatenessRow>>.Refused)?.Refusal.Code;

    private static async Task<string> Counted(Story story, string within) => string.Join(" | ",
        Assert.IsType<Answer<IReadOnlyList<LatenessRow>>.Given>(
            await LatenessQuery.Ask(story.Db, within, "auto", null, story.Caller(), Story.Ct)).Value
            .Select(row => $"{row.UnitCode} {row.Owed} {row.Open}"));
}
