using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class SignWithCertificateTests : SigningSpec
{
    private static readonly SignReport Sign = new(July, Chi) { Steps = ByCertificate, Judgement = Valid };

    private static readonly ReportSigned Signed = SignedByChi with { Signature = Signature };

    [Fact]
    public void A_valid_signature_signs_and_sends() => Given(ToAsked).When(SignReport.Decide, Sign).Then(Signed, Sent);

    [Fact]
    public void Where_a_seal_or_a_clerk_follows_it_only_signs() =>
        Given(ToAsked).When(SignReport.Decide, Sign with { Steps = Full }).Then(Signed);

    [Fact]
    public void Where_a_certificate_is_asked_for_the_account_alone_does_not_sign() =>
        Given(ToAsked).When(SignReport.Decide, Sign with { Judgement = null })
            .ThenRefused("signing.certificate-required", "request", "cms");

    [Fact]
    public void An_invalid_signature_is_refused_with_its_findings() =>
        Given(ToAsked).When(SignReport.Decide, Sign with { Judgement = Invalid })
            .ThenRefused("signing.invalid", "signature.wrong");

    [Fact]
    public void What_cannot_be_told_is_held() =>
        Given(ToAsked).When(SignReport.Decide, Sign with { Judgement = Unknown }).Then(Held);

    [Fact]
    public void Check_02_the_content_must_be_the_same() =>
        Given([.. ToAsked, new ReportRecalled(July, 1, Binh), Submitted]).When(SignReport.Decide, Sign)
            .ThenRefused("signing.request-unknown", "request");

    [Fact]
    public void Check_02_a_request_is_used_once() =>
        Given([.. ToAsked, Signed, Sent, Returned, Entry(2, Ana, ("cost", 1)), Submitted with { Version = 2, By = Ana }])
            .When(SignReport.Decide, Sign with { By = Dung }).ThenRefused("signing.request-unknown", "request");

    [Fact]
    public void A_request_is_its_own_signers() =>
        Given(ToAsked).When(SignReport.Decide, Sign with { By = Dung })
            .ThenRefused("signing.request-of-other", "request");

    [Fact]
    public void A_second_signer_meets_a_conflict()
    {
        var decided = SignReport.Decide(
            Sign with { By = Dung, Judgement = Valid with { Request = Guid.Empty } }, Fold([.. ToAsked, Signed, Sent]));
        var refusal = Assert.IsType<Decision<ReportEvent>.Refused>(decided).Refusal;
        Assert.Equal(("signing.signed-already", true), (refusal.Code, refusal.IsConflict));
    }

    [Fact]
    public void A_deadline_that_moves_does_not_touch_what_is_signed() =>
        Given([.. ToAsked, new DeadlineMoved(July, Noon, DeadlineCause.Extension, "x", null, Ana)])
            .When(SignReport.Decide, Sign).Then(Signed, Sent);

    [Fact]
    public void The_payload_names_the_version_of_the_stream_that_last_changed_the_content()
    {
        Assert.Equal(3, Fold(ToAsked).Signing.ContentVersion);
        Assert.Equal(4, Fold(ToAsked).Signing.StreamVersion);
        Assert.Equal(3, Fold([.. ToAsked, Held]).Signing.ContentVersion);
    }

    [Fact]
    public void A_return_is_signed_with_a_certificate()
    {
        var asked = Requested1 with { Act = SigningAct.Return, By = Dung };
        Given([.. ToSent, asked])
            .When((c, state) => ReturnReport.Decide(c, Malaria, state), new ReturnReport(July, "Thiếu chi phí", Dung) { Judgement = Valid })
            .Then(Returned with { Signature = Signature with { Act = SigningAct.Return } });
        Given([.. ToSent, asked])
            .When((c, state) => ReturnReport.Decide(c, Malaria, state), new ReturnReport(July, "Thiếu chi phí", Dung) { Judgement = Unknown })
            .ThenRefused("signing.invalid", "signature.unknown");
    }
}
