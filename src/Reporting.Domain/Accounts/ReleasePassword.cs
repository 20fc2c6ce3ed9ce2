using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>An administrator lets signing in by password go on, after too many failures had stopped it (A5).</summary>
/// <param name="FailureCount">How many failures there were; with none there is nothing to release.</param>
/// <param name="LastFailureAt">When the last one was: one series of failures is released once.</param>
public sealed record ReleasePassword(
    AccountId AccountId, int FailureCount, DateTimeOffset LastFailureAt, string Reason, AccountId By)
{
    public static Decision<AccountEvent> Decide(ReleasePassword command, Account state) =>
        state.Registered is null ? Refuse(AccountRefusals.Unknown())
        : Texts.Check("reason", command.Reason, Texts.RemarkLengthMax) is { } wrong ? Refuse(wrong)
        : command.FailureCount == 0 || state.LastRelease == command.LastFailureAt ? Emit()
        : Emit(new PasswordReleased(
            command.AccountId, command.FailureCount, command.LastFailureAt, command.Reason, command.By));
}
