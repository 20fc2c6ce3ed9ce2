using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class ReviewSignatureSpec : SigningSpec
{
    private static readonly ReviewSignature Review = new(July, Asked, Ana) { Steps = ByCertificate };
    private static readonly ReportEvent[] ToHeld = [.. ToAsked, Held];
    private static readonly RevokedBefore Revoked = new(Noon, new string('b', 64));

    private static readonly SignatureInvalidated Invalidated =
        new(July, 1, Asked, Certificate, Noon, new string('b', 64), Ana);

    [Fact]
    public void What_was_held_and_is_valid_is_signed_by_who_signed() =>
        Given(ToHeld).When(ReviewSignature.Decide, Review with { Judgement = Valid })
            .ThenOnce(SignedByChi with { Signature = Signature }, Sent);

    [Fact]
    public void What_was_held_and_is_invalid_is_said() =>
        Given(ToHeld).When(ReviewSignature.Decide, Review with { Judgement = Invalid })
            .Then(new SignatureRefused(July, 1, Asked, Cms, ["signature.wrong"], Chi));

    [Fact]
    public void What_still_cannot_be_told_stays_held() =>
        Given(ToHeld).When(ReviewSignature.Decide, Review with { Judgement = Unknown }).Then();

    [Fact]
    public void A_seal_that_was_held_seals() =>
        Given([.. ToSealAsked, Held with { By = Dung }])
            .When(ReviewSignature.Decide, Review with { Judgement = Valid, Steps = Full })
            .ThenOnce(new ReportSealed(July, 1, Dung, Seal));

    [Fact]
    public void Check_12_a_certificate_that_was_revoked_before_it_signed_is_said_afterwards() =>
        Given([.. ToSigned, Sent, Accepted]).When(ReviewSignature.Decide, Review with { Revoked = Revoked })
            .Then(Invalidated);

    [Fact]
    public void Check_12_nothing_is_said_while_nothing_is_known() =>
        Given([.. ToSigned, Sent]).When(ReviewSignature.Decide, Review).Then();

    [Fact]
    public void Check_12_what_was_invalidated_is_not_accepted() =>
        Given([.. ToSigned, Sent, Invalidated])
            .When(AcceptReport.Decide, new AcceptReport(July, null, Noon, Dung)).ThenRefused("signing.invalidated");

    [Fact]
    public void There_is_nothing_to_look_at_without_a_signature() =>
        Given(ToSent).When(ReviewSignature.Decide, Review).ThenRefused("signing.nothing-to-review", "request");
}
