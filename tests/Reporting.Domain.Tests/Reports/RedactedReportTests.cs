using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>A report goes on after the body of one of its events was destroyed, as far as the types of events say what to do; what
/// rests on the body is refused.</summary>
public sealed class RedactedReportTests : ReportSpec
{
    private static readonly SendReport Sends = new(July, Dung) { Steps = ReportSteps.Plain };
    private static readonly SignReport Signs = new(July, Chi);
    private static readonly AcceptReport Accepts = new(July, null, Noon, Dung);

    [Fact]
    public void Figures_that_are_gone_are_entered_again_and_all_goes_on()
    {
        var torn = Fold([.. ToSubmitted], at: 1);
        Assert.Equal((ReportState.Submitted, ReportGap.Torn, 3L), (torn.State, torn.Gap, torn.EventCount));
        Assert.Equal("report.redacted", Refused(torn, SignReport.Decide(Signs, torn)));
        var rejected = Evolve(torn, new ReportRejected(July, 1, "Nhập lại", Chi));
        var again = Evolve(Evolve(rejected, Entered), Submitted);
        Assert.Equal((ReportState.Submitted, ReportGap.Open, 1), (again.State, again.Gap, again.Version));
        Assert.Null(Refused(again, SignReport.Decide(Signs, again)));
    }

    [Fact]
    public void What_was_entered_over_is_not_missed()
    {
        var before = Entry(1, Binh, ("total", 4));
        var report = Fold([Assigned, before, Entered, Submitted, SignedByChi, Sent], at: 1);
        Assert.Equal((ReportState.Sent, ReportGap.Open), (report.State, report.Gap));
        Assert.Null(Refused(report, AcceptReport.Decide(Accepts, report)));
    }

    [Fact]
    public void A_submission_that_is_gone_had_the_hash_of_what_there_is()
    {
        var report = Fold([.. ToSubmitted], at: 2);
        Assert.Equal((ReportState.Submitted, Hash, ReportGap.Open), (report.State, report.ContentHash, report.Gap));
        Assert.Null(Refused(report, SignReport.Decide(Signs, report)));
    }

    [Fact]
    public void Without_its_signer_it_is_not_sent_or_accepted_but_goes_back()
    {
        var signed = Fold([.. ToSubmitted, SignedByChi], at: 3);
        Assert.Equal((ReportState.Signed, ReportGap.Torn), (signed.State, signed.Gap));
        Assert.Null(signed.SignedBy);
        Assert.Equal("report.redacted", Refused(signed, SendReport.Decide(Sends, signed)));
        var sent = Fold([.. ToSent], at: 3);
        Assert.Equal("report.redacted", RedactedReport.Refusal(sent, Accepted)?.Code);
        Assert.Null(RedactedReport.Refusal(sent, Returned));
        var returned = Evolve(sent, Returned);
        var again = new[] { Entry(2, Binh, ("cost", 1)), (ReportEvent)(Submitted with { Version = 2 }) }.Aggregate(returned, Evolve);
        Assert.Equal(ReportState.Submitted, again.State);
    }

    [Fact]
    public void A_sending_a_return_a_recall_and_a_check_hold_without_their_bodies()
    {
        Assert.Equal(ReportState.Sent, Fold([.. ToSent], at: 4).State);
        Assert.Equal(ReportState.Accepted, Fold([.. ToAccepted], at: 4).State);
        Assert.Equal((ReportState.Returned, null), (Fold([.. ToSent, Returned], at: 5).State, Fold([.. ToSent, Returned], at: 5).SentBack));
        Assert.Equal(ReportState.InEntry, Fold([.. ToSent, new ReportRecalled(July, 1, Binh)], at: 5).State);
        Assert.Equal(ReportState.Checked, Fold([.. ToEntry, new ReportChecked(July, 1, Hash, Dung)], at: 2).State);
        Assert.Equal(ReportState.Cancelled, Fold([Assigned, new AssignmentCancelled(July, "x", Ana)], at: 1).State);
        Assert.Equal(ReportState.Withdrawn, Fold([.. ToWithdrawn], at: 7).State);
        Assert.Equal((ReportState.CorrectionApproved, 2), (Fold([.. ToApproved], at: 7).State, Fold([.. ToApproved], at: 7).Version));
    }

    [Fact]
    public void What_was_accepted_is_whole_whatever_was_destroyed_before()
    {
        var report = Fold([.. ToAccepted], at: 1);
        Assert.Equal(ReportState.Accepted, report.State);
        Assert.Equal(5, report.Number("total"));
        Assert.Equal(5, report.InForce!.Cells.Value("total"));
        // A correction starts from it.
        Assert.Equal(5, Evolve(Evolve(report, Requested), Approved).Number("total"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(6)]
    public void Without_what_it_is_what_is_in_force_or_why_it_is_corrected_nothing_is_decided(int at)
    {
        var report = Fold([.. ToWithdrawn], at);
        Assert.Equal((ReportGap.Closed, (long)ToWithdrawn.Length), (report.Gap, report.EventCount));
        foreach (var wish in ToWithdrawn)
            Assert.Equal("report.redacted", RedactedReport.Refusal(report, wish)?.Code);
    }

    /// <summary>No report is too long to be understood: whichever event is gone, it is folded to its end, and every event is counted.</summary>
    [Fact]
    public void Every_event_of_a_long_life_can_be_gone()
    {
        ReportEvent[] life =
        [
            Assigned, new PartAssigned(July, 1, null, Thu, null, null, Noon, null, Ana), new DeadlineMoved(July, Noon, DeadlineCause.Extension, "x", null, Ana),
            new PartDeadlineMoved(July, 1, Thu, null, Noon, DeadlineCause.Outage, "x", 1, Ana), new PartCancelled(July, 1, "x", Ana),
            Entered, new FileAttached(July, 1, 1, "a.pdf", "application/pdf", 1, Hash, null, Binh), new FileRemoved(July, 1, 1, Binh),
            Submitted, new ReportRejected(July, 1, "Sai", Chi), Submitted, SignedByChi, Sent, new ReportRecalled(July, 1, Binh), Submitted,
            SignedByChi, Sent, Returned, Entry(2, Binh, ("cost", 1)), Submitted with { Version = 2 }, SignedByChi with { Version = 2 },
            Sent with { Version = 2 }, Accepted with { Version = 2 }, Requested with { Version = 2 },
            new CorrectionDenied(July, 2, "Không", Dung), Requested with { Version = 2 }, Approved with { Version = 3 },
            Withdrawn with { Version = 3 },
        ];
        var whole = Fold(life);
        for (var at = 0; at < life.Length; at++)
        {
            var report = Fold(life, at);
            Assert.Equal(whole.EventCount, report.EventCount);
            Assert.NotEqual(ReportGap.None, report.Gap);
            if (report.Gap != ReportGap.Closed)
                Assert.Equal((at, whole.State), (at, report.State));
        }
    }

    private static Report Fold(ReportEvent[] history, int at) => history.Index().Aggregate(
        Report.Initial, (state, one) => one.Index == at
            ? RedactedReport.Evolve(state, ReportEventCodec.Encode(one.Item).Name, Noon.AddHours(at)) : Evolve(state, one.Item));

    private static Report Evolve(Report state, ReportEvent happened) => Report.Evolve(state, happened, Noon);

    /// <summary>The code that what was decided is refused with after all; null when it stands.</summary>
    private static string? Refused(Report state, Decision<ReportEvent> decision) =>
        Assert.IsType<Decision<ReportEvent>.Decided>(decision).Events
            .Select(one => RedactedReport.Refusal(state, one)?.Code).FirstOrDefault(code => code is not null);
}
