using System.Text.Json;
using Reporting.EventStore.Internal;

namespace Reporting.EventStore;

/// <summary>The JSON Canonicalization Scheme, RFC 8785: one document, one sequence of bytes.</summary>
public static class JsonCanonicalizer
{
    /// <summary>The canonical bytes of any JSON document.</summary>
    /// <remarks>Keys are sorted by UTF-16 code units and numbers written as ECMAScript writes them (RFC 8785 sections 3.2.2 and
    /// 3.2.3). Text is taken as it is: NFC and NFD forms of one word stay two different documents.</remarks>
    /// <exception cref="FormatException">Not JSON in UTF-8, a byte order mark, a duplicate key, a lone surrogate, a number beyond
    /// a double, or nested deeper than 64.</exception>
    public static byte[] Canonicalize(ReadOnlySpan<byte> json) => Write(json, bodyRules: false);

    /// <summary>The canonical bytes of an event body: an object, numbers only as integers within 2^53, no U+0000.</summary>
    /// <remarks>The rules make the canonical bytes of what PostgreSQL gives back from a <c>jsonb</c> column equal to those of what
    /// was sent, so that a hash can be computed again at any time. Fractions are written as strings.</remarks>
    /// <exception cref="FormatException">As <see cref="Canonicalize"/>, or the body breaks one of these rules.</exception>
    public static byte[] CanonicalizeBody(ReadOnlySpan<byte> json) => Write(json, bodyRules: true);

    private static byte[] Write(ReadOnlySpan<byte> json, bool bodyRules)
    {
        var writer = new CanonicalWriter(json, bodyRules);
        try
        {
            return writer.Document();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new FormatException("Not a JSON document in UTF-8: " + e.Message, e);
        }
        finally
        {
            writer.Dispose();
        }
    }
}
