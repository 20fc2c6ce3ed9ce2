using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures;

/// <summary>Signs with a key that is at hand, such as one of a PKCS#12 file.</summary>
public static class LocalSigner
{
    /// <summary>A detached CAdES-BES signature over the payload, DER.</summary>
    /// <param name="signer">With its private key.</param>
    /// <param name="further">Certificates between the signer's and the root, to lie in the file.</param>
    /// <exception cref="CryptographicException">The certificate has no private key, or not one for this
    /// algorithm.</exception>
    public static byte[] Sign(
        ReadOnlySpan<byte> payload, X509Certificate2 signer, SigningAlgorithm algorithm, DateTimeOffset signingTime,
        IEnumerable<X509Certificate2>? further = null)
    {
        var prepared = PreparedSignature.Of(payload, signer, algorithm, signingTime);
        return prepared.Assemble(Raw(signer, prepared), further)
            ?? throw new CryptographicException("The private key is not the one of the certificate.");
    }

    private static byte[] Raw(X509Certificate2 signer, PreparedSignature prepared)
    {
        if (prepared.Algorithm.Scheme == SignatureScheme.Ecdsa)
        {
            using var curve = signer.GetECDsaPrivateKey() ?? throw Missing();
            return curve.SignHash(prepared.Hash, DSASignatureFormat.Rfc3279DerSequence);
        }

        using var rsa = signer.GetRSAPrivateKey() ?? throw Missing();
        return rsa.SignHash(prepared.Hash, prepared.Algorithm.Hash, PublicKeys.Padding(prepared.Algorithm.Scheme));
    }

    private static CryptographicException Missing() => new("The certificate has no private key for this algorithm.");
}
