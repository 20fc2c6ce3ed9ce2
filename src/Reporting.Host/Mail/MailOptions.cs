using System.Net.Mail;

namespace Reporting.Host.Mail;

/// <summary>Where mail goes out: <c>smtp://USER:PASSWORD@HOST:PORT?from=ADDRESS</c>, or <c>smtps://</c> for STARTTLS.
/// Without it no mail is sent.</summary>
public sealed record MailOptions
{
    /// <summary>The variable that says it.</summary>
    public const string Variable = "REPORTING_SMTP";

    public required string Host { get; init; }

    public int Port { get; init; } = 25;

    public required string From { get; init; }

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>Whether the connection is made safe (STARTTLS) before anything is said.</summary>
    public bool IsSafe { get; init; }

    /// <summary>How long a try may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <exception cref="HostRefusedException">It is no such address; the message does not repeat the password.</exception>
    public static MailOptions? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var from = "";
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps")
            || uri.Host.Length == 0 || !uri.Query.StartsWith("?from=", StringComparison.Ordinal)
            || !MailAddress.TryCreate(from = Uri.UnescapeDataString(uri.Query["?from=".Length..]), out _))
            throw new HostRefusedException(
                $"{Variable} is not of the form smtp://USER:PASSWORD@HOST:PORT?from=ADDRESS (or smtps:// for STARTTLS).");
        var user = uri.UserInfo.Split(':', 2);
        return new MailOptions
        {
            Host = uri.Host, Port = uri.Port > 0 ? uri.Port : uri.Scheme == "smtps" ? 587 : 25, From = from,
            IsSafe = uri.Scheme == "smtps", UserName = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        };
    }
}
