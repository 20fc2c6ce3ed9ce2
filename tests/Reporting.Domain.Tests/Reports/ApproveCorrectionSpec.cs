using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class ApproveCorrectionSpec : ReportSpec
{
    private static readonly ApproveCorrection Approve = new(July, Dung);

    [Fact]
    public void The_next_version_is_open() => Given(ToRequested).When(ApproveCorrection.Decide, Approve).Then(Approved);

    [Fact]
    public void The_version_goes_on_counting_after_a_withdrawal() =>
        Given([.. ToWithdrawn, Requested with { Version = 2 }])
            .When(ApproveCorrection.Decide, Approve).Then(Approved with { Version = 3 });

    [Fact]
    public void Only_a_requested_correction_is_approved() => RefusedExceptIn(
        "report.no-correction-requested", state => ApproveCorrection.Decide(Approve, state),
            ReportState.CorrectionRequested,
        ReportState.CorrectionApproved);
}
