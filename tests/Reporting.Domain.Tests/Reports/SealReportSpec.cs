using Reporting.Domain.Profiles;
using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class SealReportSpec : SigningSpec
{
    private static readonly SealReport Stamp = new(July, Dung) { Steps = Full, Judgement = Valid };
    private static readonly ReportSealed Sealed = new(July, 1, Dung, Seal);

    [Fact]
    public void E5_the_clerk_seals_what_the_leader_signed() =>
        Given(ToSealAsked).When(SealReport.Decide, Stamp).Then(Sealed);

    [Fact]
    public void E6_where_nobody_sends_it_is_sent_with_the_seal() =>
        Given(ToSealAsked).When(SealReport.Decide, Stamp with { Steps = Full with { SendBy = SendBy.System } })
            .Then(Sealed, Sent);

    [Fact]
    public void E5_the_account_alone_seals_where_that_is_enough() =>
        Given(ToSigned).When(SealReport.Decide, Stamp with
        {
            Judgement = null, Steps = Full with { SignedWith = SignedWith.Account },
        }).Then(Sealed with { Signature = null });

    [Fact]
    public void E5_a_certificate_is_asked_for() =>
        Given(ToSigned).When(SealReport.Decide, Stamp with { Judgement = null })
            .ThenRefused("signing.certificate-required", "request", "cms");

    [Fact]
    public void What_is_not_sealed_is_not_sealed() =>
        Given(ToSealAsked).When(SealReport.Decide, Stamp with { Steps = ByCertificate })
            .ThenRefused("signing.seal-not-asked");

    [Fact]
    public void An_invalid_seal_is_refused() =>
        Given(ToSealAsked).When(SealReport.Decide, Stamp with { Judgement = Invalid })
            .ThenRefused("signing.invalid", "signature.wrong");

    [Fact]
    public void A_seal_that_cannot_be_told_is_held() =>
        Given(ToSealAsked).When(SealReport.Decide, Stamp with { Judgement = Unknown }).Then(Held with { By = Dung });

    [Fact]
    public void A_leaders_request_does_not_seal() =>
        Given([.. ToSigned, SealRequested with { Act = SigningAct.Approve }]).When(SealReport.Decide, Stamp)
            .ThenRefused("signing.request-of-other", "request");

    [Fact]
    public void A_second_seal_is_refused() =>
        Given([.. ToSealAsked, Sealed]).When(SealReport.Decide, Stamp with { By = Ana }).ThenRefused("signing.signed-already");

    [Fact]
    public void Only_what_is_signed_is_sealed() => RefusedExceptIn(
        "signing.not-signed", state => SealReport.Decide(Stamp, state), ReportState.Signed);
}
