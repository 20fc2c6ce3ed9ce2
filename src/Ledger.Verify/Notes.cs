using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Ledger.Verify;

/// <summary>A key that is trusted beforehand: C2SP signed-note's verifier key.</summary>
internal sealed record TrustedKey(string Name, uint Id, byte Kind, byte[] Bytes)
{
    public const byte Log = 1;
    public const byte Witness = 4;

    /// <exception cref="FormatException">It is none.</exception>
    public static TrustedKey Parse(string text)
    {
        var first = text.IndexOf('+', StringComparison.Ordinal);
        var second = first < 0 ? -1 : text.IndexOf('+', first + 1);
        if (second < 0)
            throw new FormatException($"'{text}' is not a verifier key.");
        var name = text[..first];
        var material = Convert.FromBase64String(text[(second + 1)..]);
        if (material.Length != 33 || material[0] is not (Log or Witness))
            throw new FormatException($"'{text}' is not an Ed25519 verifier key.");
        var hash = SHA256.HashData([.. Encoding.UTF8.GetBytes(name + "\n"), .. material]);
        var id = BinaryPrimitives.ReadUInt32BigEndian(hash);
        return id.ToString("x8", CultureInfo.InvariantCulture) == text[(first + 1)..second]
            ? new TrustedKey(name, id, material[0], material[1..])
            : throw new FormatException($"The key's id in '{text}' is not its own.");
    }
}

/// <summary>C2SP tlog-checkpoint in a signed note.</summary>
internal sealed record Head(string Origin, long Size, byte[] Root, string Text, IReadOnlyList<Head.Line> Lines)
{
    internal sealed record Line(string Name, uint Id, byte[] Signature);

    public enum Signed { No, Wrong, Yes }

    /// <exception cref="FormatException">It is no checkpoint.</exception>
    public static Head Parse(byte[] bytes)
    {
        string note;
        try
        {
            note = new UTF8Encoding(false, true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("The checkpoint is not UTF-8.");
        }
        var blank = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (blank < 0 || !note.EndsWith('\n'))
            throw new FormatException("The checkpoint has no signatures.");
        var text = note[..(blank + 1)];
        var lines = text.Split('\n');
        if (lines.Length < 4 || lines[0].Length == 0
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size.ToString(CultureInfo.InvariantCulture) != lines[1])
        {
            throw new FormatException("The checkpoint does not begin with an origin and a size.");
        }
        var root = Convert.FromBase64String(lines[2]);
        if (root.Length != Tree.HashLength)
            throw new FormatException("The checkpoint's root is no hash.");
        return new Head(lines[0], size, root, text,
            [.. note[(blank + 2)..].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(ParseLine)]);
    }

    /// <summary>Whether a key signed it; one signature of the key that is wrong spoils it.</summary>
    public Signed By(TrustedKey key)
    {
        var found = Signed.No;
        foreach (var line in Lines.Where(line => line.Name == key.Name && line.Id == key.Id))
        {
            if (!IsRight(key, line.Signature))
                return Signed.Wrong;
            found = Signed.Yes;
        }
        return found;
    }

    private bool IsRight(TrustedKey key, byte[] signature)
    {
        if (key.Kind == TrustedKey.Log)
            return Ed25519Check.Verify(key.Bytes, Encoding.UTF8.GetBytes(Text), signature);
        if (signature.Length != 72)
            return false;
        var time = BinaryPrimitives.ReadInt64BigEndian(signature);
        var message = string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {time}\n{Text}");
        return time >= 0 && Ed25519Check.Verify(key.Bytes, Encoding.UTF8.GetBytes(message), signature.AsSpan(8));
    }

    private static Line ParseLine(string line)
    {
        var parts = line.Split(' ');
        if (parts is not ["—", var name, var base64])
            throw new FormatException("A signature line is malformed.");
        var bytes = Convert.FromBase64String(base64);
        return bytes.Length > 4
            ? new Line(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..])
            : throw new FormatException("A signature is too short.");
    }
}
