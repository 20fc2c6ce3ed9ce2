using System.Buffers.Binary;
using System.Text;

namespace Reporting.Ledger;

/// <summary>A signature line of a note.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="KeyId">The first four bytes of the key's hash.</param>
/// <param name="Bytes">What the key's algorithm made.</param>
public sealed record NoteSignature(string Name, uint KeyId, byte[] Bytes)
{
    /// <summary>The line, with its end.</summary>
    public string Line
    {
        get
        {
            var bytes = new byte[4 + Bytes.Length];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, KeyId);
            Bytes.CopyTo(bytes, 4);
            return $"— {Name} {Convert.ToBase64String(bytes)}\n";
        }
    }

    /// <summary>A line without its end; null when it is none.</summary>
    public static NoteSignature? Parse(string line)
    {
        var parts = line.Split(' ');
        if (parts is not ["—", { Length: > 0 } name, var base64] || name.Contains('+', StringComparison.Ordinal))
            return null;
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) && length > 4
            ? new NoteSignature(name, BinaryPrimitives.ReadUInt32BigEndian(bytes), bytes[4..length])
            : null;
    }
}

/// <summary>Text signed by one or more keys: C2SP signed-note.</summary>
/// <param name="Text">The signed text, with its last line's end.</param>
public sealed record SignedNote(string Text, IReadOnlyList<NoteSignature> Signatures)
{
    private const int LengthMax = 1_000_000;
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public string Encoded => $"{Text}\n{string.Concat(Signatures.Select(signature => signature.Line))}";

    /// <exception cref="FormatException">It is no signed note.</exception>
    public static SignedNote Parse(ReadOnlySpan<byte> note)
    {
        if (note.Length > LengthMax)
            throw new FormatException("The note is too long.");
        string text;
        try
        {
            text = Strict.GetString(note);
        }
        catch (DecoderFallbackException)
        {
            throw new FormatException("The note is not UTF-8.");
        }
        // The text may hold empty lines; the last one ends it.
        var end = text.LastIndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || !text.EndsWith('\n') || end + 2 == text.Length || text.Any(c => c < ' ' && c != '\n'))
            throw new FormatException("The note has no signature.");
        var signatures = text[(end + 2)..^1].Split('\n')
            .Select(line => NoteSignature.Parse(line) ?? throw new FormatException("A signature line is malformed."));
        return new SignedNote(text[..(end + 1)], [.. signatures]);
    }
}
