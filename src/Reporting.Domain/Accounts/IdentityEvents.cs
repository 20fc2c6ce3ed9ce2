namespace Reporting.Domain.Accounts;

// Stored for ever, as AccountEvent is (docs/adr/0004).
public abstract record IdentityEvent
{
    private protected IdentityEvent() { }
}

/// <summary>Who is this subject at an identity provider is the holder of this account, from now on.</summary>
public sealed record IdentityBound(string Issuer, string Subject, AccountId AccountId, AccountId By) : IdentityEvent;

/// <summary>The subject is the holder of that account no more.</summary>
public sealed record IdentityUnbound(string Issuer, string Subject, AccountId AccountId, string Reason, AccountId By)
    : IdentityEvent;
