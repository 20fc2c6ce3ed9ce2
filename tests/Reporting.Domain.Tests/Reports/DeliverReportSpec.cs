using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class DeliverReportSpec : SigningSpec
{
    private static readonly DeliverReport Deliver = new(July, Ana);
    private static readonly ReportReturnedUnsigned Unsigned = new(July, 1, Ana);

    [Fact]
    public void E7_what_arrives_unsigned_goes_back_for_signing() =>
        Given(ToSubmitted).When(DeliverReport.Decide, Deliver).Then(Unsigned);

    [Fact]
    public void E7_what_arrives_signed_is_sent() =>
        Given(ToSigned).When(DeliverReport.Decide, Deliver).Then(Sent with { By = Ana });

    [Fact]
    public void E7_the_leader_signs_what_came_back() =>
        Given([.. ToSubmitted, Unsigned]).When(SignReport.Decide, new SignReport(July, Chi)).Then(SignedByChi, Sent);

    [Fact]
    public void E7_the_leader_may_reject_what_came_back() =>
        Given([.. ToSubmitted, Unsigned]).When((c, state) => RejectReport.Decide(c, Malaria, state), new RejectReport(July, "Sai", Chi))
            .Then(new ReportRejected(July, 1, "Sai", Chi));

    [Fact]
    public void E7_it_is_another_state_than_a_return_for_its_content() =>
        Assert.NotEqual(Fold([.. ToSent, Returned]).State, Fold([.. ToSubmitted, Unsigned]).State);

    [Fact]
    public void Anything_else_is_not_delivered() => RefusedExceptIn(
        "signing.nothing-to-deliver", state => DeliverReport.Decide(Deliver, state), ReportState.Submitted,
        ReportState.ReturnedUnsigned, ReportState.Signed, ReportState.Sent);
}
