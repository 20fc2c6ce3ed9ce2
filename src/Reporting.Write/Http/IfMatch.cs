using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Reporting.Write.Http;

/// <summary>The version that the client saw (RFC 9110 section 13.1.1); versions are strong entity tags, for example
/// <c>"3"</c>.</summary>
public static class IfMatch
{
    /// <summary>The version, or null when the client does not care: no header, or <c>*</c>.</summary>
    /// <exception cref="RequestException">It is not one version.</exception>
    public static long? Version(HttpRequest request)
    {
        var header = request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*")
            return null;
        var quoted = header.Length > 2 && header[0] == '"' && header[^1] == '"';
        if (quoted && long.TryParse(
            header.AsSpan(1, header.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return version;
        throw new RequestException(StatusCodes.Status400BadRequest, RequestRefusals.IfMatchMalformed());
    }

    public static string Tag(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");
}
