using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Tests;

/// <summary>What openssl signs is valid here, and what is signed here verifies with openssl.</summary>
public sealed class InteropTests : IDisposable
{
    private readonly World world = new();

    public static TheoryData<SignatureScheme, string> Algorithms => new(
        from scheme in Enum.GetValues<SignatureScheme>()
        from hash in new[] { "SHA256", "SHA384", "SHA512" }
        select (scheme, hash));

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task J1_both_ways_with_openssl(SignatureScheme scheme, string hash)
    {
        Assert.SkipWhen(Openssl.Find("openssl") is null, "openssl is not installed.");
        using var certificate = Files(scheme);
        var algorithm = new SigningAlgorithm(scheme, new HashAlgorithmName(hash));
        var facts = world.Facts(certificate);
        var ours = LocalSigner.Sign(facts.StoredPayload.Span, certificate, algorithm, World.Noon, [world.Authority.Issuing]);
        await File.WriteAllBytesAsync(In("payload.json"), facts.StoredPayload, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(In("ours.p7s"), ours, TestContext.Current.CancellationToken);

        await Openssl.Run(world.Folder, [.. Sign, "-md", hash.ToLowerInvariant(), .. Pss(scheme)]);
        var judgement = world.Judge(facts with { Cms = await File.ReadAllBytesAsync(In("theirs.p7s"), TestContext.Current.CancellationToken) });
        Expect.Valid(judgement);
        Assert.Equal(algorithm, judgement.Algorithm);

        await Openssl.Run(world.Folder, Verify);
        Assert.Equal(facts.StoredPayload.ToArray(), await File.ReadAllBytesAsync(In("out"), TestContext.Current.CancellationToken));
        await File.WriteAllTextAsync(In("payload.json"), "{}", TestContext.Current.CancellationToken);
        Assert.NotEqual(0, (await Openssl.Try("openssl", world.Folder, null, Verify)).Code);
    }

    [Fact]
    public async Task J1_the_longest_salt_is_refused_with_a_word_about_it()
    {
        Assert.SkipWhen(Openssl.Find("openssl") is null, "openssl is not installed.");
        using var certificate = Files(SignatureScheme.RsaPss);
        var facts = world.Facts(certificate);
        await File.WriteAllBytesAsync(In("payload.json"), facts.StoredPayload, TestContext.Current.CancellationToken);
        await Openssl.Run(world.Folder, [.. Sign, "-md", "sha256", "-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:max"]);
        var judgement = world.Judge(facts with { Cms = await File.ReadAllBytesAsync(In("theirs.p7s"), TestContext.Current.CancellationToken) });
        Expect.Failed(5, "signature.pss-parameters", judgement);
    }

    [Fact]
    public async Task J1_PEM_and_further_certificates_of_openssl_are_read()
    {
        Assert.SkipWhen(Openssl.Find("openssl") is null, "openssl is not installed.");
        using var certificate = Files(SignatureScheme.Ecdsa);
        var facts = world.Facts(certificate);
        await File.WriteAllBytesAsync(In("payload.json"), facts.StoredPayload, TestContext.Current.CancellationToken);
        string[] pem = [.. Sign[..^1], "PEM", "-md", "sha256", "-certfile", "trust/intermediates/issuing.crt"];
        await Openssl.Run(world.Folder, pem);
        Expect.Valid(world.Judge(facts with { Cms = await File.ReadAllBytesAsync(In("theirs.p7s"), TestContext.Current.CancellationToken) }));
    }

    private static string[] Sign =>
    [
        "cms", "-sign", "-binary", "-cades", "-in", "payload.json", "-signer", "own.crt", "-inkey", "own.key", "-out", "theirs.p7s",
        "-outform", "DER",
    ];

    private static string[] Verify =>
    [
        "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "ours.p7s", "-content", "payload.json", "-CAfile",
        "trust/roots/root.crt", "-purpose", "any", "-attime", $"{World.Noon.ToUnixTimeSeconds()}", "-out", "out",
    ];

    private static string[] Pss(SignatureScheme scheme) => scheme == SignatureScheme.RsaPss
        ? ["-keyopt", "rsa_padding_mode:pss", "-keyopt", "rsa_pss_saltlen:digest"] : [];

    private string In(string file) => Path.Combine(world.Folder, file);

    private X509Certificate2 Files(SignatureScheme scheme)
    {
        using AsymmetricAlgorithm key =
            scheme == SignatureScheme.Ecdsa ? ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(3072);
        var certificate = world.Issue(key);
        File.WriteAllText(In("own.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(In("own.key"), key.ExportPkcs8PrivateKeyPem());
        return certificate;
    }

    public void Dispose() => world.Dispose();
}
