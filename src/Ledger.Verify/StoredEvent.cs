using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ledger.Verify;

/// <summary>An event as its row has it.</summary>
internal sealed record StoredEvent(
    long Position, Guid Id, Guid Stream, long Version, string Type, DateTime At, ReadOnlyMemory<byte> Data,
    ReadOnlyMemory<byte> Headers, ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> Leaf)
{
    private const string AtFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>What an entry has beside its type.</summary>
    private const int LengthBesideType = 512;

    public string Where => string.Create(
        CultureInfo.InvariantCulture, $"event {Position} ({Type}, {Id}; stream {Stream}, version {Version})");

    /// <summary>The entry whose hash is the leaf.</summary>
    /// <param name="previous">The leaf of the stream's event before; empty for the first.</param>
    /// <param name="redaction">The commitments of what was destroyed; null for an event that is whole.</param>
    /// <exception cref="FormatException">The body has no canonical form.</exception>
    public byte[] Entry(ReadOnlySpan<byte> previous, Redaction? redaction)
    {
        var bytes = new byte[LengthBesideType + 3 * Type.Length];
        return bytes[..Entry(previous, redaction, bytes)];
    }

    /// <summary>Works the leaf out again.</summary>
    /// <exception cref="FormatException">The body has no canonical form.</exception>
    public bool GivesItsLeaf(ReadOnlySpan<byte> previous, Redaction? redaction)
    {
        var length = 1 + LengthBesideType + 3 * Type.Length;
        var bytes = length <= 4096 ? stackalloc byte[length] : new byte[length];
        bytes[0] = 0;
        var used = 1 + Entry(previous, redaction, bytes[1..]);
        Span<byte> hash = stackalloc byte[Tree.HashLength];
        SHA256.HashData(bytes[..used], hash);
        return hash.SequenceEqual(Leaf.Span);
    }

    private int Entry(ReadOnlySpan<byte> previous, Redaction? redaction, Span<byte> to)
    {
        var text = new Utf8Text(to);
        Span<byte> hash = stackalloc byte[Tree.HashLength];
        text.Add("{\"at\":\""u8);
        text.Add(At, AtFormat);
        text.Add("\",\"body\":\""u8);
        text.Hex(Commitment(redaction?.Body, Data.Span, hash));
        text.Add("\",\"meta\":\""u8);
        text.Hex(Commitment(redaction?.Meta, Headers.Span, hash));
        text.Add("\",\"prev\":\""u8);
        text.Hex(previous);
        text.Add("\",\"stream\":\""u8);
        text.Add(Stream, "D");
        text.Add("\",\"type\":\""u8);
        text.Add(Type);
        text.Add("\",\"v\":1,\"version\":"u8);
        text.Add(Version, default);
        text.Add("}"u8);
        return text.Length;
    }

    private ReadOnlySpan<byte> Commitment(byte[]? kept, ReadOnlySpan<byte> json, Span<byte> hash)
    {
        if (kept is not null)
            return kept;
        SHA256.HashData(Jcs.Canonical(Salt.Span, json), hash);
        return hash;
    }

    /// <summary>Text that is put together where it is wanted.</summary>
    private ref struct Utf8Text(Span<byte> to)
    {
        private readonly Span<byte> to = to;

        public int Length { get; private set; }

        public void Add(scoped ReadOnlySpan<byte> more)
        {
            more.CopyTo(to[Length..]);
            Length += more.Length;
        }

        public void Add(string more) => Length += Encoding.UTF8.GetBytes(more, to[Length..]);

        public void Add<T>(T value, scoped ReadOnlySpan<char> format)
            where T : IUtf8SpanFormattable
        {
            value.TryFormat(to[Length..], out var count, format, CultureInfo.InvariantCulture);
            Length += count;
        }

        public void Hex(scoped ReadOnlySpan<byte> more)
        {
            Convert.TryToHexStringLower(more, to[Length..], out var count);
            Length += count;
        }
    }
}

/// <summary>What is left of a body that was destroyed with authority.</summary>
/// <param name="Authority">The event of two persons that says so.</param>
internal sealed record Redaction(long Position, long Authority, byte[] Body, byte[] Meta);
