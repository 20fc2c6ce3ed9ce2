using System.Security.Cryptography;

namespace Reporting.Signatures;

/// <summary>How a signature is made from a hash.</summary>
public enum SignatureScheme
{
    /// <summary>RSASSA-PKCS1-v1_5.</summary>
    RsaPkcs1,

    /// <summary>RSASSA-PSS with the mask of the same hash, and a salt as long as the hash.</summary>
    RsaPss,

    /// <summary>ECDSA on the key's curve.</summary>
    Ecdsa,
}

/// <summary>A scheme and its hash: SHA-256, SHA-384 or SHA-512.</summary>
public readonly record struct SigningAlgorithm(SignatureScheme Scheme, HashAlgorithmName Hash)
{
    /// <summary>RSA PKCS#1 or ECDSA with SHA-256, whichever the certificate's key is for.</summary>
    /// <exception cref="CryptographicException">A key that is neither.</exception>
    public static SigningAlgorithm For(System.Security.Cryptography.X509Certificates.X509Certificate2 certificate) =>
        certificate.GetKeyAlgorithm() switch
        {
            Cms.Oids.Rsa => new(SignatureScheme.RsaPkcs1, HashAlgorithmName.SHA256),
            "1.2.840.10045.2.1" => new(SignatureScheme.Ecdsa, HashAlgorithmName.SHA256),
            var other => throw new CryptographicException($"A key of the kind {other} does not sign reports."),
        };
}
