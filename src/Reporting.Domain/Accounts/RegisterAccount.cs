using Reporting.Domain.Profiles;
using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>An account is issued (A3). Its password goes to the credentials, never through here (J3).</summary>
public sealed record RegisterAccount(string UserName, string DisplayName, EquatableArray<Grant> Grants, AccountId By)
{
    public Holder? Holder { get; init; }

    public UnitId? Unit { get; init; }

    public Mandate? Mandate { get; init; }

    /// <param name="command">What is issued.</param>
    /// <param name="settings">The deployment's, or null for the first account, which nobody can request.</param>
    /// <param name="state">The account of that name.</param>
    public static Decision<AccountEvent> Decide(RegisterAccount command, AccountSettings? settings, Account state)
    {
        if (!UserNames.IsWellFormed(command.UserName))
            return Refuse(AccountRefusals.UserNameMalformed());
        if (Texts.Check("displayName", command.DisplayName, Texts.NameLengthMax) is { } wrong)
            return Refuse(wrong);
        if (settings is not null && Opposes(command, settings) is { } refused)
            return Refuse(refused);
        var grants = command.Grants.Distinct().ToEquatableArray();
        if (state.Registered is not { } earlier)
        {
            return Emit(new AccountRegistered(
                Account.IdOf(command.UserName), command.UserName, command.DisplayName, grants, command.By,
                command.Holder, command.Unit, command.Mandate));
        }
        return earlier.DisplayName == command.DisplayName && earlier.Grants == grants
            && earlier.Holder == command.Holder && earlier.Unit == command.Unit
            ? Emit()
            : Refuse(AccountRefusals.UserNameTaken(command.UserName));
    }

    private static Refusal? Opposes(RegisterAccount command, AccountSettings settings)
    {
        if (Mandates.Check(command.Mandate ?? new Mandate(), settings.DocumentRequired) is { } wrong)
            return wrong;
        return settings.UserNamePattern is UserNamePattern.NameAndUnit
            && !UserNames.IsOfNameAndUnit(command.UserName, command.DisplayName)
            ? AccountRefusals.UserNamePattern(command.DisplayName)
            : null;
    }
}
