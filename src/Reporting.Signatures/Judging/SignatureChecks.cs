using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures.Judging;

/// <summary>Checks 5, 6, 7 and 15: the algorithms are allowed, the signed attributes say what they must, and the
/// signature is this key's over them.</summary>
internal static class SignatureChecks
{
    public static void Run(Examination examination)
    {
        if (examination.Signer is not { } signer) return;
        SigningTime(examination, signer);
        if (examination.Certificate is not { } certificate) return;
        var isProtected = IsProtected(signer);
        if (AlgorithmIdentifiers.Digest(signer.DigestAlgorithm.Span) is { } digest)
            examination.Algorithm =
                AlgorithmIdentifiers.OfSigner(signer.SignatureAlgorithm.Span, digest, isProtected == true);
        examination.AddOrPass(5, Algorithm(examination, certificate, signer));
        examination.AddOrPass(6, Attributes(signer, certificate, isProtected));
        if (examination.Algorithm is { } algorithm && signer.SignedBytes is { } signed)
            examination.AddOrPass(7, Signature(examination, signer, certificate, algorithm, signed));
    }

    private static Finding? Algorithm(Examination examination, X509Certificate2 certificate, SignerInfo signer)
    {
        if (examination.Algorithm is not { } algorithm)
        {
            return AlgorithmIdentifiers.IsPss(signer.SignatureAlgorithm)
                ? Findings.PssParameters() : Findings.AlgorithmUnknown();
        }

        var settings = examination.Policy.Settings;
        if (!settings.Hashes.Contains(algorithm.Hash.Name) || !settings.Schemes.Contains(algorithm.Scheme))
            return Findings.AlgorithmNotAllowed($"{algorithm.Scheme}, {algorithm.Hash}");
        var isCurve = algorithm.Scheme == SignatureScheme.Ecdsa;
        return PublicKeys.Bits(certificate, algorithm.Scheme) is not { } bits ? Findings.AlgorithmUnknown()
            : isCurve ? (settings.CurveBits.Contains(bits) ? null : Findings.KeyNotAllowed("ECDSA", bits))
            : bits >= settings.RsaBitsMin(examination.At) ? null : Findings.KeyNotAllowed("RSA", bits);
    }

    private static Finding? Attributes(SignerInfo signer, X509Certificate2 certificate, bool? isProtected)
    {
        if (signer.SignedBytes is null) return Findings.NoSignedAttributes();
        if (signer.Value(Oids.ContentType) is not { } type || !IsData(type))
            return Findings.AttributeWrong("contentType");
        if (signer.Value(Oids.MessageDigest) is null) return Findings.AttributeWrong("messageDigest");
        if (signer.Value(Oids.SigningCertificateV2) is not { } reference)
            return Findings.AttributeWrong("signingCertificateV2");
        if (!CertificateReference.NamesV2(reference, certificate)) return Findings.OtherCertificate();
        return isProtected == false ? Findings.AttributeWrong("cmsAlgorithmProtect") : null;
    }

    private static Finding? Signature(
        Examination examination, SignerInfo signer, X509Certificate2 certificate, SigningAlgorithm algorithm,
        ReadOnlyMemory<byte> signed)
    {
        var digest = CryptographicOperations.HashData(algorithm.Hash, examination.Facts.StoredPayload.Span);
        if (signer.Value(Oids.MessageDigest) is not { } stated || !Octets(stated).SequenceEqual(digest))
            return Findings.OtherContent();
        return PublicKeys.Verifies(certificate, algorithm, signed.Span, signer.Signature.Span)
            ? null : Findings.SignatureWrong();
    }

    private static void SigningTime(Examination examination, SignerInfo signer)
    {
        var tolerance = TimeSpan.FromMinutes(examination.Policy.Settings.SigningTimeToleranceMinutes);
        examination.Add(signer.Value(Oids.SigningTime) is not { } value || Time(value) is not { } time
            ? Findings.NoSigningTime()
            : (time - examination.Facts.ReceivedAt).Duration() <= tolerance
            ? Findings.Passed(15) : Findings.SigningTimeOff(time));
    }

    // RFC 6211: null where the attribute is missing.
    private static bool? IsProtected(SignerInfo signer)
    {
        if (!signer.Signed.Any(attribute => attribute.Oid == Oids.AlgorithmProtection)) return null;
        if (signer.Value(Oids.AlgorithmProtection) is not { } value) return false;
        try
        {
            var all = new AsnReader(value, AsnEncodingRules.DER).ReadSequence();
            var digest = all.ReadEncodedValue();
            var signature = all.ReadEncodedValue().ToArray();
            if (all.HasData || signature[0] != 0xA1) return false;
            signature[0] = 0x30;
            return digest.Span.SequenceEqual(signer.DigestAlgorithm.Span)
                && signature.AsSpan().SequenceEqual(signer.SignatureAlgorithm.Span);
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static bool IsData(ReadOnlyMemory<byte> value) =>
        Read(value, reader => reader.ReadObjectIdentifier()) == Oids.Data;

    private static ReadOnlySpan<byte> Octets(ReadOnlyMemory<byte> value) =>
        Read(value, reader => reader.ReadOctetString());

    private static DateTimeOffset? Time(ReadOnlyMemory<byte> value) => Read<DateTimeOffset?>(value, reader =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime());

    private static T? Read<T>(ReadOnlyMemory<byte> value, Func<AsnReader, T> read)
    {
        try
        {
            var reader = new AsnReader(value, AsnEncodingRules.DER);
            var found = read(reader);
            return reader.HasData ? default : found;
        }
        catch (AsnContentException)
        {
            return default;
        }
    }
}
