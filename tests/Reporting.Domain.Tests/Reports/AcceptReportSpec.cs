using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class AcceptReportSpec : ReportSpec
{
    private static readonly DateTimeOffset Now = Noon.AddDays(30);
    private static readonly AcceptReport Accept = new(July, null, Now, Dung);

    private static readonly ReportEvent[] CorrectionSent =
    [
        .. ToApproved, Entry(2, Binh, ("cost", 7)), Submitted with { Version = 2 }, SignedByChi with { Version = 2 },
        Sent with { Version = 2 },
    ];

    [Fact]
    public void The_event_says_everything_that_came_into_force() =>
        Given(ToSent).When(AcceptReport.Decide, Accept).Then(Accepted);

    [Fact]
    public void A_corrections_reason_goes_with_it() =>
        Given(CorrectionSent).When(AcceptReport.Decide, Accept).Then(Accepted with
        {
            Version = 2,
            Figures = [new("cost", 7, Binh), .. Accepted.Figures],
            Reason = "Đếm sót một ca",
        });

    [Fact]
    public void A_back_filled_report_is_in_force_since_the_other_channel()
    {
        var then = new DateTimeOffset(2026, 7, 20, 9, 0, 0, TimeSpan.FromHours(7));
        ReportEvent[] filled =
        [
            .. ToEntry, new ReportBackFilled(July, 1, then.ToUniversalTime(), Guid.Empty, "12/BC-UBND", null, Binh), Submitted,
            SignedByChi, Sent with { ArrivedAt = then.ToUniversalTime() },
        ];
        Given(filled).When(AcceptReport.Decide, Accept).Then(Accepted with { InForceAt = then.ToUniversalTime() });
        Given(filled).When(AcceptReport.Decide, Accept with { InForceAt = then })
            .Then(Accepted with { InForceAt = then.ToUniversalTime() });
        Assert.Equal(then, Fold(filled).SentAt);
    }

    [Fact]
    public void I2_No_time_of_another_channel_without_evidence() =>
        Given(ToSent).When(AcceptReport.Decide, Accept with { InForceAt = Noon.AddHours(1) })
            .ThenRefused("report.evidence-missing", "backFill");

    [Fact]
    public void Nothing_is_in_force_before_its_time() =>
        Given(ToSent).When(AcceptReport.Decide, Accept with { InForceAt = Now.AddSeconds(1) })
            .ThenRefused("report.in-force-in-future", "inForceAt");

    [Fact]
    public void The_time_in_force_never_decreases_within_a_report()
    {
        // The first acceptance was recorded five hours after noon.
        var since = Noon.AddHours(5);
        Assert.Equal(since, Fold(CorrectionSent).InForceSince);
        Given(CorrectionSent).When(AcceptReport.Decide, Accept with { InForceAt = since.AddSeconds(-1) })
            .ThenRefused("report.in-force-decreases", "inForceAt");
    }

    [Fact]
    public void Until_then_the_accepted_version_stays_in_force() =>
        Assert.Equal(1, Fold(CorrectionSent).InForce?.Version);

    [Fact]
    public void A_second_acceptance_by_somebody_else_is_refused() =>
        Given(ToAccepted).When(AcceptReport.Decide, Accept with { By = Ana }).ThenRefused("report.not-sent");

    [Fact]
    public void Only_a_sent_report_is_accepted() => RefusedExceptIn(
        "report.not-sent", state => AcceptReport.Decide(Accept, state), ReportState.Sent, ReportState.Accepted);
}
