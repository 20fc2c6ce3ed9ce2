using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Reporting.Ledger;

/// <summary>A key that signs notes (a log's) or cosigns them (a witness's). Whoever has its text can sign.</summary>
public sealed class SigningKey
{
    private const string Prefix = "PRIVATE+KEY+";

    private readonly byte[] seed;

    private SigningKey(string name, byte kind, byte[] seed)
    {
        this.seed = seed;
        Verifier = new VerifierKey(name, kind, Ed25519.PublicKey(seed));
    }

    public VerifierKey Verifier { get; }

    /// <summary>The key as one line, in the form of Go's sumdb note package.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture,
        $"{Prefix}{Verifier.Name}+{Verifier.KeyId:x8}+{Convert.ToBase64String([Verifier.Kind, .. seed])}");

    public static SigningKey Make(string name, byte kind = VerifierKey.Note) => VerifierKey.IsName(name)
        ? new SigningKey(name, kind, RandomNumberGenerator.GetBytes(Ed25519.SeedLength))
        : throw new FormatException($"'{name}' is not a key's name: it is not empty and has no space and no plus.");

    /// <exception cref="FormatException">It is no signing key.</exception>
    public static SigningKey Parse(string text)
    {
        var parts = text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..].Split('+', 3) : [];
        var bytes = new byte[text.Length];
        if (parts.Length != 3 || !VerifierKey.IsName(parts[0])
            || !Convert.TryFromBase64String(parts[2], bytes, out var length) || length != 1 + Ed25519.SeedLength
            || bytes[0] is not (VerifierKey.Note or VerifierKey.Cosignature))
        {
            throw new FormatException("This is not an Ed25519 signing key.");
        }
        var key = new SigningKey(parts[0], bytes[0], bytes[1..length]);
        return key.Text == text ? key : throw new FormatException("The id of the signing key is not its own.");
    }

    public NoteSignature Sign(string text) =>
        new(Verifier.Name, Verifier.KeyId, Ed25519.Sign(seed, Encoding.UTF8.GetBytes(text)));

    public NoteSignature Cosign(string text, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds();
        var bytes = new byte[8 + Ed25519.SignatureLength];
        BinaryPrimitives.WriteInt64BigEndian(bytes, time);
        Ed25519.Sign(seed, VerifierKey.CosignedMessage(time, text)).CopyTo(bytes, 8);
        return new NoteSignature(Verifier.Name, Verifier.KeyId, bytes);
    }
}
