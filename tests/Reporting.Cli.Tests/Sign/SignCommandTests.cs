using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Reporting.Signatures;

namespace Reporting.Cli.Tests.Sign;

/// <summary>Signing with a PKCS#12 file and with a token: what comes out is a valid signature.</summary>
public sealed class SignCommandTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 5, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("reporting-sign-").FullName;
    private readonly DemoAuthority authority;

    public SignCommandTests()
    {
        authority = DemoAuthority.Open(Path.Combine(folder, "demo"), Now.AddYears(-1));
        File.WriteAllBytes(In("payload.json"), Payload.ToBytes());
    }

    private static SignaturePayload Payload { get; } = new()
    {
        Act = SignatureAct.Approve, Report = new Guid("0d9c2c0e-6a39-4d1c-9a39-56ad0f8b1a01"), StreamVersion = 7,
        Form = new FormReference("kt-thang", 2, Hash("form")), Period = "2026-10", Org = "X08", Signer = "binh",
        Figures = Hash("figures"), View = Hash("view"), Nonce = "00112233445566778899aabbccddeeff", IssuedAt = Now.AddMinutes(-1),
        ExpiresAt = Now.AddMinutes(14),
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData(3072)]
    public async Task J1_a_PKCS12_file_signs(int? rsaBits)
    {
        var own = authority.Issue(new DemoHolder("binh", "Trần Thị Bình", "X08", RsaBits: rsaBits));
        string[][] ways = rsaBits is null ? [[], ["--md", "sha384"]] : [[], ["--pss", "--md", "sha512"]];
        foreach (var further in ways)
        {
            var run = await Sign(DemoAuthority.Password, ["--p12", own.Pkcs12, .. further]);
            Assert.True(run.ExitCode == 0, run.Errors);
            Assert.Contains($"Approve: report {Payload.Report}, version 7", run.Output);
            AssertValid(own.Signer);
        }
    }

    [Fact]
    public async Task J1_what_is_no_payload_or_no_key_is_told_and_not_signed()
    {
        var own = authority.Issue(new DemoHolder("binh", "Trần Thị Bình", "X08"));
        var wrong = await Sign("wrong", ["--p12", own.Pkcs12]);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("binh.p12", wrong.Errors);
        await File.WriteAllTextAsync(In("payload.json"), """{"amount": 1}""", Ct);
        var other = await Sign(DemoAuthority.Password, ["--p12", own.Pkcs12]);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains("is not a payload of this system", other.Errors);
        Assert.NotEqual(0, (await Sign("", [])).ExitCode);
        Assert.NotEqual(0, (await Sign("", ["--pkcs11", "pkcs11:token=x"])).ExitCode);
        Assert.False(File.Exists(In("out.p7s")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2048)]
    public async Task J1_a_token_signs(int? rsaBits)
    {
        const string Module = "/usr/lib/softhsm/libsofthsm2.so";
        var engines = Directory.EnumerateDirectories("/usr/lib").Select(path => Path.Combine(path, "engines-3", "pkcs11.so"));
        Assert.SkipUnless(File.Exists(Module), "SoftHSM is not installed (softhsm2).");
        Assert.SkipUnless(engines.Any(File.Exists), "openssl has no PKCS#11 engine (libengine-pkcs11-openssl).");
        var own = authority.Issue(new DemoHolder("binh", "Trần Thị Bình", "X08", RsaBits: rsaBits));
        Directory.CreateDirectory(In("tokens"));
        await File.WriteAllTextAsync(In("softhsm2.conf"), $"directories.tokendir = {In("tokens")}\n", Ct);
        using var certificate = X509CertificateLoader.LoadPkcs12CollectionFromFile(
            own.Pkcs12, DemoAuthority.Password, X509KeyStorageFlags.Exportable).Single(one => one.HasPrivateKey);
        using AsymmetricAlgorithm key = rsaBits is null ? certificate.GetECDsaPrivateKey()! : certificate.GetRSAPrivateKey()!;
        await File.WriteAllTextAsync(In("key.pem"), key.ExportPkcs8PrivateKeyPem(), Ct);
        await Token("--init-token", "--free", "--label", "demo", "--pin", "1234", "--so-pin", "1234");
        await Token("--import", In("key.pem"), "--token", "demo", "--label", "binh", "--id", "01", "--pin", "1234");
        string[][] ways = rsaBits is null ? [[], ["--md", "sha384"]] : [[], ["--pss"]];
        foreach (var further in ways)
        {
            var run = await Sign("",
                ["--pkcs11", "pkcs11:token=demo;object=binh;type=private;pin-value=1234", "--cert", own.CertificateFile, .. further],
                ("SOFTHSM2_CONF", In("softhsm2.conf")), ("PKCS11_MODULE_PATH", Module));
            Assert.True(run.ExitCode == 0, run.Errors);
            AssertValid(own.Signer);
        }
    }

    private void AssertValid(SignerCertificate signer)
    {
        var judgement = SignatureJudgement.Judge(
            new SignatureFacts
            {
                StoredPayload = Payload.ToBytes(), Cms = File.ReadAllBytes(In("out.p7s")), ReceivedAt = Now, Now = Now,
                Request = new RequestFacts(IsOpen: true, IsUsed: false, StreamVersion: 7),
                Bindings = [new CertificateBinding(signer.Issuer, signer.Serial, signer.KeySha256, "binh", Now.AddDays(-1))],
                Authorities = [new Authority("X08", [SignatureAct.Approve], Now.AddDays(-1))],
            },
            TrustPolicy.Load(authority.TrustFolder), new CrlSet(authority.IssueLists(Now.AddDays(-1), Now.AddDays(1))));
        Assert.Empty(judgement.Reasons);
        Assert.Equal(Verdict.Valid, judgement.Verdict);
        File.Delete(In("out.p7s"));
    }

    private Task<CommandLine> Sign(string password, string[] arguments, params (string, string)[] environment) => CommandLine.Run(
        [("REPORTING_P12_PASSWORD", password), .. environment],
        ["sign", "--payload", In("payload.json"), "--out", In("out.p7s"), .. arguments], Ct);

    private async Task Token(params string[] arguments)
    {
        var start = new ProcessStartInfo("softhsm2-util", arguments) { RedirectStandardOutput = true };
        start.Environment["SOFTHSM2_CONF"] = In("softhsm2.conf");
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(Ct);
        Assert.Equal(0, process.ExitCode);
    }

    private string In(string file) => Path.Combine(folder, file);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    public void Dispose()
    {
        authority.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
