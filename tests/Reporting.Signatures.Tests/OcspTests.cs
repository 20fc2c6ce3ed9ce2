using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Signatures.Tests;

/// <summary>Check 11 where no list tells: a responder says it, a real one, <c>openssl ocsp</c> behind an HTTP address.</summary>
public sealed class OcspTests : IDisposable
{
    private const int Seed = 20_261_122;

    private readonly World world = new();
    private readonly HttpClient http = new();

    /// <summary>What the responder knows of the signer's certificate: V valid, R revoked, null nothing.</summary>
    private char? known = 'V';
    private (string Certificate, string Key)? delegated;

    // openssl answers with the real time, so that is when the signature is made.
    private readonly DateTimeOffset now =
        new(TimeProvider.System.GetUtcNow().Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    public OcspTests()
    {
        Assert.SkipWhen(Openssl.Find("openssl") is null, "openssl is not installed.");
        world.Lists = CrlSet.Empty;
    }

    [Fact]
    public async Task J1_check_11_a_responder_tells_where_no_list_does_and_its_answer_is_kept()
    {
        var facts = Facts();
        Expect.OnlyUnknown(11, "signature.revocation-unknown", world.Judge(facts));
        var judgement = world.Judge(facts with { Answers = await Answers() });
        Expect.Valid(judgement);
        // Years later, without the responder.
        var blobs = judgement.Evidence.Blobs();
        var evidence = SignatureEvidence.Read(judgement.Evidence.Manifest(), hash => blobs[hash]);
        Assert.Equal(2, evidence.Answers.Count);
        Expect.Valid(evidence.JudgeAgain(world.Policy, evidence.CmsSha256, now.AddYears(9)));
    }

    [Fact]
    public async Task J1_check_11_what_a_responder_calls_revoked_is_refused_and_what_it_does_not_know_is_open()
    {
        known = 'R';
        Expect.OnlyFailed(11, "signature.revoked", world.Judge(Facts() with { Answers = await Answers() }));
        known = null;
        Expect.OnlyUnknown(11, "signature.revocation-unknown", world.Judge(Facts() with { Answers = await Answers() }));
    }

    [Fact]
    public async Task J1_check_11_an_answer_holds_until_its_next_update()
    {
        var answers = await Answers();
        Expect.Valid(world.Judge(Facts(now.AddHours(23)) with { Answers = answers }));
        Expect.OnlyUnknown(11, "signature.revocation-unknown", world.Judge(Facts(now.AddHours(25)) with { Answers = answers }));
        // A list in force goes before it.
        world.Authority.Revoke(SignerCertificate.Of(world.Certificate).Serial, now.AddDays(-3));
        world.Lists = new CrlSet(world.Authority.IssueLists(now.AddDays(-1), now.AddDays(1)));
        Expect.OnlyFailed(11, "signature.revoked", world.Judge(Facts() with { Answers = answers }));
    }

    [Fact]
    public async Task J1_check_11_a_responder_of_the_authority_s_counts_and_no_other_holder_of_a_certificate()
    {
        void For(string usage, bool isFree)
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = world.Issue(key, change: request =>
            {
                request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
                if (isFree)
                    request.CertificateExtensions.Add(new X509Extension("1.3.6.1.5.5.7.48.1.5", [5, 0], false));
            }, from: now.AddYears(-1), to: now.AddYears(1));
            delegated = (Path.Combine(world.Folder, "responder.crt"), Path.Combine(world.Folder, "responder.key"));
            File.WriteAllText(delegated.Value.Certificate, certificate.ExportCertificatePem());
            File.WriteAllText(delegated.Value.Key, key.ExportPkcs8PrivateKeyPem());
        }

        const string ocsp = "1.3.6.1.5.5.7.3.9", mail = "1.3.6.1.5.5.7.3.4";
        For(ocsp, isFree: true);
        Assert.NotNull(await Ask(world.Certificate, world.Authority.Issuing));
        For(ocsp, isFree: false);
        Assert.Null(await Ask(world.Certificate, world.Authority.Issuing));
        For(mail, isFree: true);
        Assert.Null(await Ask(world.Certificate, world.Authority.Issuing));
    }

