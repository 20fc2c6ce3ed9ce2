using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>A locked account's holder acts again.</summary>
public sealed record UnlockAccount(AccountId AccountId, string Reason, Mandate Mandate, AccountId By)
{
    public static Decision<AccountEvent> Decide(UnlockAccount command, bool documentRequired, Account state) =>
        AccountRules.Check(state, command.Reason, command.Mandate, documentRequired) is { } wrong ? Refuse(wrong)
        : state.Lock is null ? Emit()
        : Emit(new AccountUnlocked(command.AccountId, command.Reason, command.Mandate, command.By));
}
