using Reporting.Domain.Reports;
using Reporting.Read.Reading;
using Reporting.Read.ReportStatus;

namespace Reporting.Read.Tests.ReportStatus;

public sealed class ReportStatusTests
{
    private const string Day = "2026-10-05";

    /// <summary>The way of a report with every turn, and what is seen after each step.</summary>
    private static IEnumerable<(Func<ToldReport, ReportEvent> Happens, string Seen)> Steps =>
    [
        (r => new FiguresEntered(r.Id, 1, [new EnteredCell("cases", 3)], [], r.Story.By), "in_entry 1  preparer"),
        (r => new FiguresEntered(r.Id, 1, [new EnteredCell("cases", 4)], [], r.Story.By), "in_entry 1  preparer"),
        (r => new ReportSubmitted(r.Id, 1, "00", r.Story.By), "submitted 1  leader"),
        (r => new ReportRejected(r.Id, 1, "too many", r.Story.By), "rejected 1 too many preparer"),
        (r => new FiguresEntered(r.Id, 1, [new EnteredCell("cases", 2)], [], r.Story.By),
        "in_entry 1 too many preparer"),
        (r => new ReportSubmitted(r.Id, 1, "00", r.Story.By), "submitted 1  leader"),
        (r => new ReportRecalled(r.Id, 1, r.Story.By), "in_entry 1  preparer"),
        (r => new ReportChecked(r.Id, 1, "00", r.Story.By), "checked 1  preparer"),
        (r => new ReportSubmitted(r.Id, 1, "00", r.Story.By), "submitted 1  leader"),
        (r => new ReportReturnedUnsigned(r.Id, 1, r.Story.By), "returned_unsigned 1  leader"),
        (r => new ReportSigned(r.Id, 1, "00", r.Story.By), "signed 1  clerk"),
        (r => new ReportSent(r.Id, 1), "sent 1  requesting_unit"),
        (r => new ReportReturned(r.Id, 1, "no stamp", r.Story.By), "returned 1 no stamp preparer"),
        (r => new FiguresEntered(r.Id, 2, [new EnteredCell("cases", 2)], [], r.Story.By),
        "in_entry 2 no stamp preparer"),
        (r => Accepted(r, 2), "accepted 2  "),
        (r => new CorrectionRequested(r.Id, 2, "typo", r.Story.By), "correction_requested 2 typo requesting_unit"),
        (r => new CorrectionDenied(r.Id, 2, "it is right", r.Story.By), "accepted 2 it is right "),
        (r => new CorrectionRequested(r.Id, 2, "typo", r.Story.By), "correction_requested 2 typo requesting_unit"),
        (r => new CorrectionApproved(r.Id, 3, r.Story.By), "correction_approved 3 typo preparer"),
        (r => new ReportWithdrawn(
            r.Id, 3, r.Unit, r.Regime, r.Template, 1, r.Period, ["cases"], "not ours", r.Story.By),
            "withdrawn 3 not ours "),
        (r => new CorrectionRequested(r.Id, 3, "ours", r.Story.By), "correction_requested 3 ours requesting_unit"),
        (r => new CorrectionDenied(r.Id, 3, "no", r.Story.By), "withdrawn 3 no "),
    ];

