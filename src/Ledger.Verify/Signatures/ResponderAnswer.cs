using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Ledger.Verify.Signatures;

/// <summary>What a responder said of a certificate (OCSP, RFC 6960), as it was kept: for authorities that publish no lists.</summary>
internal sealed class ResponderAnswer
{
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Signing = "1.3.6.1.5.5.7.3.9";
    private const string Basic = "1.3.6.1.5.5.7.48.1.1";
    private const string Nonce = "1.3.6.1.5.5.7.48.1.2";
    private const string NoCheck = "1.3.6.1.5.5.7.48.1.5";

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag One = new(TagClass.ContextSpecific, 1, isConstructed: true);

    private readonly List<Single> singles = [];
    private readonly List<byte[]> certificates = [];
    private readonly ReadOnlyMemory<byte> signed;
    private readonly byte[] signature;
    private readonly string algorithm;
    private readonly DateTimeOffset producedAt;

    /// <exception cref="AsnContentException">It is no answer, or one whose critical extensions are not understood.</exception>
    public ResponderAnswer(byte[] der)
    {
        var response = StrictDer.Sequence(der);
        if (response.ReadEnumeratedBytes().Span is not [0])
            throw new AsnContentException("The responder gave no answer.");
        var bytes = response.ReadSequence(Zero).ReadSequence();
        if (bytes.ReadObjectIdentifier() != Basic)
            throw new AsnContentException("An answer of another kind.");
        var basic = StrictDer.Sequence(bytes.ReadOctetString());
        signed = basic.PeekEncodedValue();
        var data = basic.ReadSequence();
        algorithm = basic.ReadSequence().ReadObjectIdentifier();
        signature = StrictDer.Signature(basic);
        if (basic.HasData)
            for (var all = basic.ReadSequence(Zero).ReadSequence(); all.HasData;)
                certificates.Add(all.ReadEncodedValue().ToArray());
        basic.ThrowIfNotEmpty();
        if (data.PeekTag().HasSameClassAndValue(Zero))
            data.ReadEncodedValue();
        data.ReadEncodedValue();
        producedAt = data.ReadGeneralizedTime();
        for (var all = data.ReadSequence(); all.HasData;)
            singles.Add(Read(all.ReadSequence()));
        if (data.HasData)
            StrictDer.Extensions(data.ReadSequence(One).ReadSequence(), (oid, _) => oid == Nonce);
        data.ThrowIfNotEmpty();
    }

    private sealed record Single(
        string Hash, byte[] Name, byte[] Key, byte[] Serial, bool IsGood, DateTimeOffset? RevokedAt, DateTimeOffset ThisUpdate,
        DateTimeOffset? NextUpdate);

    /// <summary>Whether the authority signed it, or somebody whom it named for just this.</summary>
    public bool IsBy(X509Certificate2 authority) =>
        Verifies(authority) || certificates.Exists(der => IsDelegated(X509CertificateLoader.LoadCertificate(der), authority));

    /// <summary>Null where it does not tell. "Good" holds for all times before it was said, since nobody who was revoked comes
    /// back.</summary>
    public bool? WasRevoked(X509Certificate2 certificate, X509Certificate2 authority, DateTimeOffset at)
    {
        foreach (var one in singles.Where(one => one.Hash == Sha256
            && one.Serial.AsSpan().SequenceEqual(certificate.SerialNumberBytes.Span)
            && one.Name.AsSpan().SequenceEqual(SHA256.HashData(authority.SubjectName.RawData))
            && one.Key.AsSpan().SequenceEqual(SHA256.HashData(authority.PublicKey.EncodedKeyValue.RawData))))
        {
            if (one.RevokedAt <= at)
                return true;
            if ((one.IsGood || one.RevokedAt is not null) && (at <= one.ThisUpdate || at < one.NextUpdate))
                return false;
        }
        return null;
    }

    private static Single Read(AsnReader single)
    {
        var id = single.ReadSequence();
        var hash = id.ReadSequence().ReadObjectIdentifier();
        var (name, key, serial) = (id.ReadOctetString(), id.ReadOctetString(), id.ReadIntegerBytes().ToArray());
        var status = single.PeekTag();
        DateTimeOffset? revokedAt = null;
        if (status.HasSameClassAndValue(One))
            revokedAt = single.ReadSequence(One).ReadGeneralizedTime();
        else
            single.ReadEncodedValue();
        var thisUpdate = single.ReadGeneralizedTime();
        DateTimeOffset? nextUpdate = single.HasData && single.PeekTag().HasSameClassAndValue(Zero)
            ? single.ReadSequence(Zero).ReadGeneralizedTime() : null;
        if (single.HasData)
            StrictDer.Extensions(single.ReadSequence(One).ReadSequence(), (_, _) => false);
        single.ThrowIfNotEmpty();
        return new Single(hash, name, key, serial, status.HasSameClassAndValue(Zero), revokedAt, thisUpdate, nextUpdate);
    }

    private bool IsDelegated(X509Certificate2 responder, X509Certificate2 authority) =>
        responder.Extensions.OfType<X509EnhancedKeyUsageExtension>().Any(usage => usage.EnhancedKeyUsages[Signing] is not null)
        && responder.Extensions[NoCheck] is not null
        && CertificateWay.Find(responder, [authority], [], producedAt, isPartial: true) is [_, var by]
        && by.RawData.AsSpan().SequenceEqual(authority.RawData) && Verifies(responder);

    private bool Verifies(X509Certificate2 by) => AuthoritySignature.IsBy(by, algorithm, signed.Span, signature);
}
