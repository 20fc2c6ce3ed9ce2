using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures.Tests;

/// <summary>Checks 13, 14, 15 and 17: whose the certificate is, what its holder may do, when, and what is kept.</summary>
public sealed class HolderCheckTests : IDisposable
{
    private readonly World world = new();

    [Fact]
    public void J1_check_13_a_certificate_that_is_not_bound_to_the_signer_then_is_refused()
    {
        var facts = world.Facts();
        var bound = facts.Bindings[0];
        foreach (var bindings in new CertificateBinding[][]
        {
            [], [bound with { KeySha256 = World.Hash("other") }], [bound with { Serial = "01" }], [bound with { Issuer = World.Hash("other") }],
            [bound with { From = World.Noon.AddSeconds(1) }], [bound with { To = World.Noon }],
        }) Expect.OnlyFailed(13, "signature.not-bound", world.Judge(facts with { Bindings = bindings }));
        Expect.Valid(world.Judge(facts with { Bindings = [bound with { Serial = "01" }, bound with { To = World.Noon.AddSeconds(1) }] }));
    }

    [Fact]
    public void J1_check_13_the_identifier_agrees_in_binding_document_and_subject()
    {
        var facts = world.Facts();
        Expect.OnlyFailed(13, "signature.other-signer", world.Judge(
            facts with { Bindings = [facts.Bindings[0] with { Identifier = "001085099999" }] }));
        using var stranger = World.Load(world.Authority.Issue(world.Holder with { Identifier = "001085099999" }));
        Expect.OnlyFailed(13, "signature.identifier-missing", world.Judge(world.Facts(stranger)));
        // The name of the person is not an identifier.
        world.Policy = world.With(world.Policy.Settings with { IdentifierAttributes = ["2.5.4.3"] });
        Expect.OnlyFailed(13, "signature.identifier-missing", world.Judge(facts));
    }

    [Fact]
    public void J1_check_14_without_office_or_delegation_for_that_unit_act_and_time_it_is_refused()
    {
        var facts = world.Facts();
        var office = facts.Authorities[0];
        foreach (var authorities in new Authority[][]
        {
            [], [office with { Org = "X09" }], [office with { Acts = [SignatureAct.Issue, SignatureAct.Seal] }],
            [office with { From = World.Noon.AddSeconds(1) }], [office with { To = World.Noon }],
        }) Expect.OnlyFailed(14, "signature.no-authority", world.Judge(facts with { Authorities = authorities }));
    }

    [Fact]
    public void J1_check_15_a_clock_that_is_off_is_remarked_on_and_decides_nothing()
    {
        var payload = World.Payload.ToBytes();
        foreach (var (minutes, code) in new[] { (10, "signature.passed"), (-10, "signature.passed"), (11, "signature.signing-time-off"), (-600, "signature.signing-time-off") })
        {
            var cms = LocalSigner.Sign(payload, world.Certificate, SigningAlgorithm.For(world.Certificate), World.Noon.AddMinutes(minutes));
            var judgement = world.Judge(world.Facts() with { Cms = cms });
            Expect.Valid(judgement);
            Assert.Equal(code, judgement.Findings[14].Code);
        }

        var none = world.Judge(world.Facts() with { Cms = Forge.Of(world).Write() });
        Expect.Valid(none);
        Assert.Equal("signature.no-signing-time", none.Findings[14].Code);
    }

    [Fact]
    public void J1_check_17_another_signature_than_the_recorded_one_is_refused()
    {
        var recorded = world.Judge(world.Facts()).Evidence.CmsSha256;
        // By the same signer over the same document, and valid by itself.
        var other = world.Facts();
        Expect.Valid(world.Judge(other));
        Expect.OnlyFailed(17, "signature.other-evidence", world.Judge(other with { RecordedCms = recorded }));
    }

    [Fact]
    public void J1_evidence_is_judged_again_in_2036_without_the_authority()
    {
        var judgement = world.Judge(world.Facts());
        var (manifest, blobs) = (judgement.Evidence.Manifest(), judgement.Evidence.Blobs());
        Directory.Delete(world.Folder, recursive: true);
        Directory.CreateDirectory(world.Folder);
        var evidence = SignatureEvidence.Read(manifest, hash => blobs[hash]);
        var policy = TrustPolicy.FromBytes(evidence.Policy.Span);
        Assert.Equal(world.Policy.Version, policy.Version);
        Assert.Equal(policy.Version, evidence.PolicyVersion);
        var later = new DateTimeOffset(2036, 6, 1, 0, 0, 0, TimeSpan.Zero);
        var again = evidence.JudgeAgain(policy, judgement.Evidence.CmsSha256, later);
        Expect.Valid(again);
        Assert.Equal(World.Noon, again.ProvenAt);
        Assert.Equal(judgement.Findings, again.Findings);
        Assert.True(later > world.Lists.All.Max(list => list.NextUpdate).AddYears(5));
    }

    [Fact]
    public void J1_evidence_that_was_replaced_is_named()
    {
        var judgement = world.Judge(world.Facts());
        var (manifest, blobs) = (judgement.Evidence.Manifest(), judgement.Evidence.Blobs());
        foreach (var replaced in blobs.Keys)
        {
            var error = Assert.Throws<FormatException>(() => SignatureEvidence.Read(
                manifest, hash => hash == replaced ? blobs[hash].ToArray().Append((byte)0).ToArray() : blobs[hash]));
            Assert.Contains(replaced, error.Message);
        }
    }

    [Fact]
    public void J1_evidence_that_is_none_is_refused()
    {
        var evidence = world.Judge(world.Facts()).Evidence;
        var (text, blobs) = (System.Text.Encoding.UTF8.GetString(evidence.Manifest()), evidence.Blobs());
        Assert.StartsWith("{\"authorities\":[", text);
        foreach (var other in new[] { "", "null", "{}", "[]", text.Replace("\"chain\":[", "\"chain\":null,\"was\":["), text.Replace("\"verdict\":\"valid\"", "\"verdict\":7") })
        {
            Assert.Throws<FormatException>(() =>
                SignatureEvidence.Read(System.Text.Encoding.UTF8.GetBytes(other), hash => blobs[hash]));
        }
    }

    [Fact]
    public void J1_a_seal_is_over_the_persons_signature()
    {
        var person = world.Judge(world.Facts());
        var payload = World.Payload with
        {
            Act = SignatureAct.Seal, Capacity = "", Signer = "VN-X08", PersonSignature = person.Evidence.CmsSha256,
        };
        var unit = world.Authority.Issue(new DemoHolder("VN-X08", "UBND xã Phúc Thọ", "UBND xã Phúc Thọ", IsOrganisation: true));
        using var certificate = World.Load(unit);
        var facts = world.Facts(certificate) with
        {
            StoredPayload = payload.ToBytes(),
            Cms = world.Sign(payload.ToBytes(), certificate),
            Bindings = [world.Binding(certificate) with { Identifier = "VN-X08" }],
            Authorities = [new Authority("X08", [SignatureAct.Seal], World.Noon.AddYears(-1))],
        };
        Expect.Valid(world.Judge(facts));
        Assert.Equal(person.Evidence.CmsSha256, SignaturePayload.Parse(payload.ToBytes()).PersonSignature);
    }

    public void Dispose() => world.Dispose();
}
