using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class ReturnReportSpec : ReportSpec
{
    private static readonly ReturnReport Return = new(July, "Thiếu chi phí", Dung);

    [Fact]
    public void A_sent_report_goes_back_with_the_reason() =>
        Given(ToSent).When(ReturnReport.Decide, Return).Then(Returned);

    [Fact]
    public void A_return_needs_a_reason() =>
        Given(ToSent).When(ReturnReport.Decide, Return with { Reason = "" })
            .ThenRefused("report.reason-missing", "reason");

    [Fact]
    public void Only_a_sent_report_is_returned() => RefusedExceptIn(
        "report.not-sent", state => ReturnReport.Decide(Return, state), ReportState.Sent, ReportState.Returned);

    [Fact]
    public void A_return_for_another_reason_is_refused() =>
        Given([.. ToSent, Returned]).When(ReturnReport.Decide, Return with { Reason = "Khác" })
            .ThenRefused("report.not-sent");
}
