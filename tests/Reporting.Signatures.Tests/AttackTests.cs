using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures.Tests;

/// <summary>Known ways to make somebody's signature say something else. Each is refused.</summary>
public sealed class AttackTests : IDisposable
{
    private readonly World world = new();

    [Fact]
    public void J1_attack_signed_attributes_are_not_a_document()
    {
        var signed = Forge.Of(world);
        var attack = signed with { Payload = signed.SignedSet(), Signed = null, Signature = signed.Raw() };
        // The framework's reader is taken in: the old signature is good over the new document.
        var framework = new SignedCms(new ContentInfo(attack.Payload), detached: true);
        framework.Decode(attack.Write());
        framework.CheckSignature(verifySignatureOnly: true);
        var judgement = world.Judge(world.Facts() with { StoredPayload = attack.Payload, Cms = attack.Write() });
        Assert.Equal(Verdict.Invalid, judgement.Verdict);
        Assert.Equal(
            ["signature.payload-malformed", "signature.no-signed-attributes"], judgement.Reasons.Select(finding => finding.Code));
    }

    [Fact]
    public void J1_attack_a_document_as_signed_attributes()
    {
        // The other way round: a document that reads as attributes would have to begin with 0x31, and no payload does.
        var set = Forge.Of(world).SignedSet();
        Assert.Equal(0x31, set[0]);
        Assert.Throws<FormatException>(() => SignaturePayload.Parse(set));
    }

    [Fact]
    public void J1_attack_a_twin_certificate_of_the_same_key()
    {
        // Another certificate with the signer's key, put in the place of the signer's own.
        using var key = world.Certificate.GetECDsaPrivateKey()!;
        using var twin = world.Issue(key);
        var forge = Forge.Of(world) with { Certificates = [twin.RawData] };
        var judgement = world.Judge(world.Facts(twin) with { Cms = (forge with { Signer = twin }).Write() });
        Expect.OnlyFailed(6, "signature.other-certificate", judgement);
    }

    [Fact]
    public void J1_attack_two_signers_of_whom_one_is_good()
    {
        var judgement = world.Judge(world.Facts() with { Cms = (Forge.Of(world) with { SignerCount = 2 }).Write() });
        Assert.Equal(Verdict.Invalid, judgement.Verdict);
    }

    [Fact]
    public void J1_attack_an_attribute_that_stands_there_twice_or_has_two_values()
    {
        var forge = Forge.Of(world);
        var other = Forge.Digest("other"u8.ToArray());
        Expect.Failed(3, "signature.not-cms", world.Judge(
            world.Facts() with { Cms = (forge with { Signed = [.. forge.Signed!, other] }).Write() }));
        var both = Forge.Attribute(Oids.MessageDigest, v =>
        {
            v.WriteOctetString(SHA256.HashData(forge.Payload));
            v.WriteOctetString(new byte[32]);
        });
        Assert.Equal(Verdict.Invalid, world.Judge(world.Facts() with
        {
            Cms = (forge with { Signed = [Forge.Type(), both, Forge.Reference(world.Certificate)] }).Write(),
        }).Verdict);
    }

    [Fact]
    public void J1_attack_two_certificates_are_named()
    {
        var two = Forge.Attribute(Oids.SigningCertificateV2, v =>
        {
            using (v.PushSequence())
            using (v.PushSequence())
            {
                foreach (var certificate in new[] { world.Certificate, world.Authority.Root })
                {
                    using (v.PushSequence()) v.WriteOctetString(SHA256.HashData(certificate.RawData));
                }
            }
        });
        var forge = Forge.Of(world);
        Expect.OnlyFailed(6, "signature.other-certificate", world.Judge(
            world.Facts() with { Cms = (forge with { Signed = [Forge.Type(), Forge.Digest(forge.Payload), two] }).Write() }));
    }

