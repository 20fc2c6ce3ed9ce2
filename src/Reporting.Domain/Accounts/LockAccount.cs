using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>Nobody acts with the account from a day on: transfer, leave, retirement, misuse (A3).</summary>
public sealed record LockAccount(
    AccountId AccountId, LockCause Cause, DateOnly From, string Reason, Mandate Mandate, AccountId By)
{
    public static Decision<AccountEvent> Decide(LockAccount command, bool documentRequired, Account state)
    {
        if (AccountRules.Check(state, command.Reason, command.Mandate, documentRequired) is { } wrong)
            return Refuse(wrong);
        if (command.AccountId == command.By)
            return Refuse(AccountRefusals.Own());
        return state.Lock is { } held && held.Cause == command.Cause && held.From == command.From
            ? Emit()
            : Emit(new AccountLocked(
                command.AccountId, command.Cause, command.From, command.Reason, command.Mandate, command.By));
    }
}
