using System.Security.Cryptography;
using Reporting.Signatures;

namespace Reporting.Write.Receipts;

/// <summary>The key for receipts: ECDSA over P-256, made at the first use, in a file that only its user reads, in a folder that the
/// hosts of one installation share. Whoever has the public key can check a receipt without the system.</summary>
public sealed class ReceiptKey : IDisposable
{
    private const string FileName = "receipts.pem";
    private readonly ECDsa key = ECDsa.Create();

    /// <param name="shared">Where the hosts keep the keys that are one for all.</param>
    /// <param name="own">Where this host keeps its own; a key for receipts that an earlier version made there goes on.</param>
    public ReceiptKey(DirectoryInfo shared, DirectoryInfo own)
    {
        var path = Path.Combine(shared.FullName, FileName);
        if (!File.Exists(path))
            Make(path, Path.Combine(own.FullName, FileName));
        key.ImportFromPem(File.ReadAllText(path));
        KeyId = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>SHA-256 of the public key's SubjectPublicKeyInfo, hex.</summary>
    public string KeyId { get; }

    public string PublicKey => key.ExportSubjectPublicKeyInfoPem();

    /// <summary>ECDSA with SHA-256 over the bytes, DER (RFC 3279), base64: what <c>openssl dgst -verify</c>
    /// takes.</summary>
    public string Sign(byte[] bytes) => Convert.ToBase64String(
        key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

    public void Dispose() => key.Dispose();

    // Whole or not at all: a file that is half written after a crash would lock out every later start. Of two hosts that make
    // one at the same time, the first counts.
    private static void Make(string path, string earlier)
    {
        using var made = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var text = File.Exists(earlier) ? File.ReadAllText(earlier) : made.ExportPkcs8PrivateKeyPem();
        try
        {
            DurableFile.Write(
                path, System.Text.Encoding.ASCII.GetBytes(text), UnixFileMode.UserRead | UnixFileMode.UserWrite, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // The other's counts.
        }
    }
}
