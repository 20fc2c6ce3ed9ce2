using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>An account acts for another one no more, before the last day that was set.</summary>
public sealed record EndDelegation(AccountId AccountId, AccountId For, string Reason, AccountId By)
{
    public static Decision<AccountEvent> Decide(EndDelegation command, Account state) =>
        state.Registered is null ? Refuse(AccountRefusals.Unknown())
        : Texts.Check("reason", command.Reason, Texts.RemarkLengthMax) is { } wrong ? Refuse(wrong)
        : state.Delegations.All(held => held.For != command.For) ? Emit()
        : Emit(new DelegationEnded(command.AccountId, command.For, command.Reason, command.By));
}