    [Fact]
    public async Task Every_step_is_seen()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        Assert.Equal("assigned 0  preparer", await Seen(story));
        foreach (var (happens, seen) in Steps)
        {
            await report.Happens(happens(report));
            Assert.Equal(seen, await Seen(story));
        }
    }

    [Fact]
    public async Task All_steps_in_one_page_lead_to_the_same_rows()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        await story.Settle(ReportStatusProjection.Projection);
        foreach (var (happens, _) in Steps)
        {
            story.Clock.Now += TimeSpan.FromMinutes(1);
            await report.Happens(happens(report));
            await story.Settle(ReportStatusProjection.Projection);
        }
        var oneByOne = await story.Rows("select * from read.report_status");
        await story.Run(
            "truncate read.report_status; update read.checkpoints set position = 0 where name = 'report-status'");
        await story.Settle(ReportStatusProjection.Projection);
        Assert.Equal(oneByOne, await story.Rows("select * from read.report_status"));
    }

    [Fact]
    public async Task Since_stays_while_the_state_stays()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        story.Clock.Now += TimeSpan.FromHours(1);
        var entered = story.Clock.Now;
        await report.Happens(new FiguresEntered(report.Id, 1, [new EnteredCell("cases", 3)], [], story.By));
        await story.Settle();
        story.Clock.Now += TimeSpan.FromHours(1);
        await report.Happens(new FiguresEntered(report.Id, 1, [new EnteredCell("cases", 4)], [], story.By));
        Assert.Equal(entered, (await One(story)).Since);
    }

    [Fact]
    public async Task Reports_are_filtered_paged_and_kept_from_strangers()
    {
        await using var story = await Province.Begin();
        for (var day = 1; day <= 3; day++)
        {
            foreach (var unit in (string[])["D1A", "D1B", "D2A"])
                await story.Assign(unit, $"2026-10-0{day}");
        }
        await story.Settle();
        var district = new ReadScope([Province.Unit("D1").Value]);
        Assert.Equal(6, (await Page(story, new ReportsFilter(), district)).Items.Count);
        Assert.Equal(3, (await Page(story, new ReportsFilter(Unit: "D1A"), district)).Items.Count);
        Assert.Equal(3, (await Page(story, new ReportsFilter(Period: "2026-10-02"))).Items.Count);
        Assert.Empty((await Page(story, new ReportsFilter(States: ["accepted"]))).Items);
        Assert.Empty((await Page(story, new ReportsFilter(Regime: "none"))).Items);
        Assert.Equal("FORBIDDEN", await Code(story, new ReportsFilter(Unit: "D2A"), district));
        Assert.Equal("unit.unknown", await Code(story, new ReportsFilter(Unit: "X"), district));
        Assert.Equal("period.malformed", await Code(story, new ReportsFilter(Period: "x"), district));
    }

    [Fact]
    public async Task Pages_go_through_the_whole_list_without_gap_and_repeat()
    {
        await using var story = await Province.Begin();
        for (var day = 1; day <= 9; day++)
            await story.Assign("D1A", $"2026-10-0{day}");
        await story.Settle();
        var periods = new List<string>();
        string? after = null;
        do
        {
            var slice = await Page(story, new ReportsFilter(), null, new PageRequest(4, after));
            Assert.Equal(9, await slice.Count(Story.Ct));
            periods.AddRange(slice.Items.Select(item => item.Row.Period));
            after = slice.HasNext ? slice.Items[^1].Cursor : null;
        }
        while (after is not null);
        Assert.Equal(Enumerable.Range(1, 9).Reverse().Select(day => $"2026-10-0{day}"), periods);
    }

    private static ReportAccepted Accepted(ToldReport r, int version) => new(
        r.Id, version, r.Unit, r.Regime, r.Template, 1, r.Period, [new AcceptedFigure("cases", 2, r.Story.By)], "00",
        r.Story.By,
        null, null, r.Story.By);

    private static async Task<string> Seen(Story story)
    {
        var row = await One(story);
        return $"{row.State} {row.Version} {row.Reason} {row.Holder}";
    }

    private static async Task<ReportRow> One(Story story)
    {
        await story.Settle();
        return Assert.Single((await Page(story, new ReportsFilter())).Items).Row;
    }

    private static async Task<Slice<ReportRow>> Page(
        Story story, ReportsFilter filter, ReadScope? scope = null, PageRequest? page = null) =>
        Assert.IsType<Answer<Slice<ReportRow>>.Given>(await ReportsQuery.List(
            story.Db, page ?? new PageRequest(), null, filter, story.Caller(scope), Story.Ct)).Value;

    private static async Task<string> Code(Story story, ReportsFilter filter, ReadScope scope) =>
        Assert.IsType<Answer<Slice<ReportRow>>.Refused>(await ReportsQuery.List(
            story.Db, new PageRequest(), null, filter, story.Caller(scope), Story.Ct)).Refusal.Code;
}
