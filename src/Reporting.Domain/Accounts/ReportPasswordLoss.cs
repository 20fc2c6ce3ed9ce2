using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>A password got lost or into other hands (A5, HN25 16): its holder or the unit's administrator says so, and
/// it opens nothing until the operator gave a new one.</summary>
public sealed record ReportPasswordLoss(AccountId AccountId, LossCause Cause, string Note, AccountId By)
{
    public static Decision<AccountEvent> Decide(ReportPasswordLoss command, Account state) =>
        state.Registered is null ? Refuse(AccountRefusals.Unknown())
        : state.Revoked is not null ? Refuse(AccountRefusals.Revoked())
        : Texts.Check("note", command.Note, Texts.RemarkLengthMax) is { } wrong ? Refuse(wrong)
        : state.PasswordLoss?.Cause == command.Cause ? Emit()
        : Emit(new PasswordLossReported(command.AccountId, command.Cause, command.Note, command.By));
}
