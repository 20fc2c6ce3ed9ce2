using static Reporting.Domain.Decision<Reporting.Domain.Accounts.IdentityEvent>;

namespace Reporting.Domain.Accounts;

/// <summary>An administrator says whose account a subject of the identity provider opens. Nobody is bound by signing
/// in.</summary>
public sealed record BindIdentity(string Issuer, string Subject, AccountId AccountId, AccountId By)
{
    /// <summary>OpenID Connect Core 2: a subject has at most 255 ASCII characters.</summary>
    public const int SubjectLengthMax = 255;

    public static Decision<IdentityEvent> Decide(BindIdentity command, Identity state)
    {
        if (Texts.Check("subject", command.Subject, SubjectLengthMax) is { } wrong)
            return Refuse(wrong);
        return state.BoundTo is not { } bound
            ? Emit(new IdentityBound(command.Issuer, command.Subject, command.AccountId, command.By))
            : bound == command.AccountId ? Emit()
            : Refuse(AccountRefusals.IdentityTaken());
    }
}
