using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures.Tests;

/// <summary>Writes time-stamp tokens, also such as they should not be.</summary>
internal sealed record Stamp(X509Certificate2 Authority, byte[] SignatureValue)
{
    public DateTimeOffset Time { get; init; } = World.Noon.AddMinutes(-1);

    public byte[] Nonce { get; init; } = [0x42, 1, 2, 3];

    public int AccuracySeconds { get; init; } = 1;

    public string HashOid { get; init; } = "2.16.840.1.101.3.4.2.1";

    public IReadOnlyList<byte[]> Further { get; init; } = [];

    /// <summary>Over the signature of this file.</summary>
    public static Stamp Of(World world, ReadOnlyMemory<byte> cms, X509Certificate2? authority = null) => new(
        authority ?? X509Certificate2.CreateFromPemFile(world.Authority.TimestampCertificate, world.Authority.TimestampKey),
        CmsReader.Read(cms).Signers[0].Signature.ToArray());

    public byte[] Write()
    {
        var content = Content();
        return new Forge(Authority, [])
        {
            Version = 3, ContentType = Oids.TimestampInfo, Content = content, Certificates = [Authority.RawData, .. Further],
            Signed = [Forge.Type(Oids.TimestampInfo), Forge.Digest(content), Forge.Reference(Authority)],
        }.Write();
    }

    private byte[] Content()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteObjectIdentifier("1.3.6.1.4.1.32473.1.3");
            using (writer.PushSequence())
            {
                using (writer.PushSequence()) writer.WriteObjectIdentifier(HashOid);
                writer.WriteOctetString(SHA256.HashData(SignatureValue));
            }

            writer.WriteInteger(77);
            writer.WriteGeneralizedTime(Time, omitFractionalSeconds: true);
            using (writer.PushSequence()) writer.WriteInteger(AccuracySeconds);
            writer.WriteInteger(Nonce);
        }

        return writer.Encode();
    }
}
