using Reporting.Domain.Approvals;
using Reporting.Domain.Profiles;
using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>What the specifications of signing share: a request of Chi's, a judgement of it, and the steps of a
/// deployment that asks for everything.</summary>
public abstract class SigningSpec : ReportSpec
{
    protected static readonly Guid Asked = new("00000000-0000-0000-0000-0000000000a1");
    protected static readonly Guid Certificate = new("00000000-0000-0000-0000-0000000000c1");
    protected static readonly string View = new('a', 64);
    protected static readonly string Cms = new('c', 64);
    protected static readonly string Evidence = new('e', 64);

    protected static readonly ReportSteps Full = new(true, SignedWith.Certificate, true, SendBy.Clerk);

    protected static readonly ReportSteps ByCertificate = ReportSteps.Plain with { SignedWith = SignedWith.Certificate };

    protected static readonly SignatureRequested Requested1 = new(
        July, 1, Asked, SigningAct.Approve, null, Certificate, View, "{}", new string('f', 64), Noon.AddMinutes(15), Chi);

    protected static readonly SignatureRequested SealRequested = Requested1 with { Act = SigningAct.Seal, By = Dung };

    protected static readonly DigitalSignature Signature =
        new(Asked, SigningAct.Approve, null, Certificate, Cms, Evidence);

    protected static readonly DigitalSignature Seal = Signature with { Act = SigningAct.Seal };

    protected static readonly SignatureJudgement Valid = new(Asked, SignatureOutcome.Valid, Cms, Evidence, []);

    protected static readonly SignatureJudgement Invalid = Valid with
    {
        Outcome = SignatureOutcome.Invalid, Findings = [new(7, "signature.wrong", "It is wrong", "Sai")],
    };

    protected static readonly SignatureJudgement Unknown = Valid with
    {
        Outcome = SignatureOutcome.Indeterminate, Findings = [new(11, "signature.unknown", "Not known", "Chưa rõ")],
    };

    protected static readonly SignatureHeld Held = new(July, 1, Asked, Cms, ["signature.unknown"], Chi);

    protected static readonly ReportEvent[] ToAsked = [.. ToSubmitted, Requested1];

    protected static readonly ReportEvent[] ToSigned = [.. ToAsked, SignedByChi with { Signature = Signature }];

    protected static readonly ReportEvent[] ToSealAsked = [.. ToSigned, SealRequested];

    /// <summary>The unit's own rule that names only these.</summary>
    protected static ReportSteps Named(AccountId[]? checkers = null, AccountId[]? signers = null, AccountId[]? deputies = null) =>
        ReportSteps.Plain with
        {
            Rule = new ApprovalRuleIssued(
                Xuan, null, null, null, checkers?.ToEquatableArray(), signers?.ToEquatableArray(),
                deputies?.ToEquatableArray(), Founded, null, null, Chi),
        };
}
