using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

public sealed class RequestSignatureSpec : SigningSpec
{
    private static readonly RequestSignature Ask =
        new(July, Asked, SigningAct.Approve, null, View, Certificate, Noon, Chi) { Steps = ByCertificate };

    private static Func<Report, Decision<ReportEvent>> Request(RequestSignature command) =>
        state => RequestSignature.Decide(command, _ => ("{}", new string('f', 64)), state);

    [Fact]
    public void Payload_is_stored_with_the_request() => Given(ToSubmitted).When(Request(Ask)).Then(Requested1);

    [Fact]
    public void Two_people_may_be_about_to_sign() =>
        Given(ToAsked).When(Request(Ask with { Request = Guid.Empty, By = Dung }))
            .Then(Requested1 with { Request = Guid.Empty, By = Dung });

    [Fact]
    public void An_id_is_used_for_one_request_only() =>
        Given(ToAsked).When(Request(Ask with { By = Dung })).ThenRefused("signing.request-id-taken", "request");

    [Fact]
    public void An_id_is_not_used_again_after_the_content_changed() =>
        Given([.. ToAsked, new ReportRecalled(July, 1, Binh), Submitted]).When(Request(Ask))
            .ThenRefused("signing.request-id-taken", "request");

    [Theory]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("zz")]
    public void What_the_screen_showed_is_a_hash(string view) =>
        Given(ToSubmitted).When(Request(Ask with { View = view })).ThenRefused("signing.view-malformed", "view");

    [Fact]
    public void Who_entered_does_not_sign() =>
        Given(ToSubmitted).When(Request(Ask with { By = Binh })).ThenRefused("report.signer-entered");

    [Fact]
    public void E0_the_units_rule_says_who_signs() =>
        Given(ToSubmitted).When(Request(Ask with { Steps = Named(signers: [Dung]) })).ThenRefused("signing.not-approver");

    [Fact]
    public void E0_a_deputy_says_that_it_is_one() =>
        Given(ToSubmitted).When(Request(Ask with { Steps = Named(signers: [Dung], deputies: [Chi]) }))
            .ThenRefused("signing.deputy-capacity", "capacity");

    [Fact]
    public void E0_a_deputy_signs_for_the_head() =>
        Given(ToSubmitted).When(Request(Ask with
        {
            Steps = Named(signers: [Dung], deputies: [Chi]), Capacity = SigningCapacity.ForHead,
        })).Then(Requested1 with { Capacity = SigningCapacity.ForHead });

    [Fact]
    public void A_correction_is_signed_as_one() =>
        Given([.. ToApproved, Entry(2, Ana, ("cost", 7)), Submitted with { Version = 2, By = Ana }])
            .When(Request(Ask)).ThenRefused("signing.act-of-correction", "act");

    [Fact]
    public void A_seal_needs_the_leaders_signature() =>
        Given(ToSubmitted).When(Request(Ask with { Act = SigningAct.Seal, Steps = Full }))
            .ThenRefused("signing.act-not-now", "act");

    [Fact]
    public void A_seal_is_asked_for_by_the_steps() =>
        Given(ToSigned).When(Request(Ask with { Request = Guid.Empty, Act = SigningAct.Seal }))
            .ThenRefused("signing.seal-not-asked");

    [Fact]
    public void A_return_may_be_signed() =>
        Given(ToSent).When(Request(Ask with { Act = SigningAct.Return, By = Dung }))
            .Then(Requested1 with { Act = SigningAct.Return, By = Dung });

    [Fact]
    public void Only_a_submitted_report_is_signed() => RefusedExceptIn(
        "signing.act-not-now", Request(Ask), ReportState.Submitted, ReportState.ReturnedUnsigned);
}
