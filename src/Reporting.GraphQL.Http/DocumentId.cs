using System.Security.Cryptography;
using System.Text.Json;

namespace Reporting.GraphQL.Http;

/// <summary>
/// Identifiers of documents. GraphQL over HTTP, appendix A: <c>sha256:</c> and 64 lower-case hexadecimal digits.
/// </summary>
internal static class DocumentId
{
    public const string Prefix = "sha256:";

    public static string Of(ReadOnlySpan<byte> utf8) => Prefix + Convert.ToHexStringLower(SHA256.HashData(utf8));

    /// <summary>
    /// Whether a text can be an identifier at all: what the appendix allows, and no longer than a path segment should
    /// be.
    /// </summary>
    public static bool IsWellFormed(string id)
    {
        foreach (var unit in id)
        {
            if (!char.IsAsciiLetterOrDigit(unit) && unit is not ('-' or '.' or '_' or '~' or ':'))
                return false;
        }
        return id.Length is > 0 and <= 256;
    }

    /// <summary>
    /// The hash of Apollo's <c>extensions.persistedQuery</c>, version 1, as an identifier; null when there is none.
    /// </summary>
    public static string? Automatic(ReadOnlyMemory<byte> extensions)
    {
        if (extensions.IsEmpty)
            return null;
        using var json = JsonDocument.Parse(extensions);
        if (!json.RootElement.TryGetProperty("persistedQuery", out var query)
            || query.ValueKind != JsonValueKind.Object)
            return null;
        var isFirstVersion = query.TryGetProperty("version", out var version)
            && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == 1;
        return isFirstVersion && query.TryGetProperty("sha256Hash", out var hash)
            && hash.ValueKind == JsonValueKind.String
            ? Prefix + hash.GetString()
            : null;
    }
}
