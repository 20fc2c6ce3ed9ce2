namespace Reporting.Write.Accounts;

/// <summary>How people sign in to a host.</summary>
public sealed record SignInOptions
{
    /// <summary>Real time: sessions, passwords and failures never go by the business clock, which a simulation moves.
    /// </summary>
    public TimeProvider Timer { get; init; } = TimeProvider.System;

    /// <summary>Rounds of PBKDF2. Only tests, which sign in often, take fewer.</summary>
    public int PasswordRounds { get; init; } = Passwords.RoundCount;

    /// <summary>How many failures of one address are free; an office behind one address may need more.</summary>
    public int FreeFailuresOfSource { get; init; } = SignInThrottle.FreeFailures;

    /// <summary>The identity provider, or null for passwords alone.</summary>
    public OidcOptions? Oidc { get; init; }
}

/// <summary>The identity provider that people sign in with (OpenID Connect).</summary>
/// <param name="Authority">Its issuer; the metadata lie at <c>/.well-known/openid-configuration</c> below it.</param>
/// <param name="ClientId">What it calls this system.</param>
/// <param name="ClientSecret">What this system proves itself with.</param>
/// <param name="Audience">What the access tokens for the API name as their audience.</param>
public sealed record OidcOptions(Uri Authority, string ClientId, string ClientSecret, string Audience)
{
    /// <summary>Plain http is only for an authority on the same machine.</summary>
    public bool IsSecure => Authority.Scheme == Uri.UriSchemeHttps || Authority.IsLoopback;

    /// <summary>The issuer as its tokens name it.</summary>
    public string Issuer => Authority.OriginalString.TrimEnd('/');
}
