using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Reporting.Domain;

/// <summary>Name-based ids (RFC 9562 section 5.5): the same name gives the same id everywhere, without asking
/// anyone.</summary>
public static class Uuid5
{
    private static readonly Guid Namespace = new("6f0d4b5a-9a1f-5c39-8f0e-2b7a54c1d9e3");

    /// <summary>The id of a thing named by its kind and its key's parts, joined by U+001F, which no part may
    /// contain.</summary>
    public static Guid Of(string kind, params ReadOnlySpan<string> key)
    {
        var name = new StringBuilder(kind);
        foreach (var part in key)
            name.Append('\u001f').Append(part);
        return Create(Namespace, name.ToString());
    }

    /// <summary>UUID version 5 of <paramref name="name"/> (UTF-8) in <paramref name="space"/>.</summary>
    public static Guid Create(Guid space, string name)
    {
        var text = Encoding.UTF8.GetBytes(name);
        var input = new byte[16 + text.Length];
        space.TryWriteBytes(input, bigEndian: true, out _);
        text.CopyTo(input, 16);
#pragma warning disable CA5350 // RFC 9562 defines version 5 over SHA-1; it names, it does not protect.
        var hash = SHA1.HashData(input).AsSpan(0, 16);
#pragma warning restore CA5350
        var version = BinaryPrimitives.ReadUInt16BigEndian(hash[6..]);
        BinaryPrimitives.WriteUInt16BigEndian(hash[6..], (ushort)((version & 0x0fff) | 0x5000));
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
