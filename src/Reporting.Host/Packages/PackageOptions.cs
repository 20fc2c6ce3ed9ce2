namespace Reporting.Host.Packages;

/// <summary>The document-management system that gets every report that was sent (E6).</summary>
public sealed record PackageOptions
{
    /// <summary>The variable that says its address.</summary>
    public const string Variable = "REPORTING_DOCUMENTS";

    /// <summary>The variable that says a bearer token for it.</summary>
    public const string TokenVariable = "REPORTING_DOCUMENTS_TOKEN";

    public required Uri Address { get; init; }

    public string? Token { get; init; }

    /// <summary>After how many tries a package is given up, until an operator says again.</summary>
    public int AttemptsMax { get; init; } = 12;

    /// <summary>The pause after the first failure; it doubles with each further one, up to about an hour.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <exception cref="HostRefusedException">It is no such address.</exception>
    public static PackageOptions? Of(string? address, string? token)
    {
        if (string.IsNullOrWhiteSpace(address))
            return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri.UserInfo.Length == 0
            ? new PackageOptions { Address = uri, Token = string.IsNullOrWhiteSpace(token) ? null : token }
            : throw new HostRefusedException(
                $"{Variable} is no address of the form https://HOST/PATH; a token goes into {TokenVariable}.");
    }
}
