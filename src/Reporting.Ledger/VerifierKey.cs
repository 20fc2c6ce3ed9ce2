using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reporting.Ledger;

/// <summary>What a signature is checked with: C2SP signed-note's verifier key.</summary>
/// <param name="Name">The key's name; a log's key is called as its origin.</param>
/// <param name="Kind">How it signs: <see cref="Note"/> or <see cref="Cosignature"/>.</param>
/// <param name="PublicKey">Ed25519, 32 bytes.</param>
public sealed record VerifierKey(string Name, byte Kind, byte[] PublicKey)
{
    public const byte Note = 1;
    public const byte Cosignature = 4;

    private const int TimeLength = 8;

    public uint KeyId => BinaryPrimitives.ReadUInt32BigEndian(
        SHA256.HashData([.. Encoding.UTF8.GetBytes(Name), (byte)'\n', Kind, .. PublicKey]));

    /// <summary>The key as one line.</summary>
    public string Text =>
        string.Create(CultureInfo.InvariantCulture, $"{Name}+{KeyId:x8}+{Convert.ToBase64String([Kind, .. PublicKey])}");

    /// <exception cref="FormatException">It is no verifier key, of a kind unknown here, or its id is another's.</exception>
    public static VerifierKey Parse(string text)
    {
        var parts = text.Split('+', 3);
        var bytes = new byte[text.Length];
        if (parts.Length != 3 || !IsName(parts[0])
            || !Convert.TryFromBase64String(parts[2], bytes, out var length) || length != 1 + Ed25519.PublicKeyLength
            || bytes[0] is not (Note or Cosignature))
        {
            throw new FormatException($"'{text}' is not an Ed25519 verifier key.");
        }
        var key = new VerifierKey(parts[0], bytes[0], bytes[1..length]);
        return key.Text == text ? key : throw new FormatException($"The id of the key '{text}' is not its own.");
    }

    public static bool IsName(string name) =>
        name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    public bool Made(NoteSignature signature) => signature.Name == Name && signature.KeyId == KeyId;

    /// <summary>Whether the note carries a signature of this key; one that is its own and wrong spoils the note.</summary>
    public bool HasSigned(SignedNote note)
    {
        var own = note.Signatures.Where(Made).ToList();
        return own.Count > 0 && own.TrueForAll(signature => Verifies(note.Text, signature));
    }

    public bool Verifies(string text, NoteSignature signature) => Kind == Note
        ? Ed25519.Verify(PublicKey, Encoding.UTF8.GetBytes(text), signature.Bytes)
        : signature.Bytes.Length == TimeLength + Ed25519.SignatureLength
            && BinaryPrimitives.ReadInt64BigEndian(signature.Bytes) is >= 0 and var time
            && Ed25519.Verify(PublicKey, CosignedMessage(time, text), signature.Bytes.AsSpan(TimeLength));

    /// <summary>C2SP tlog-cosignature: a header, the time, then the checkpoint.</summary>
    internal static byte[] CosignedMessage(long time, string text) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"cosignature/v1\ntime {time}\n{text}"));
}
