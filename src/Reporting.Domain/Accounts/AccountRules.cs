namespace Reporting.Domain.Accounts;

/// <summary>What holds for every act on an account.</summary>
internal static class AccountRules
{
    /// <summary>Why nothing may be done to the account, or null.</summary>
    public static Refusal? Check(Account state, string reason, Mandate mandate, bool documentRequired) =>
        state.Registered is null ? AccountRefusals.Unknown()
        : state.Revoked is not null ? AccountRefusals.Revoked()
        : Texts.Check("reason", reason, Texts.RemarkLengthMax) ?? Mandates.Check(mandate, documentRequired);
}
