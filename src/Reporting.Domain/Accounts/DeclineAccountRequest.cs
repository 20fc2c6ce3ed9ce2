using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountRequestEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>A request will not be done, and the one who asked is told why.</summary>
public sealed record DeclineAccountRequest(Guid RequestId, string Reason, AccountId By)
{
    public static Decision<AccountRequestEvent> Decide(DeclineAccountRequest command, AccountRequest state) =>
        state.Requested is null ? Refuse(AccountRequestRefusals.Unknown())
        : Texts.Check("reason", command.Reason, Texts.RemarkLengthMax) is { } wrong ? Refuse(wrong)
        : state.IsDeclined ? Emit()
        : Emit(new AccountRequestDeclined(command.RequestId, command.Reason, command.By));
}
