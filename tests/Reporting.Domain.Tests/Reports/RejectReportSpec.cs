using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class RejectReportSpec : ReportSpec
{
    private static readonly RejectReport Reject = new(July, "Số nam quá ít", Chi);

    [Fact]
    public void A_submitted_report_goes_back_with_the_reason() =>
        Given(ToSubmitted).When((c, state) => RejectReport.Decide(c, Malaria, state), Reject).Then(new ReportRejected(July, 1, "Số nam quá ít", Chi));

    [Fact]
    public void E5_A_rejection_marks_cells() =>
        Given(ToSubmitted).When(
            (c, state) => RejectReport.Decide(c, Malaria, state), Reject with { Code = "other", Cells = [new("male")] })
            .Then(new ReportRejected(July, 1, "Số nam quá ít", Chi, "other", new([new("male")])));

    [Theory]
    [InlineData("", "report.reason-missing")]
    [InlineData(" \t", "report.reason-missing")]
    [InlineData("x\0", "text.forbidden-character")]
    public void A_rejection_needs_a_reason(string reason, string code) =>
        Given(ToSubmitted).When((c, state) => RejectReport.Decide(c, Malaria, state), Reject with { Reason = reason }).ThenRefused(code, "reason");

    [Fact]
    public void Rejecting_again_for_another_reason_is_refused() =>
        Given([.. ToSubmitted, new ReportRejected(July, 1, "Khác", Chi)])
            .When((c, state) => RejectReport.Decide(c, Malaria, state), Reject).ThenRefused("report.not-submitted");

    [Fact]
    public void Only_a_submitted_report_is_rejected() => RefusedExceptIn(
        "report.not-submitted", state => RejectReport.Decide(Reject, Malaria, state), ReportState.Submitted,
        ReportState.ReturnedUnsigned);
}
