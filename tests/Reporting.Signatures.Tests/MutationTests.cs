using System.Globalization;
using System.Security.Cryptography;
using Reporting.Signatures.Cms;

namespace Reporting.Signatures.Tests;

/// <summary>Random changes of twelve valid signatures: none is accepted. <c>SIGNATURES_MUTATIONS</c> says how many,
/// <c>SIGNATURES_SEED</c> which.</summary>
public sealed class MutationTests(ITestOutputHelper output) : IDisposable
{
    private readonly World world = new();

    [Fact]
    public void J1_no_change_of_a_valid_signature_is_accepted()
    {
        var (count, seed) = (Setting("SIGNATURES_MUTATIONS", 20_000), Setting("SIGNATURES_SEED", 20261122));
        var originals = Originals();
        Assert.Equal(12, originals.Count);
        Assert.All(originals, facts => Expect.Valid(world.Judge(facts)));
        var random = new Random(seed);
        var mutator = new Mutator(random);
        var (reasons, accepted) = (new SortedDictionary<string, int>(StringComparer.Ordinal), new List<string>());
        for (var i = 0; i < count; i++)
        {
            var facts = originals[i % originals.Count];
            var (way, file) = mutator.Next(facts.Cms.ToArray());
            var judgement = world.Judge(facts with { Cms = file });
            if (judgement.Verdict != Verdict.Invalid)
                accepted.Add($"{i}: {way} of signature {i % originals.Count}: {judgement.Verdict} {Convert.ToBase64String(file)}");
            var reason = judgement.Reasons.FirstOrDefault()?.Code ?? "none";
            reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        }

        output.WriteLine($"seed {seed}: {count} mutations of {originals.Count} signatures, {accepted.Count} accepted");
        foreach (var (reason, times) in reasons) output.WriteLine($"{times,7} {reason}");
        Assert.True(accepted.Count == 0, $"seed {seed}\n{string.Join('\n', accepted.Take(10))}");
    }

    [Fact]
    public void J1_no_changed_bit_of_a_payload_is_accepted()
    {
        var facts = world.Facts();
        for (var bit = 0; bit < facts.StoredPayload.Length * 8; bit++)
        {
            var payload = facts.StoredPayload.ToArray();
            payload[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(world.Judge(facts with { StoredPayload = payload }).Verdict == Verdict.Invalid, $"Bit {bit}.");
        }
    }

    [Fact]
    public void J1_what_no_signature_covers_can_only_be_left_out()
    {
        // With the authorities' certificates and a time stamp inside: to take them out of the file makes no other signature.
        var seed = Setting("SIGNATURES_SEED", 20261122);
        var facts = world.Facts();
        var forge = Forge.Of(world) with { Certificates = [world.Certificate.RawData, world.Authority.Issuing.RawData, world.Authority.Root.RawData] };
        forge = forge with { Signature = forge.Raw() };
        var token = Stamp.Of(world, forge.Write()).Write();
        var whole = (forge with { Unsigned = [Forge.Attribute(Oids.SignatureTimestamp, v => v.WriteEncodedValue(token))] }).Write();
        Expect.Valid(world.Judge(facts with { Cms = whole }));
        var (mutator, signer) = (new Mutator(new Random(seed)), CmsReader.Read(whole).Signers[0]);
        for (var i = 0; i < 5_000; i++)
        {
            var (way, file) = mutator.Next(whole);
            if (world.Judge(facts with { Cms = file }).Verdict == Verdict.Invalid) continue;
            Assert.True(way == "field removed", $"seed {seed}, {i}: {way} {Convert.ToBase64String(file)}");
            var left = CmsReader.Read(file).Signers[0];
            Assert.Equal(signer.SignedBytes!.Value.ToArray(), left.SignedBytes!.Value.ToArray());
            Assert.Equal(signer.Signature.ToArray(), left.Signature.ToArray());
        }
    }

    // Left out: files with what no signature covers and everybody may leave out, a certificate of an installed authority
    // or a time stamp. To take those out of the file makes no other signature.
    private List<SignatureFacts> Originals()
    {
        using var rsa = RSA.Create(3072);
        using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var (withRsa, with256, with384) = (world.Issue(rsa), world.Issue(p256), world.Issue(p384));
        var all = new List<SignatureFacts>();
        foreach (var hash in new[] { HashAlgorithmName.SHA256, HashAlgorithmName.SHA384, HashAlgorithmName.SHA512 })
        {
            all.Add(world.Facts(withRsa, new SigningAlgorithm(SignatureScheme.RsaPkcs1, hash)));
            all.Add(world.Facts(withRsa, new SigningAlgorithm(SignatureScheme.RsaPss, hash)));
            all.Add(world.Facts(with256, new SigningAlgorithm(SignatureScheme.Ecdsa, hash)));
            all.Add(world.Facts(with384, new SigningAlgorithm(SignatureScheme.Ecdsa, hash)));
        }

        return all;
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    public void Dispose() => world.Dispose();
}
