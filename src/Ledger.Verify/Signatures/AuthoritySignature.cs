using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ledger.Verify.Signatures;

/// <summary>The bare signatures of authorities, on lists and answers.</summary>
internal static class AuthoritySignature
{
    private static readonly Dictionary<string, (HashAlgorithmName Hash, bool IsCurve)> Algorithms = new()
    {
        ["1.2.840.113549.1.1.11"] = (HashAlgorithmName.SHA256, false),
        ["1.2.840.113549.1.1.12"] = (HashAlgorithmName.SHA384, false),
        ["1.2.840.113549.1.1.13"] = (HashAlgorithmName.SHA512, false),
        ["1.2.840.10045.4.3.2"] = (HashAlgorithmName.SHA256, true),
        ["1.2.840.10045.4.3.3"] = (HashAlgorithmName.SHA384, true),
        ["1.2.840.10045.4.3.4"] = (HashAlgorithmName.SHA512, true),
    };

    public static bool IsBy(X509Certificate2 authority, string algorithm, ReadOnlySpan<byte> signed, byte[] signature)
    {
        if (!Algorithms.TryGetValue(algorithm, out var way))
            return false;
        if (way.IsCurve)
        {
            using var curve = authority.GetECDsaPublicKey();
            return curve is not null && curve.VerifyData(signed, signature, way.Hash, DSASignatureFormat.Rfc3279DerSequence);
        }
        using var rsa = authority.GetRSAPublicKey();
        return rsa is not null && rsa.VerifyData(signed, signature, way.Hash, RSASignaturePadding.Pkcs1);
    }
}
