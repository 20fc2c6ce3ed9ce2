namespace Reporting.EventStore;

/// <summary>The JSON Canonicalization Scheme, RFC 8785.</summary>
public static class JsonCanonicalizer
{
    /// <summary>The canonical bytes of any JSON document.</summary>
    /// <exception cref="FormatException">Not JSON in UTF-8, a duplicate key, a lone surrogate, a number beyond a double, or nested
    /// deeper than 64.</exception>
    public static byte[] Canonicalize(ReadOnlySpan<byte> json) => throw new NotImplementedException();

    /// <summary>The canonical bytes of an event body: an object, numbers only as integers within 2^53, no U+0000.</summary>
    /// <exception cref="FormatException">As above, or the body breaks one of these rules.</exception>
    public static byte[] CanonicalizeBody(ReadOnlySpan<byte> json) => throw new NotImplementedException();
}
