using System.Diagnostics;

namespace Reporting.Domain.Accounts;

/// <summary>A subject at an identity provider, and whose account it opens; null while it opens none.</summary>
public sealed record Identity(AccountId? BoundTo)
{
    public static readonly Identity Initial = new(BoundTo: null);

    public static Guid StreamIdOf(string issuer, string subject) => Uuid5.Of("identity", issuer, subject);

    public static Identity Evolve(Identity state, IdentityEvent happened) => (state.BoundTo, happened) switch
    {
        (null, IdentityBound e) => new Identity(e.AccountId),
        (not null, IdentityUnbound) => Initial,
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
