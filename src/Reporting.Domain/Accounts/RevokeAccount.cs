using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>Nobody ever acts with the account again; its name stays taken, and what it did stays its own.</summary>
public sealed record RevokeAccount(AccountId AccountId, string Reason, Mandate Mandate, AccountId By)
{
    public static Decision<AccountEvent> Decide(RevokeAccount command, bool documentRequired, Account state) =>
        state.Revoked is not null ? Emit()
        : AccountRules.Check(state, command.Reason, command.Mandate, documentRequired) is { } wrong ? Refuse(wrong)
        : command.AccountId == command.By ? Refuse(AccountRefusals.Own())
        : Emit(new AccountRevoked(command.AccountId, command.Reason, command.Mandate, command.By));
}
