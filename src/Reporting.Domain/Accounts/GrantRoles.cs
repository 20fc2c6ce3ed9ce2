using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>An account may do more, from now on (A4). Only what is new is recorded.</summary>
public sealed record GrantRoles(AccountId AccountId, EquatableArray<Grant> Grants, AccountId By)
{
    public Mandate? Mandate { get; init; }

    public static Decision<AccountEvent> Decide(GrantRoles command, bool documentRequired, Account state)
    {
        if (state.Registered is null)
            return Refuse(AccountRefusals.Unknown());
        if (state.Revoked is not null)
            return Refuse(AccountRefusals.Revoked());
        if (Mandates.Check(command.Mandate ?? new Mandate(), documentRequired) is { } wrong)
            return Refuse(wrong);
        if (command.Grants.Count == 0)
            return Refuse(AccountRefusals.NoGrants());
        var added = command.Grants.Except(state.Grants).ToEquatableArray();
        return added.Count == 0
            ? Emit()
            : Emit(new AccountRolesGranted(command.AccountId, added, command.By, command.Mandate));
    }
}
