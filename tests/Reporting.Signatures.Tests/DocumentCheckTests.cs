using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures.Tests;

/// <summary>Checks 1 to 7: the document, the request, the file and the signature in it. Each fails by itself.</summary>
public sealed class DocumentCheckTests : IDisposable
{
    private readonly World world = new();

    [Fact]
    public void J1_check_01_another_document_than_the_stored_one_came_with_the_signature() =>
        Expect.OnlyFailed(1, "signature.payload-not-stored", world.Judge(
            world.Facts() with { PresentedPayload = (World.Payload with { Figures = World.Hash("other") }).ToBytes() }));

    [Fact]
    public void J1_check_01_the_stored_one_may_come_with_the_signature() =>
        Expect.Valid(world.Judge(world.Facts() with { PresentedPayload = World.Payload.ToBytes() }));

    [Fact]
    public void J1_check_01_a_document_that_is_not_canonical_or_of_another_kind_is_refused()
    {
        var text = Encoding.UTF8.GetString(World.Payload.ToBytes());
        foreach (var other in new[] { text + "\n", text.Replace("signature/v1", "signature/v2"), "[" + text + "]", text.Replace(":7", ":7.0") })
        {
            var bytes = Encoding.UTF8.GetBytes(other);
            Expect.Failed(1, "signature.payload-malformed", world.Judge(
                world.Facts() with { StoredPayload = bytes, Cms = world.Sign(bytes) }));
        }
    }

    [Fact]
    public void J1_check_02_the_request_was_closed_used_or_expired_or_the_report_moved_on()
    {
        var facts = world.Facts();
        var late = World.Payload.ExpiresAt;
        Expect.OnlyFailed(2, "signature.request-closed", world.Judge(facts with { Request = facts.Request with { IsOpen = false } }));
        Expect.OnlyFailed(2, "signature.request-used", world.Judge(facts with { Request = facts.Request with { IsUsed = true } }));
        Expect.OnlyFailed(2, "signature.request-expired", world.Judge(facts with { ReceivedAt = late, Now = late }));
        Expect.OnlyFailed(2, "signature.report-moved-on", world.Judge(facts with { Request = facts.Request with { StreamVersion = 8 } }));
    }

    [Fact]
    public void J1_check_03_anything_but_a_plain_detached_signature_is_refused()
    {
        var forge = Forge.Of(world);
        var sha384 = AlgorithmIdentifiers.EncodeDigest(HashAlgorithmName.SHA384);
        foreach (var file in new[]
        {
            forge with { Version = 3 },
            forge with { Content = forge.Payload },
            forge with { ContentType = Oids.SignedData },
            forge with { Digests = [.. forge.Digests, sha384] },
            forge with { Digests = [sha384] },
            forge with { Digests = [] },
            forge with { RevocationList = world.Lists.All[0].Der.ToArray() },
        }) Expect.OnlyFailed(3, "signature.structure", world.Judge(world.Facts() with { Cms = file.Write() }));
    }

    [Fact]
    public void J1_check_03_what_is_not_DER_is_refused()
    {
        var der = world.Facts().Cms.ToArray();
        // The outermost length, in one more byte than it needs; and without an end that is known beforehand.
        byte[] longer = [0x30, 0x83, 0, .. der[2..]];
        byte[] endless = [0x30, 0x80, .. der[4..], 0, 0];
        foreach (var file in new[] { longer, endless, [.. der, 0], der[..^1], [], "MIIB"u8.ToArray() })
            Expect.Failed(3, "signature.not-cms", world.Judge(world.Facts() with { Cms = file }));
    }

    [Fact]
    public void J1_check_04_a_counter_signature_is_refused()
    {
        var counter = Forge.Attribute("1.2.840.113549.1.9.6", v => v.WriteOctetString([1]));
        Expect.OnlyFailed(4, "signature.signers", world.Judge(
            world.Facts() with { Cms = (Forge.Of(world) with { Unsigned = [counter] }).Write() }));
    }

