using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>An account acts for another one, in some of its roles, from one day to another: an acting leader (A4).
/// What it does then stays its own act.</summary>
public sealed record DelegateRoles(
    AccountId AccountId, AccountId For, EquatableArray<Grant> Grants, DateOnly From, DateOnly Until, string Reason,
    Mandate Mandate, AccountId By)
{
    /// <summary>Who acts for longer has the post.</summary>
    public const int DaysMax = 366;

    /// <param name="command">Who acts for whom.</param>
    /// <param name="principal">The account that is acted for. Only its own roles can be handed on.</param>
    /// <param name="today">The business day.</param>
    /// <param name="documentRequired">Whether the deployment demands a document.</param>
    /// <param name="state">The account that acts.</param>
    public static Decision<AccountEvent> Decide(
        DelegateRoles command, Account principal, DateOnly today, bool documentRequired, Account state)
    {
        if (AccountRules.Check(state, command.Reason, command.Mandate, documentRequired) is { } wrong)
            return Refuse(wrong);
        var grants = command.Grants.Distinct().ToEquatableArray();
        var delegated = new AccountDelegated(
            command.AccountId, command.For, grants, command.From, command.Until, command.Reason, command.Mandate,
            command.By);
        if (state.Delegations.Any(held => held with { By = command.By } == delegated))
            return Emit();
        return grants.Count == 0 ? Refuse(AccountRefusals.NoGrants())
            : principal.Registered is null || principal.Revoked is not null || command.For == command.AccountId
                ? Refuse(AccountRefusals.PrincipalUnknown())
            : grants.Any(g => !principal.Grants.Contains(g)) ? Refuse(AccountRefusals.NotThePrincipals())
            : command.Until < command.From || command.Until < today
                || command.Until.DayNumber - command.From.DayNumber >= DaysMax
                ? Refuse(AccountRefusals.DelegationDays(DaysMax))
            : Emit(delegated);
    }
}
