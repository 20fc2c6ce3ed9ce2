using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures;

namespace Reporting.Bench;

/// <summary>Whole judgements of a signature, all 17 checks on one thread, beside the bare verification with the same
/// key. A judgement has three such verifications to do at least: of the signature, and of the two certificates below
/// the root.</summary>
internal static class SignatureBench
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 5, 0, 0, TimeSpan.Zero);

    public static async Task Judgements(Measure measure)
    {
        var folder = Directory.CreateTempSubdirectory("reporting-bench-signatures-");
        using (var authority = DemoAuthority.Open(folder.FullName, Now.AddYears(-1)))
        {
            var policy = TrustPolicy.Load(authority.TrustFolder);
            var lists = new CrlSet(authority.IssueLists(Now.AddDays(-1), Now.AddDays(1)));
            foreach (var rsaBits in new int?[] { null, 3072 })
            {
                var holder = new DemoHolder($"signer{rsaBits}", "Trần Thị Bình", "X08", RsaBits: rsaBits);
                var own = authority.Issue(holder);
                using var certificate = X509CertificateLoader
                    .LoadPkcs12CollectionFromFile(own.Pkcs12, DemoAuthority.Password)
                    .Single(one => one.HasPrivateKey);
                var facts = Facts(certificate, holder.Identifier);
                await measure.Compare(
                    $"judge a signature, {(rsaBits is null ? "P-256" : "RSA 3072")}",
                    Judge(facts, policy, lists), Verify(certificate, facts.StoredPayload.ToArray()));
                Slowest(() => SignatureJudgement.Judge(facts, policy, lists));
            }
        }

        folder.Delete(recursive: true);
    }

    private static Side Judge(SignatureFacts facts, TrustPolicy policy, CrlSet lists) => Repeat("judge", () =>
        SignatureJudgement.Judge(facts, policy, lists).Verdict == Verdict.Valid);

    private static Side Verify(X509Certificate2 certificate, byte[] payload)
    {
        if (certificate.GetRSAPrivateKey() is { } rsa)
        {
            var signature = rsa.SignData(payload, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            return Repeat("bare verification", () =>
                rsa.VerifyData(payload, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        }

        var curve = certificate.GetECDsaPrivateKey()!;
        var short256 = curve.SignData(payload, HashAlgorithmName.SHA256);
        return Repeat("bare verification", () => curve.VerifyData(payload, short256, HashAlgorithmName.SHA256));
    }

    private static Side Repeat(string name, Func<bool> once)
    {
        var step = new Loops.Step(() => Task.FromResult(
            once() ? 1 : throw new InvalidOperationException("A good signature is refused.")));
        return new Side(name, end => Loops.Count(1, () => Task.FromResult(step), end));
    }

    private static void Slowest(Func<Judgement> judge)
    {
        var times = new List<TimeSpan>();
        for (var i = 0; i < 2_000; i++)
        {
            var started = Stopwatch.GetTimestamp();
            judge();
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        times.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  median {times[1_000].TotalMilliseconds:0.00} ms, 99 of 100 within {times[1_980].TotalMilliseconds:0.0} ms"));
    }

    private static SignatureFacts Facts(X509Certificate2 certificate, string holder)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData("bench"u8));
        var payload = new SignaturePayload
        {
            Act = SignatureAct.Approve, Report = Guid.Empty, StreamVersion = 7,
            Form = new FormReference("kt-thang", 2, hash),
            Period = "2026-10", Org = "X08", Signer = holder,
            Figures = hash, View = hash, Nonce = "00112233445566778899aabbccddeeff", IssuedAt = Now,
            ExpiresAt = Now.AddMinutes(15),
        }.ToBytes();
        var signer = SignerCertificate.Of(certificate);
        return new SignatureFacts
        {
            StoredPayload = payload,
            Cms = LocalSigner.Sign(payload, certificate, SigningAlgorithm.For(certificate), Now),
            ReceivedAt = Now,
            Now = Now,
            Request = new RequestFacts(IsOpen: true, IsUsed: false, StreamVersion: 7),
            Bindings =
            [
                new CertificateBinding(signer.Issuer, signer.Serial, signer.KeySha256, holder, Now.AddDays(-1)),
            ],
            Authorities = [new Authority("X08", [SignatureAct.Approve], Now.AddDays(-1))],
        };
    }
}