    [Fact]
    public void J1_check_04_there_is_one_signer_who_is_named_by_issuer_and_serial_number()
    {
        var forge = Forge.Of(world);
        Expect.OnlyFailed(4, "signature.signers", world.Judge(world.Facts() with { Cms = (forge with { SignerVersion = 3 }).Write() }));
        foreach (var file in new[] { forge with { SignerCount = 2 }, forge with { SignerCount = 0 }, forge with { ByKeyIdentifier = true } })
            Expect.Failed(4, "signature.signers", world.Judge(world.Facts() with { Cms = file.Write() }));
    }

    [Fact]
    public void J1_check_05_a_curve_or_a_key_that_is_not_allowed_is_refused()
    {
        using var large = ECDsa.Create(ECCurve.NamedCurves.nistP521);
        using var small = RSA.Create(1024);
        using var today = RSA.Create(2048);
        using var p521 = world.Issue(large);
        using var rsa1024 = world.Issue(small);
        using var rsa2048 = world.Issue(today, to: World.Noon.AddYears(5));
        Expect.OnlyFailed(5, "signature.key-not-allowed", world.Judge(world.Facts(p521)));
        Expect.OnlyFailed(5, "signature.key-not-allowed", world.Judge(world.Facts(rsa1024)));
        Expect.Valid(world.Judge(world.Facts(rsa2048)));
        var later = new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero);
        world.Lists = new CrlSet(world.Authority.IssueLists(later.AddDays(-1), later.AddDays(1)));
        var payload = (World.Payload with { IssuedAt = later, ExpiresAt = later.AddMinutes(15) }).ToBytes();
        Expect.OnlyFailed(5, "signature.key-not-allowed", world.Judge(
            world.Facts() with
            {
                StoredPayload = payload, Cms = world.Sign(payload, rsa2048), ReceivedAt = later, Now = later,
                Bindings = [world.Binding(rsa2048)],
            }));
    }

    [Fact]
    public void J1_check_05_an_algorithm_that_the_policy_leaves_out_is_refused()
    {
        var settings = world.Policy.Settings;
        world.Policy = world.With(settings with { Schemes = [SignatureScheme.RsaPss] });
        Expect.OnlyFailed(5, "signature.algorithm-not-allowed", world.Judge(world.Facts()));
        world.Policy = world.With(settings with { Hashes = ["SHA512"] });
        Expect.OnlyFailed(5, "signature.algorithm-not-allowed", world.Judge(world.Facts()));
    }

    [Fact]
    public void J1_check_06_each_signed_attribute_has_to_be_there()
    {
        var forge = Forge.Of(world);
        var (type, digest, reference) = (Forge.Type(), Forge.Digest(forge.Payload), Forge.Reference(world.Certificate));
        foreach (var attributes in new byte[][][] { [digest, reference], [Forge.Type(Oids.SignedData), digest, reference], [type, digest] })
        {
            Expect.OnlyFailed(6, "signature.attribute-wrong", world.Judge(
                world.Facts() with { Cms = (forge with { Signed = attributes }).Write() }));
        }

        Expect.Failed(6, "signature.no-signed-attributes", world.Judge(
            world.Facts() with { Cms = (forge with { Signed = null }).Write() }));
    }

    [Fact]
    public void J1_check_06_the_attributes_name_exactly_this_certificate()
    {
        using var key = world.Certificate.GetECDsaPrivateKey()!;
        using var twin = world.Issue(key);
        var forge = Forge.Of(world);
        Expect.OnlyFailed(6, "signature.other-certificate", world.Judge(world.Facts() with
        {
            Cms = (forge with { Signed = [Forge.Type(), Forge.Digest(forge.Payload), Forge.Reference(twin)] }).Write(),
        }));
    }

    [Fact]
    public void J1_check_07_a_signature_over_something_else_is_refused()
    {
        var cms = world.Sign((World.Payload with { Period = "2026-09" }).ToBytes());
        Expect.OnlyFailed(7, "signature.other-content", world.Judge(world.Facts() with { Cms = cms }));
    }

    [Fact]
    public void J1_check_07_a_wrong_signature_is_refused()
    {
        var forge = Forge.Of(world);
        var other = forge with { Signed = [.. forge.Signed!, Forge.Attribute(Oids.SigningTime, v => v.WriteUtcTime(World.Noon))] };
        Expect.OnlyFailed(7, "signature.wrong", world.Judge(world.Facts() with { Cms = (forge with { Signature = other.Raw() }).Write() }));
    }

    public void Dispose() => world.Dispose();
}
