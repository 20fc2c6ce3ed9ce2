namespace Reporting.Write.Accounts;

/// <summary>An account that is signed in somewhere.</summary>
/// <param name="Way"><c>password</c>, <c>identity</c> (by the identity provider) or <c>operator</c> (by
/// <c>./reporting token</c>).</param>
/// <param name="IsRestricted">Whether it may do nothing but change the password.</param>
/// <param name="SeenAt">The last use, to a minute.</param>
/// <param name="Source">The address it was begun from.</param>
/// <param name="Agent">What the client called itself.</param>
public sealed record Session(
    Guid Id, Guid Account, string Way, bool IsRestricted, DateTimeOffset StartedAt, DateTimeOffset SeenAt,
    DateTimeOffset ExpiresAt, string? Source, string? Agent)
{
    /// <summary>Without any use for so long a session is over (ASVS 7.3.1).</summary>
    public static readonly TimeSpan IdleMax = TimeSpan.FromMinutes(30);

    /// <summary>After so long it is over in any case (ASVS 7.3.2).</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    public bool IsOpen(DateTimeOffset now) => now < ExpiresAt && now < SeenAt + IdleMax;
}

/// <summary>A session that just began, with the only copy of its token.</summary>
public sealed record StartedSession(string Token, DateTimeOffset ExpiresAt);
