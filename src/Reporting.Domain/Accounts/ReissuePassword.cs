using static Reporting.Domain.Decision<Reporting.Domain.Accounts.AccountEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>The operator gives a first password anew, on the request of the unit's administrator, who is somebody else
/// (A5).</summary>
public sealed record ReissuePassword(AccountId AccountId, Guid Request, AccountId By)
{
    public static Decision<AccountEvent> Decide(ReissuePassword command, AccountRequest request, Account state)
    {
        if (state.Registered is not { } registered)
            return Refuse(AccountRefusals.Unknown());
        if (state.Revoked is not null)
            return Refuse(AccountRefusals.Revoked());
        if (state.LastReissue == command.Request)
            return Emit();
        if (request.Opposes(AccountAct.ReissuePassword, registered.UserName) is { } wrong)
            return Refuse(wrong);
        return request.Requested!.By == command.By
            ? Refuse(AccountRequestRefusals.OwnRequest())
            : Emit(new PasswordReissued(
                command.AccountId, command.Request, request.Requested.DocumentNumber, command.By));
    }
}
