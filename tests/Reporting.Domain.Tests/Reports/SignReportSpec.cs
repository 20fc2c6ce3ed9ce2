using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class SignReportSpec : ReportSpec
{
    private static readonly SignReport Sign = new(July, Chi);

    [Fact]
    public void What_is_signed_is_sent() => Given(ToSubmitted).When(SignReport.Decide, Sign).Then(SignedByChi, Sent);

    [Fact]
    public void Nobody_signs_the_own_figures() =>
        Given(ToSubmitted).When(SignReport.Decide, Sign with { By = Binh }).ThenRefused("report.signer-entered");

    [Fact]
    public void Nobody_signs_a_version_with_the_own_entry_even_if_it_was_overwritten() =>
        Given([Assigned, Entry(1, Chi, ("total", 9)), Entry(1, Binh, ("total", 5), ("male", 2), ("female", 3)),
            Submitted])
            .When(SignReport.Decide, Sign).ThenRefused("report.signer-entered");

    [Fact]
    public void Nobody_signs_the_own_figures_that_came_over_from_an_earlier_version() =>
        Given([.. ToApproved, Entry(2, Ana, ("cost", 7)), Submitted with { Version = 2 }])
            .When(SignReport.Decide, Sign with { By = Binh }).ThenRefused("report.signer-entered");

    [Fact]
    public void Who_entered_only_an_earlier_version_may_sign() =>
        Given([Assigned, Entry(1, Chi, ("total", 9)), Submitted with { By = Binh }, SignedByChi with { By = Dung },
            Sent, Returned,
                Entry(2, Binh, ("total", 5), ("male", 2), ("female", 3)), Submitted with { Version = 2 }])
            .When(SignReport.Decide, Sign).Then(SignedByChi with { Version = 2 }, Sent with { Version = 2 });

    [Fact]
    public void A_second_signer_is_refused() =>
        Given(ToSent).When(SignReport.Decide, Sign with { By = Dung }).ThenRefused("report.not-submitted");

    [Fact]
    public void Only_a_submitted_report_is_signed() => RefusedExceptIn(
        "report.not-submitted", state => SignReport.Decide(Sign, state), ReportState.Submitted, ReportState.Sent,
        ReportState.Signed, ReportState.ReturnedUnsigned);
}
