using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace Ledger.Verify.Signatures;

/// <summary>A list of revoked certificates (RFC 5280, section 5), as it was kept. .NET can't be handed one.</summary>
internal sealed class RevocationList
{
    private const string InvalidityDate = "2.5.29.24";

    private static readonly Asn1Tag Zero = new(TagClass.ContextSpecific, 0, isConstructed: true);

    private readonly Dictionary<string, DateTimeOffset> revoked = [];
    private readonly ReadOnlyMemory<byte> signed;
    private readonly byte[] signature;
    private readonly byte[] issuer;
    private readonly string algorithm;

    /// <exception cref="AsnContentException">It is no list, or one whose critical extensions are not understood: one of changes
    /// alone, or of some certificates alone.</exception>
    public RevocationList(byte[] der)
    {
        var list = StrictDer.Sequence(der);
        signed = list.PeekEncodedValue();
        var body = list.ReadSequence();
        algorithm = list.ReadSequence().ReadObjectIdentifier();
        signature = StrictDer.Signature(list);
        list.ThrowIfNotEmpty();
        body.ReadInteger();
        body.ReadEncodedValue();
        issuer = body.ReadEncodedValue().ToArray();
        ThisUpdate = Time(body);
        NextUpdate = Time(body);
        if (body.HasData && body.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            Entries(body.ReadSequence());
        if (body.HasData)
            StrictDer.Extensions(body.ReadSequence(Zero).ReadSequence(), (_, _) => false);
        body.ThrowIfNotEmpty();
    }

    public DateTimeOffset ThisUpdate { get; }

    public DateTimeOffset NextUpdate { get; }

    public bool IsInForce(DateTimeOffset at) => ThisUpdate <= at && at < NextUpdate;

    public DateTimeOffset? RevokedSince(X509Certificate2 certificate) =>
        revoked.TryGetValue(Convert.ToHexString(certificate.SerialNumberBytes.Span), out var since) ? since : null;

    /// <summary>Whether this authority signed it, and may.</summary>
    public bool IsBy(X509Certificate2 authority) =>
        issuer.AsSpan().SequenceEqual(authority.SubjectName.RawData)
        && authority.Extensions.OfType<X509KeyUsageExtension>().All(usage => usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign))
        && AuthoritySignature.IsBy(authority, algorithm, signed.Span, signature);

    private void Entries(AsnReader entries)
    {
        while (entries.HasData)
        {
            var entry = entries.ReadSequence();
            var serial = Convert.ToHexString(entry.ReadIntegerBytes().Span);
            var since = Time(entry);
            if (entry.HasData)
                since = Earlier(since, entry.ReadSequence());
            revoked[serial] = revoked.TryGetValue(serial, out var other) && other < since ? other : since;
        }
    }

    /// <summary>The day of its invalidity, where that is earlier than the day of the revocation.</summary>
    private static DateTimeOffset Earlier(DateTimeOffset since, AsnReader extensions)
    {
        StrictDer.Extensions(extensions, (oid, value) =>
        {
            if (oid != InvalidityDate)
                return false;
            var invalid = new AsnReader(value, AsnEncodingRules.DER).ReadGeneralizedTime();
            since = invalid < since ? invalid : since;
            return true;
        });
        return since;
    }

    private static DateTimeOffset Time(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
}
