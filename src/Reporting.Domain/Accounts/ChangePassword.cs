using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>An account's holder takes another password (A5). The password itself goes to the credentials, never through
/// here (J3).</summary>
public sealed record ChangePassword(AccountId AccountId, Guid Change)
{
    public static Decision<AccountEvent> Decide(ChangePassword command, Account state) =>
        state.Registered is null ? Refuse(AccountRefusals.Unknown())
        : state.LastPasswordChange == command.Change ? Emit()
        : Emit(new PasswordChanged(command.AccountId, command.Change, command.AccountId));
}
