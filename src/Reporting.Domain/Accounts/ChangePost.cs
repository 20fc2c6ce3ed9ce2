using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>An account's holder has another post (A3): its roles there take the place of those here.</summary>
public sealed record ChangePost(
    AccountId AccountId, UnitId? Unit, EquatableArray<Grant> Grants, string Reason, Mandate Mandate, AccountId By)
{
    public static Decision<AccountEvent> Decide(ChangePost command, bool documentRequired, Account state)
    {
        if (AccountRules.Check(state, command.Reason, command.Mandate, documentRequired) is { } wrong)
            return Refuse(wrong);
        var grants = command.Grants.Distinct().ToEquatableArray();
        return state.Unit == command.Unit && state.Grants == grants
            ? Emit()
            : Emit(new AccountPostChanged(
                command.AccountId, command.Unit, grants, command.Reason, command.Mandate, command.By));
    }
}
