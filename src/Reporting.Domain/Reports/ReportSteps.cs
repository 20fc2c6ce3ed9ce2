using Reporting.Domain.Approvals;
using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;

namespace Reporting.Domain.Reports;

/// <summary>The steps that a report goes through (E0): the profile's, what its regime adds, and who may take them by its
/// unit's own rule.</summary>
public sealed record ReportSteps(bool CheckBeforeSubmit, SignedWith SignedWith, bool IsSealed, SendBy SendBy)
{
    /// <summary>Entered, submitted, signed by the account, and sent with that.</summary>
    public static readonly ReportSteps Plain = new(false, SignedWith.Account, false, SendBy.System);

    /// <summary>The unit's own rule; null: whoever has the role.</summary>
    public ApprovalRuleIssued? Rule { get; init; }

    public static ReportSteps Of(ReportSettings profile, RegimeSteps? regime, ApprovalRuleIssued? rule) => new(
        profile.CheckBeforeSubmit || regime?.CheckBeforeSubmit == true || rule?.CheckBeforeSubmit == true,
        regime?.SignedWith ?? profile.SignedWith,
        profile.Signatures.Contains(RequiredSignature.Unit) || regime?.IsSealed == true,
        regime?.SendBy ?? profile.SendBy)
    {
        Rule = rule,
    };

    /// <summary>Whether it goes on by itself once the leader has signed.</summary>
    public bool IsSentWithSignature => !IsSealed && SendBy == SendBy.System;

    public bool MayCheck(AccountId account) => Rule?.Checkers is not { } named || named.Contains(account);

    /// <summary>Whether the unit's rule lets the account sign; a deputy signs for somebody.</summary>
    public bool MaySign(AccountId account) => Rule?.Signers is not { } named || named.Contains(account) || IsDeputy(account);

    public bool IsDeputy(AccountId account) => Rule?.Deputies?.Contains(account) == true;
}
