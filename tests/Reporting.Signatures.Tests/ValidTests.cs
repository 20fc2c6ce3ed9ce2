using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Tests;

/// <summary>What is in order is valid, whatever the key and the hash.</summary>
public sealed class ValidTests : IDisposable
{
    private readonly World world = new();

    public static TheoryData<SignatureScheme, string> Algorithms => new(
        from scheme in Enum.GetValues<SignatureScheme>()
        from hash in new[] { "SHA256", "SHA384", "SHA512" }
        select (scheme, hash));

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void J1_What_is_in_order_is_valid(SignatureScheme scheme, string hash)
    {
        using AsymmetricAlgorithm key = scheme == SignatureScheme.Ecdsa
            ? ECDsa.Create(hash == "SHA256" ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384) : RSA.Create(2048);
        using var certificate = world.Issue(key);
        var judgement = world.Judge(world.Facts(certificate, new SigningAlgorithm(scheme, new HashAlgorithmName(hash))));
        Assert.Empty(judgement.Reasons);
        Assert.Equal(Verdict.Valid, judgement.Verdict);
        Assert.Equal(new SigningAlgorithm(scheme, new HashAlgorithmName(hash)), judgement.Algorithm);
        Assert.Equal(Enumerable.Range(1, 17), judgement.Findings.Select(finding => finding.Check));
    }

    [Fact]
    public void J1_Many_are_judged_at_once_by_one_policy()
    {
        var facts = world.Facts();
        var verdicts = new Verdict[400];
        Parallel.For(0, verdicts.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i => verdicts[i] = world.Judge(i % 2 == 0 ? facts : facts with { Authorities = [] }).Verdict);
        Assert.All(verdicts.Index(), v => Assert.Equal(v.Index % 2 == 0 ? Verdict.Valid : Verdict.Invalid, v.Item));
    }

    [Fact]
    public void J1_Base64_and_PEM_are_read_like_DER()
    {
        var facts = world.Facts();
        var base64 = Convert.ToBase64String(facts.Cms.Span, Base64FormattingOptions.InsertLineBreaks);
        foreach (var text in new[] { base64, PemEncoding.WriteString("CMS", facts.Cms.Span), PemEncoding.WriteString("PKCS7", facts.Cms.Span) })
        {
            var judgement = world.Judge(facts with { Cms = System.Text.Encoding.ASCII.GetBytes(text) });
            Assert.Equal(Verdict.Valid, judgement.Verdict);
            Assert.Equal(facts.Cms.ToArray(), judgement.Evidence.Cms.ToArray());
        }
    }

    [Fact]
    public void J1_The_signer_is_told_by_issuer_serial_number_and_key()
    {
        var signer = world.Judge(world.Facts()).Signer!;
        Assert.Equal(SignerCertificate.Of(world.Certificate), signer);
        using var bare = X509CertificateLoader.LoadCertificate(world.Certificate.RawData);
        Assert.Equal(signer, SignerCertificate.Read(System.Text.Encoding.ASCII.GetBytes(bare.ExportCertificatePem())));
    }

    public void Dispose() => world.Dispose();
}