    [Fact]
    public async Task J1_check_11_no_changed_answer_is_believed()
    {
        var answers = await Answers();
        var random = new Random(Seed);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {Seed}");
        for (var i = 0; i < 500; i++)
        {
            var bytes = answers[0].ToArray();
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            Assert.NotEqual(Verdict.Valid, world.Judge(Facts() with { Answers = [bytes, answers[1]] }).Verdict);
        }
    }

    [Fact]
    public async Task J1_a_responder_that_is_away_or_answers_nonsense_gives_no_answer()
    {
        foreach (var bytes in new[] { [], "no"u8.ToArray(), [0x30, 0x03, 0x0A, 0x01, 0x06], new byte[100_000] })
        {
            await using var broken = new LocalServer((_, _) => Task.FromResult((200, bytes)));
            Assert.Null(await OcspClient.Ask(http, broken.Address, world.Certificate, world.Authority.Issuing, Ct));
        }

        Assert.Null(await OcspClient.Ask(http, new Uri("http://127.0.0.1:9/"), world.Certificate, world.Authority.Issuing, Ct));
        // An answer to somebody else's question.
        ReadOnlyMemory<byte> old = (await Ask(world.Certificate, world.Authority.Issuing))!.Der;
        await using var again = new LocalServer((_, _) => Task.FromResult((200, old.ToArray())));
        Assert.Null(await OcspClient.Ask(http, again.Address, world.Certificate, world.Authority.Issuing, Ct));
    }

    public void Dispose()
    {
        http.Dispose();
        world.Dispose();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SignatureFacts Facts(DateTimeOffset? at = null)
    {
        var time = at ?? now;
        var payload = (World.Payload with { IssuedAt = time, ExpiresAt = time.AddMinutes(15) }).ToBytes();
        return world.Facts() with
        {
            StoredPayload = payload, Cms = world.Sign(payload), ReceivedAt = time, Now = time,
            Bindings = [world.Binding(world.Certificate) with { From = time.AddDays(-30) }],
            Authorities = [new Authority("X08", [SignatureAct.Approve], time.AddYears(-1))],
        };
    }

    private async Task<ReadOnlyMemory<byte>[]> Answers() =>
    [
        (await Ask(world.Certificate, world.Authority.Issuing))!.Der, (await Ask(world.Authority.Issuing, world.Authority.Root))!.Der,
    ];

    private async Task<OcspAnswer?> Ask(X509Certificate2 certificate, X509Certificate2 authority)
    {
        await using var responder = new LocalServer(Answer);
        return await OcspClient.Ask(http, responder.Address, certificate, authority, Ct);
    }

    private async Task<(int, byte[])> Answer(HttpListenerRequest request, byte[] body)
    {
        Assert.Equal("application/ocsp-request", request.ContentType);
        await File.WriteAllBytesAsync(Path.Combine(world.Folder, "ocsp.req"), body);
        var isRoot = body.AsSpan().IndexOf(SHA256.HashData(world.Authority.Root.SubjectName.RawData)) >= 0;
        var authority = isRoot ? "ca/root" : "ca/issuing";
        await File.WriteAllTextAsync(
            Path.Combine(world.Folder, "ocsp.index"),
            isRoot ? Line('V', world.Authority.Issuing) : known is { } state ? Line(state, world.Certificate) : "");
        var (signer, key) = isRoot ? (authority + ".crt", authority + ".key") : delegated ?? (authority + ".crt", authority + ".key");
        await Openssl.Run(
            world.Folder,
            [
                "ocsp", "-index", "ocsp.index", "-CA", authority + ".crt", "-rsigner", signer, "-rkey", key,
                "-reqin", "ocsp.req", "-respout", "ocsp.resp", "-ndays", "1",
                .. delegated is null ? (string[])["-resp_no_certs"] : [],
            ]);
        return (200, await File.ReadAllBytesAsync(Path.Combine(world.Folder, "ocsp.resp")));
    }

    // As `openssl ca` keeps them: state, end, revocation, serial number, file, subject.
    private string Line(char state, X509Certificate2 certificate) =>
        $"{state}\t{now.AddYears(3):yyMMddHHmmss}Z\t{(state == 'R' ? $"{now.AddDays(-2):yyMMddHHmmss}Z" : "")}\t"
        + $"{certificate.SerialNumber}\tunknown\t/CN=x\n";
}
