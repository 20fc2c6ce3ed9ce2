using Reporting.EventStore.Internal;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reporting.EventStore;

/// <summary>The leaf hash of an event: RFC 6962 section 2.1 over an entry that commits to the body, the headers, the time, the
/// place in the stream and the stream's previous leaf.</summary>
/// <remarks>The entry is the RFC 8785 form of
/// <c>{"at":…,"body":…,"meta":…,"prev":…,"stream":…,"type":…,"v":1,"version":…}</c>. Body and headers are only committed to, with
/// a random salt: a figure has few possible values and could be guessed from a bare hash, and a body can be destroyed later
/// without breaking the log.</remarks>
public static class LeafHash
{
    /// <summary>How many bytes a hash has: 32.</summary>
    public const int Length = 32;

    /// <summary>How many random bytes are kept beside each event: 16.</summary>
    public const int SaltLength = 16;

    private const int EntryLengthMax = 1024;

    /// <summary>SHA-256 of the salt and the canonical form (RFC 8785) of a JSON document: what the entry says of body and headers.</summary>
    public static byte[] Commitment(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> canonicalJson)
    {
        Span<byte> small = stackalloc byte[1024];
        var length = salt.Length + canonicalJson.Length;
        var input = length <= small.Length ? small : new byte[length];
        salt.CopyTo(input);
        canonicalJson.CopyTo(input[salt.Length..]);
        return SHA256.HashData(input[..length]);
    }

    /// <summary>The entry, as RFC 8785 bytes.</summary>
    /// <exception cref="ArgumentException">The type is not a stored name (a to z, 0 to 9 and _, at most 500), or the time has
    /// parts of a microsecond, which the database would not keep.</exception>
    public static byte[] Entry(LeafEntry entry)
    {
        Span<byte> bytes = stackalloc byte[EntryLengthMax];
        return bytes[..WriteEntry(entry, bytes)].ToArray();
    }

    /// <summary>SHA-256 of a zero byte and the entry (RFC 6962 section 2.1).</summary>
    public static byte[] Of(ReadOnlySpan<byte> entry) => Commitment([0], entry);

    /// <summary>The leaf hash of an event, without the entry between.</summary>
    /// <exception cref="ArgumentException">As <see cref="Entry"/>.</exception>
    public static byte[] Of(LeafEntry entry)
    {
        Span<byte> bytes = stackalloc byte[1 + EntryLengthMax];
        bytes[0] = 0;
        return SHA256.HashData(bytes[..(1 + WriteEntry(entry, bytes[1..]))]);
    }

    private static int WriteEntry(LeafEntry entry, Span<byte> bytes)
    {
        if (!StoredName.IsValid(entry.Type)) throw new ArgumentException($"'{entry.Type}' is not a stored name.", nameof(entry));
        if (entry.At.UtcTicks % TimeSpan.TicksPerMicrosecond != 0)
        {
            throw new ArgumentException("The time has parts of a microsecond.", nameof(entry));
        }

        var at = Put("{\"at\":\""u8, bytes, 0);
        entry.At.UtcDateTime.TryFormat(bytes[at..], out var written, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
        at = PutHex(entry.Body.Span, bytes, Put("\",\"body\":\""u8, bytes, at + written));
        at = PutHex(entry.Meta.Span, bytes, Put("\",\"meta\":\""u8, bytes, at));
        at = PutHex(entry.PreviousLeaf.Span, bytes, Put("\",\"prev\":\""u8, bytes, at));
        at = Put("\",\"stream\":\""u8, bytes, at);
        Utf8Formatter.TryFormat(entry.StreamId, bytes[at..], out written, 'D');
        at = Put("\",\"type\":\""u8, bytes, at + written);
        at += Encoding.UTF8.GetBytes(entry.Type, bytes[at..]);
        at = Put("\",\"v\":1,\"version\":"u8, bytes, at);
        Utf8Formatter.TryFormat(entry.StreamVersion, bytes[at..], out written);
        return Put("}"u8, bytes, at + written);
    }

    private static int PutHex(ReadOnlySpan<byte> value, Span<byte> bytes, int at)
    {
        Convert.TryToHexStringLower(value, bytes[at..], out var written);
        return at + written;
    }

    private static int Put(ReadOnlySpan<byte> value, Span<byte> bytes, int at)
    {
        value.CopyTo(bytes[at..]);
        return at + value.Length;
    }
}
