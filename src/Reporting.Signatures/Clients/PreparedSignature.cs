using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures;

/// <summary>A signature whose key is elsewhere: in an HSM, a token, or at a remote signing provider. The hash is given
/// out, the raw signature comes back, the file is put together here. It can be stored in between: the certificate, the
/// attributes and the algorithm are all it is made of.</summary>
/// <param name="Certificate">The signer's, DER.</param>
/// <param name="SignedAttributes">The SET OF that the key signs.</param>
public sealed record PreparedSignature(
    ReadOnlyMemory<byte> Certificate, ReadOnlyMemory<byte> SignedAttributes, SigningAlgorithm Algorithm)
{
    /// <summary>What the key has to sign, without hashing it again.</summary>
    public byte[] Hash => CryptographicOperations.HashData(Algorithm.Hash, SignedAttributes.Span);

    /// <summary>Begins a signature over a payload.</summary>
    /// <param name="signingTime">What the signer states; informative.</param>
    public static PreparedSignature Of(
        ReadOnlySpan<byte> payload, X509Certificate2 signer, SigningAlgorithm algorithm, DateTimeOffset signingTime) =>
        new(signer.RawDataMemory, CmsWriter.SignedAttributes(payload, signer, algorithm.Hash, signingTime), algorithm);

    /// <summary>The signature file, CAdES-BES in DER; null where the raw signature is not this key's over
    /// <see cref="Hash"/>.</summary>
    /// <param name="raw">RSA as it is; ECDSA as ECDSA-Sig-Value or as r and s behind one another, as PKCS#11 gives
    /// it.</param>
    /// <param name="further">Certificates between the signer's and the root, to lie in the file.</param>
    public byte[]? Assemble(ReadOnlySpan<byte> raw, IEnumerable<X509Certificate2>? further = null)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(Certificate.Span);
        var signature = ToCms(certificate, raw);
        return PublicKeys.VerifiesHash(certificate, Algorithm, Hash, signature)
            ? CmsWriter.Assemble(SignedAttributes, certificate, further ?? [], Algorithm, signature) : null;
    }

    private byte[] ToCms(X509Certificate2 certificate, ReadOnlySpan<byte> raw)
    {
        if (Algorithm.Scheme != SignatureScheme.Ecdsa || PublicKeys.Bits(certificate, Algorithm.Scheme) is not { } bits)
            return raw.ToArray();
        var isPair = raw.Length == (bits + 7) / 8 * 2 && PublicKeys.Fixed(raw, bits) is null;
        return isPair ? PublicKeys.Der(raw) : raw.ToArray();
    }
}
