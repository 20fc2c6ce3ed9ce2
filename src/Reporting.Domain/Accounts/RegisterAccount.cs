using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>An account is issued (A3). Its password goes to the credentials, never through here (J3).</summary>
public sealed record RegisterAccount(string UserName, string DisplayName, EquatableArray<Grant> Grants, AccountId By)
{
    public static Decision<AccountEvent> Decide(RegisterAccount command, Account state)
    {
        if (!UserNames.IsWellFormed(command.UserName))
            return Refuse(AccountRefusals.UserNameMalformed());
        if (Texts.Check("displayName", command.DisplayName, Texts.NameLengthMax) is { } wrong)
            return Refuse(wrong);
        var grants = command.Grants.Distinct().ToEquatableArray();
        if (state.Registered is not { } earlier)
        {
            return Emit(new AccountRegistered(
                Account.IdOf(command.UserName), command.UserName, command.DisplayName, grants, command.By));
        }
        return earlier.DisplayName == command.DisplayName && earlier.Grants == grants
            ? Emit()
            : Refuse(AccountRefusals.UserNameTaken(command.UserName));
    }
}
