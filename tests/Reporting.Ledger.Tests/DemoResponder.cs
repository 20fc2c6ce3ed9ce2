using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures;
using Reporting.Signatures.Tests;

namespace Reporting.Ledger.Tests;

/// <summary>A responder (OCSP, RFC 6960) on the loopback that knows nobody who was revoked, with the keys of a demo authority and
/// the days of the tests; and the answers that it would never give.</summary>
internal sealed class DemoResponder : IAsyncDisposable
{
    private const string Basic = "1.3.6.1.5.5.7.48.1.1", Sha256 = "2.16.840.1.101.3.4.2.1", EcdsaSha256 = "1.2.840.10045.4.3.2";

    private readonly LocalServer server;

    public DemoResponder() => server = new LocalServer((_, body) => Task.FromResult(Serve(body)));

    /// <summary>Before everything that the tests sign.</summary>
    public static DateTimeOffset Since { get; } = new(2025, 12, 15, 0, 0, 0, TimeSpan.Zero);

    public int Asked { get; private set; }

    public X509Certificate2 Root { get; private set; } = null!;

    public X509Certificate2 Issuing { get; private set; } = null!;

    /// <summary>Has the authority's policy ask here.</summary>
    /// <param name="folder">The authority's.</param>
    public void Serve(DemoAuthority demo, string folder)
    {
        Root = Own("root");
        Issuing = Own("issuing");
        var policy = Path.Combine(demo.TrustFolder, "policy.json");
        File.WriteAllText(policy, File.ReadAllText(policy).Replace(
            "\"ocspAddress\": null", $"\"ocspAddress\": \"{server.Address}\"", StringComparison.Ordinal));

        X509Certificate2 Own(string name) => X509Certificate2.CreateFromPemFile(
            Path.Combine(folder, "ca", name + ".crt"), Path.Combine(folder, "ca", name + ".key"));
    }

    /// <summary>How an answer names a certificate of an authority's.</summary>
    public static byte[] Name(ReadOnlySpan<byte> serial, X509Certificate2 authority)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
                writer.WriteObjectIdentifier(Sha256);
            writer.WriteOctetString(SHA256.HashData(authority.SubjectName.RawData));
            writer.WriteOctetString(SHA256.HashData(authority.PublicKey.EncodedKeyValue.RawData));
            writer.WriteInteger(serial);
        }
        return writer.Encode();
    }

    /// <param name="name">Whom it is about.</param>
    /// <param name="by">Who signs it, with the key.</param>
    /// <param name="revokedAt">Null: it is good.</param>
    /// <param name="until">When it is next updated; null: the tests don't live to see it.</param>
    /// <param name="isDelegated">Whether the signer's certificate comes with it.</param>
    public static byte[] Answer(
        ReadOnlySpan<byte> name, X509Certificate2 by, DateTimeOffset? revokedAt = null, DateTimeOffset? until = null,
        bool isDelegated = false, ReadOnlySpan<byte> extensions = default)
    {
        var said = Said(name, by, revokedAt, until ?? Since.AddYears(1), extensions);
        using var key = by.GetECDsaPrivateKey()!;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(said);
            using (writer.PushSequence())
                writer.WriteObjectIdentifier(EcdsaSha256);
            writer.WriteBitString(key.SignData(said, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
            if (isDelegated)
            {
                using (writer.PushSequence(Tag(0)))
                using (writer.PushSequence())
                    writer.WriteEncodedValue(by.RawData);
            }
        }
        var whole = new AsnWriter(AsnEncodingRules.DER);
        using (whole.PushSequence())
        {
            whole.WriteEncodedValue([0x0A, 0x01, 0x00]);
            using (whole.PushSequence(Tag(0)))
            using (whole.PushSequence())
            {
                whole.WriteObjectIdentifier(Basic);
                whole.WriteOctetString(writer.Encode());
            }
        }
        return whole.Encode();
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private static byte[] Said(
        ReadOnlySpan<byte> name, X509Certificate2 by, DateTimeOffset? revokedAt, DateTimeOffset until, ReadOnlySpan<byte> extensions)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Tag(1)))
                writer.WriteEncodedValue(by.SubjectName.RawData);
            writer.WriteGeneralizedTime(Since, omitFractionalSeconds: true);
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(name);
                if (revokedAt is { } at)
                {
                    using (writer.PushSequence(Tag(1)))
                        writer.WriteGeneralizedTime(at, omitFractionalSeconds: true);
                }
                else
                {
                    writer.WriteNull(new Asn1Tag(TagClass.ContextSpecific, 0));
                }
                writer.WriteGeneralizedTime(Since, omitFractionalSeconds: true);
                using (writer.PushSequence(Tag(0)))
                    writer.WriteGeneralizedTime(until, omitFractionalSeconds: true);
            }
            if (extensions.Length > 0)
            {
                using (writer.PushSequence(Tag(1)))
                    writer.WriteEncodedValue(extensions);
            }
        }
        return writer.Encode();
    }

    private static Asn1Tag Tag(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);

    private (int, byte[]) Serve(byte[] request)
    {
        Asked++;
        var asked = new AsnReader(request, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        var name = asked.ReadSequence().ReadSequence().ReadEncodedValue();
        // The nonce.
        var extensions = asked.ReadSequence(Tag(2)).ReadEncodedValue();
        var isRoot = name.Span.IndexOf(SHA256.HashData(Root.SubjectName.RawData)) >= 0;
        return ((int)HttpStatusCode.OK, Answer(name.Span, isRoot ? Root : Issuing, extensions: extensions.Span));
    }
}
