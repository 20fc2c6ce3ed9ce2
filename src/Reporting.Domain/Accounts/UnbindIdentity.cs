using static Reporting.Domain.Decision<Reporting.Domain.Accounts.IdentityEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>A subject of the identity provider opens that account no more.</summary>
public sealed record UnbindIdentity(string Issuer, string Subject, AccountId AccountId, string Reason, AccountId By)
{
    public static Decision<IdentityEvent> Decide(UnbindIdentity command, Identity state) =>
        Texts.Check("reason", command.Reason, Texts.RemarkLengthMax) is { } wrong ? Refuse(wrong)
        : state.BoundTo != command.AccountId ? Emit()
        : Emit(new IdentityUnbound(
            command.Issuer, command.Subject, command.AccountId, command.Reason, command.By));
}
