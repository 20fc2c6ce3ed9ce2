using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Cms;

/// <summary>Verifies bare signatures by a certificate's key.</summary>
internal static class PublicKeys
{
    public static bool Verifies(
        X509Certificate2 certificate, SigningAlgorithm algorithm, ReadOnlySpan<byte> signed,
        ReadOnlySpan<byte> signature) =>
        VerifiesHash(certificate, algorithm, CryptographicOperations.HashData(algorithm.Hash, signed), signature);

    public static bool VerifiesHash(
        X509Certificate2 certificate, SigningAlgorithm algorithm, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> signature)
    {
        try
        {
            if (algorithm.Scheme == SignatureScheme.Ecdsa)
            {
                using var curve = certificate.GetECDsaPublicKey();
                return curve is not null && Fixed(signature, curve.KeySize) is { } halves
                    && curve.VerifyHash(hash, halves);
            }

            using var rsa = certificate.GetRSAPublicKey();
            return rsa is not null && signature.Length == (rsa.KeySize + 7) / 8
                && rsa.VerifyHash(hash, signature, algorithm.Hash, Padding(algorithm.Scheme));
        }
        catch (CryptographicException)
        {
            // A key that the platform can't use: its signature is not verified.
            return false;
        }
    }

    /// <summary>The length of the key, if it is one for this scheme.</summary>
    public static int? Bits(X509Certificate2 certificate, SignatureScheme scheme)
    {
        try
        {
            using AsymmetricAlgorithm? key =
                scheme == SignatureScheme.Ecdsa ? certificate.GetECDsaPublicKey() : certificate.GetRSAPublicKey();
            return key?.KeySize;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static RSASignaturePadding Padding(SignatureScheme scheme) =>
        scheme == SignatureScheme.RsaPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;

    /// <summary>r and s, each as long as the curve's order; null where the bytes are not ECDSA-Sig-Value in
    /// DER.</summary>
    public static byte[]? Fixed(ReadOnlySpan<byte> signature, int keySize)
    {
        var length = (keySize + 7) / 8;
        var halves = new byte[length * 2];
        try
        {
            var reader = new AsnReader(signature.ToArray(), AsnEncodingRules.DER);
            var values = reader.ReadSequence();
            reader.ThrowIfNotEmpty();
            var fits = Put(values.ReadIntegerBytes().Span, halves.AsSpan(0, length))
                && Put(values.ReadIntegerBytes().Span, halves.AsSpan(length));
            values.ThrowIfNotEmpty();
            return fits ? halves : null;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    /// <summary>ECDSA-Sig-Value of r and s.</summary>
    public static byte[] Der(ReadOnlySpan<byte> halves)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteIntegerUnsigned(Trimmed(halves[..(halves.Length / 2)]));
            writer.WriteIntegerUnsigned(Trimmed(halves[(halves.Length / 2)..]));
        }

        return writer.Encode();
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> number)
    {
        while (number.Length > 1 && number[0] == 0) number = number[1..];
        return number;
    }

    private static bool Put(ReadOnlySpan<byte> integer, Span<byte> target)
    {
        if (integer[0] >= 0x80) return false;
        var number = integer[0] == 0 ? integer[1..] : integer;
        if (number.Length > target.Length) return false;
        number.CopyTo(target[(target.Length - number.Length)..]);
        return true;
    }
}
