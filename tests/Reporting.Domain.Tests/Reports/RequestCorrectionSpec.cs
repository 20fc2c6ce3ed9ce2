using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class RequestCorrectionSpec : ReportSpec
{
    private static readonly RequestCorrection Request = new(July, "Đếm sót một ca", Binh);

    [Fact]
    public void An_accepted_report_can_be_corrected() =>
        Given(ToAccepted).When(RequestCorrection.Decide, Request).Then(Requested);

    [Fact]
    public void A_withdrawn_report_can_come_back() =>
        Given(ToWithdrawn).When(RequestCorrection.Decide, Request).Then(Requested with { Version = 2 });

    [Fact]
    public void A_correction_needs_a_reason() =>
        Given(ToAccepted).When(RequestCorrection.Decide, Request with { Reason = "" })
            .ThenRefused("report.reason-missing", "reason");

    [Fact]
    public void One_correction_at_a_time() =>
        Given(ToRequested).When(RequestCorrection.Decide, Request with { Reason = "Khác" })
            .ThenRefused("report.correction-open");

    [Fact]
    public void What_was_never_accepted_cannot_be_corrected() => RefusedExceptIn(
        "report.never-accepted", state => RequestCorrection.Decide(Request, state), ReportState.Accepted,
        ReportState.Withdrawn, ReportState.CorrectionRequested, ReportState.CorrectionApproved);

    [Fact]
    public void A_correction_under_way_is_not_requested_again() =>
        Given([.. ToApproved, Entry(2, Binh, ("cost", 7))])
            .When(RequestCorrection.Decide, Request).ThenRefused("report.correction-open");
}
