using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Reporting.Domain;

namespace Reporting.Write.Accounts;

/// <summary>Bearer tokens: the framework's own, protected with the keys of the data folder. A token names an account;
/// what the account may do is looked up at each request.</summary>
public sealed class Tokens(IOptionsMonitor<BearerTokenOptions> options)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    /// <summary>The token's lifetime is real time: the business clock of a simulation may stand still or
    /// jump.</summary>
    public static void Register(IServiceCollection services, DirectoryInfo keys)
    {
        services.AddDataProtection().SetApplicationName("reporting").PersistKeysToFileSystem(keys);
        services.AddAuthentication(BearerTokenDefaults.AuthenticationScheme).AddBearerToken(o =>
        {
            o.TimeProvider = TimeProvider.System;
            o.BearerTokenExpiration = Lifetime;
        });
        services.AddSingleton<Tokens>();
    }

    public (string Token, DateTimeOffset ExpiresAt) Issue(AccountId account, TimeSpan lifetime)
    {
        var expiresAt = TimeProvider.System.GetUtcNow() + lifetime;
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, account.Value.ToString())], BearerTokenDefaults.AuthenticationScheme);
        var ticket = new AuthenticationTicket(
            new ClaimsPrincipal(identity), new AuthenticationProperties { ExpiresUtc = expiresAt },
            $"{BearerTokenDefaults.AuthenticationScheme}:AccessToken");
        return (options.Get(BearerTokenDefaults.AuthenticationScheme).BearerTokenProtector.Protect(ticket), expiresAt);
    }
}
