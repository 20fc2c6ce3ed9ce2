using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class DenyCorrectionSpec : ReportSpec
{
    private static readonly DenyCorrection Deny = new(July, "Số liệu đã công bố", Dung);
    private static readonly CorrectionDenied Denied = new(July, 1, "Số liệu đã công bố", Dung);

    [Fact]
    public void The_accepted_version_stays()
    {
        Given(ToRequested).When(DenyCorrection.Decide, Deny).Then(Denied);
        var report = Fold([.. ToRequested, Denied]);
        Assert.Equal((ReportState.Accepted, 1, 1), (report.State, report.Version, report.InForce?.Version));
    }

    [Fact]
    public void A_withdrawn_report_stays_withdrawn() => Assert.Equal(
        ReportState.Withdrawn,
            Fold([.. ToWithdrawn, Requested with { Version = 2 }, Denied with { Version = 2 }]).State);

    [Fact]
    public void A_denial_needs_a_reason() =>
        Given(ToRequested).When(DenyCorrection.Decide, Deny with { Reason = "" })
            .ThenRefused("report.reason-missing", "reason");

    [Fact]
    public void Only_a_requested_correction_is_denied() => RefusedExceptIn(
        "report.no-correction-requested", state => DenyCorrection.Decide(Deny, state), ReportState.CorrectionRequested);
}