    [Fact]
    public void J1_attack_an_aged_hash()
    {
        byte[] sha1 = [0x30, 0x09, 0x06, 0x05, 0x2B, 0x0E, 0x03, 0x02, 0x1A, 0x05, 0x00];
        var judgement = world.Judge(world.Facts() with { Cms = (Forge.Of(world) with { Digests = [sha1] }).Write() });
        Assert.Equal(Verdict.Invalid, judgement.Verdict);
    }

    [Fact]
    public void J1_attack_another_name_for_the_algorithm_that_nobody_signed()
    {
        using var key = RSA.Create(2048);
        using var certificate = world.Issue(key);
        var forge = Forge.Of(world, certificate);
        byte[] combined = [0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0B, 0x05, 0x00];
        Expect.Failed(5, "signature.algorithm-unknown", world.Judge(
            world.Facts(certificate) with { Cms = (forge with { SignatureAlgorithm = combined }).Write() }));
        var protection = Forge.Attribute(Oids.AlgorithmProtection, v =>
        {
            using (v.PushSequence())
            {
                v.WriteEncodedValue(AlgorithmIdentifiers.EncodeDigest(HashAlgorithmName.SHA256));
                v.WriteEncodedValue([0xA1, .. combined[1..]]);
            }
        });
        var guarded = forge with { Signed = [.. forge.Signed!, protection] };
        Expect.Valid(world.Judge(world.Facts(certificate) with { Cms = (guarded with { SignatureAlgorithm = combined }).Write() }));
        // The same signature under the other name: the attribute gives it away.
        Expect.OnlyFailed(6, "signature.attribute-wrong", world.Judge(world.Facts(certificate) with { Cms = guarded.Write() }));
    }

    [Fact]
    public void J1_attack_a_salt_of_another_length()
    {
        using var key = RSA.Create(2048);
        using var certificate = world.Issue(key);
        var forge = Forge.Of(world, certificate);
        var pss = AlgorithmIdentifiers.Encode(new SigningAlgorithm(SignatureScheme.RsaPss, HashAlgorithmName.SHA256));
        pss[^1] = 20;
        Expect.Failed(5, "signature.pss-parameters", world.Judge(
            world.Facts(certificate) with { Cms = (forge with { SignatureAlgorithm = pss }).Write() }));
    }

    [Fact]
    public void J1_attack_the_signature_of_another_report_or_act()
    {
        foreach (var other in new[]
        {
            World.Payload with { Report = new Guid("0d9c2c0e-6a39-4d1c-9a39-56ad0f8b1a02") },
            World.Payload with { Act = SignatureAct.Return }, World.Payload with { Nonce = "ffffffffffffffffffffffffffffffff" },
        }) Expect.OnlyFailed(7, "signature.other-content", world.Judge(world.Facts() with { Cms = world.Sign(other.ToBytes()) }));
    }

    [Fact]
    public void J1_attack_a_malformed_certificate_or_an_endless_file_is_an_answer_and_no_exception()
    {
        var forge = Forge.Of(world);
        byte[] broken = [0x30, 0x03, 0x02, 0x01, 0x01];
        var bad = world.Certificate.RawData;
        bad[^20] ^= 1;
        foreach (var file in new[] { (forge with { Certificates = [broken] }).Write(), (forge with { Certificates = [bad] }).Write(), new byte[3 << 20] })
            Assert.Equal(Verdict.Invalid, world.Judge(world.Facts() with { Cms = file }).Verdict);
    }

    [Fact]
    public void J1_attack_zero_and_oversized_values_of_ECDSA()
    {
        var forge = Forge.Of(world);
        using var curve = world.Certificate.GetECDsaPublicKey()!;
        foreach (var halves in new[] { new byte[64], Enumerable.Repeat((byte)0xFF, 64).ToArray() })
        {
            Expect.OnlyFailed(7, "signature.wrong", world.Judge(
                world.Facts() with { Cms = (forge with { Signature = PublicKeys.Der(halves) }).Write() }));
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(-1);
            writer.WriteInteger(1);
        }

        Assert.Null(PublicKeys.Fixed(writer.Encode(), curve.KeySize));
    }

    public void Dispose() => world.Dispose();
}
