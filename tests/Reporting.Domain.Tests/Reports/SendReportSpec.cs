using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class SendReportSpec : SigningSpec
{
    private static readonly SendReport Send = new(July, Dung) { Steps = Full with { IsSealed = false } };

    [Fact]
    public void E6_the_clerk_sends_what_is_signed() =>
        Given(ToSigned).When(SendReport.Decide, Send).Then(Sent with { By = Dung });

    [Fact]
    public void E6_a_missing_seal_holds_it_back() =>
        Given(ToSigned).When(SendReport.Decide, Send with { Steps = Full }).ThenRefused("signing.not-sealed");

    [Fact]
    public void E6_with_its_seal_it_is_sent() =>
        Given([.. ToSigned, new ReportSealed(July, 1, Dung)]).When(SendReport.Decide, Send with { Steps = Full })
            .Then(Sent with { By = Dung });

    [Fact]
    public void Check_12_what_was_signed_with_a_revoked_certificate_is_not_sent() =>
        Given([.. ToSigned, new SignatureInvalidated(July, 1, Asked, Certificate, Noon, Cms, Ana)])
            .When(SendReport.Decide, Send).ThenRefused("signing.invalidated");

    [Fact]
    public void Only_what_is_signed_is_sent() => RefusedExceptIn(
        "signing.not-signed", state => SendReport.Decide(Send, state), ReportState.Signed);
}
