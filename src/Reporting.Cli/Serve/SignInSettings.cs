using System.Globalization;
using Reporting.Host;
using Reporting.Write.Accounts;

namespace Reporting.Cli.Serve;

/// <summary>How people sign in, from environment variables (docs/operations.md). The secret comes from a file, so that
/// it stands in no process list and no unit file.</summary>
internal static class SignInSettings
{
    private const string Prefix = "REPORTING_OIDC_";

    /// <exception cref="HostRefusedException">Some are given and others missing or wrong.</exception>
    public static OidcOptions? Oidc()
    {
        if (Variable("AUTHORITY") is not { } authority)
            return null;
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var address))
            throw new HostRefusedException($"{Prefix}AUTHORITY is no address: {authority}.");
        var options = new OidcOptions(
            address, Needed("CLIENT_ID"), File.ReadAllText(Needed("CLIENT_SECRET_FILE")).Trim(), Needed("AUDIENCE"));
        return !options.IsSecure
            ? throw new HostRefusedException($"{Prefix}AUTHORITY must be https; http is only for this machine.")
            : options.Audience == options.ClientId
            ? throw new HostRefusedException(
                $"{Prefix}AUDIENCE must differ from {Prefix}CLIENT_ID, or an identity token would open the API.")
            : options;
    }

    public static int FreeFailuresOfSource() =>
        Environment.GetEnvironmentVariable("REPORTING_FREE_FAILURES") is not { Length: > 0 } text
            ? SignInThrottle.FreeFailures
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 1000
            ? count
            : throw new HostRefusedException("REPORTING_FREE_FAILURES must be a number from 1 to 999.");

    private static string Needed(string name) => Variable(name)
        ?? throw new HostRefusedException($"{Prefix}AUTHORITY is set, so {Prefix}{name} is needed.");

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(Prefix + name) is { Length: > 0 } value ? value : null;
}
