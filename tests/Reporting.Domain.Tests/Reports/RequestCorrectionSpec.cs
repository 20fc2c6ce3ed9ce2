using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class RequestCorrectionSpec : ReportSpec
{
    private static readonly RequestCorrection Request = new(July, "Đếm sót một ca", Binh);

    [Fact]
    public void An_accepted_report_can_be_corrected() =>
        Given(ToAccepted).When((c, state) => RequestCorrection.Decide(c, Malaria, state), Request).Then(Requested);

    [Fact]
    public void E9_It_may_say_what_it_would_put_in() =>
        Given(ToAccepted).When(
            (c, state) => RequestCorrection.Decide(c, Malaria, state), Request with { Cells = [new("male", 3)] })
            .Then(Requested with { Cells = new([new("male", 3)]) });

    [Fact]
    public void E9_Proposed_cells_are_those_of_the_form() =>
        Given(ToAccepted).When(
            (c, state) => RequestCorrection.Decide(c, Malaria, state), Request with { Cells = [new("dogs", 3)] })
            .ThenRefused("report.figure-not-in-template", "dogs");

    [Fact]
    public void A_withdrawn_report_can_come_back() =>
        Given(ToWithdrawn).When((c, state) => RequestCorrection.Decide(c, Malaria, state), Request).Then(Requested with { Version = 2 });

    [Fact]
    public void A_correction_needs_a_reason() =>
        Given(ToAccepted).When((c, state) => RequestCorrection.Decide(c, Malaria, state), Request with { Reason = "" })
            .ThenRefused("report.reason-missing", "reason");

    [Fact]
    public void One_correction_at_a_time() =>
        Given(ToRequested).When((c, state) => RequestCorrection.Decide(c, Malaria, state), Request with { Reason = "Khác" })
            .ThenRefused("report.correction-open");

    [Fact]
    public void What_was_never_accepted_cannot_be_corrected() => RefusedExceptIn(
        "report.never-accepted", state => RequestCorrection.Decide(Request, Malaria, state), ReportState.Accepted,
        ReportState.Withdrawn, ReportState.CorrectionRequested, ReportState.CorrectionApproved);

    [Fact]
    public void A_correction_under_way_is_not_requested_again() =>
        Given([.. ToApproved, Entry(2, Binh, ("cost", 7))])
            .When((c, state) => RequestCorrection.Decide(c, Malaria, state), Request).ThenRefused("report.correction-open");
}
