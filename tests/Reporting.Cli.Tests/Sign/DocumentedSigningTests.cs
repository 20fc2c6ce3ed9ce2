using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Reporting.Signatures;

namespace Reporting.Cli.Tests.Sign;

/// <summary>The commands of docs/signatures.md run as they stand there, and what they make is valid.</summary>
public sealed partial class DocumentedSigningTests : IDisposable
{
    private const string Module = "/usr/lib/softhsm/libsofthsm2.so";

    private readonly string folder = Directory.CreateTempSubdirectory("reporting-sign-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task J1_every_documented_way_makes_a_valid_signature()
    {
        var engines = Directory.EnumerateDirectories("/usr/lib").Select(path => Path.Combine(path, "engines-3", "pkcs11.so"));
        Assert.SkipUnless(File.Exists(Module), "SoftHSM is not installed (softhsm2).");
        Assert.SkipUnless(engines.Any(File.Exists), "openssl has no PKCS#11 engine (libengine-pkcs11-openssl).");
        // The commands sign and verify at the real time.
        var now = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        using var authority = DemoAuthority.Open(In("demo"), now.AddDays(-1));
        var facts = await Prepare(authority, now);
        var blocks = Commands(await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "signatures.md"), Ct));
        Assert.Equal(7, blocks.Count);
        var verify = blocks[^1];
        foreach (var block in blocks.Take(6))
        {
            File.Delete(In("report.p7s"));
            await Typed(block);
            if (!block.Contains("report.p7s", StringComparison.Ordinal)) continue;
            var judgement = SignatureJudgement.Judge(
                facts with { Cms = await File.ReadAllBytesAsync(In("report.p7s"), Ct) }, TrustPolicy.Load(authority.TrustFolder),
                new CrlSet(authority.IssueLists(now.AddDays(-1), now.AddDays(1))));
            Assert.True(judgement.Verdict == Verdict.Valid, $"{block}\n{string.Join('\n', judgement.Reasons)}");
            await Typed(verify);
            Assert.Equal(facts.StoredPayload.ToArray(), await File.ReadAllBytesAsync(In("verified.json"), Ct));
        }
    }

    private async Task<SignatureFacts> Prepare(DemoAuthority authority, DateTimeOffset now)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData("documented"u8));
        var payload = new SignaturePayload
        {
            Act = SignatureAct.Approve, Report = new Guid("0d9c2c0e-6a39-4d1c-9a39-56ad0f8b1a01"), StreamVersion = 7,
            Form = new FormReference("kt-thang", 2, hash), Period = "2026-10", Org = "X08", Signer = "binh", Figures = hash, View = hash,
            Nonce = "00112233445566778899aabbccddeeff", IssuedAt = now, ExpiresAt = now.AddMinutes(15),
        }.ToBytes();
        var own = authority.Issue(new DemoHolder("binh", "Trần Thị Bình", "X08", RsaBits: 3072));
        await File.WriteAllBytesAsync(In("payload.json"), payload, Ct);
        File.Copy(own.Pkcs12, In("binh.p12"));
        var authorities = Directory.EnumerateFiles(authority.TrustFolder, "*.crt", SearchOption.AllDirectories);
        await File.WriteAllTextAsync(In("authorities.crt"), string.Concat(authorities.Select(File.ReadAllText).Distinct()), Ct);
        await Token(own);
        return new SignatureFacts
        {
            StoredPayload = payload, Cms = default, ReceivedAt = now, Now = now,
            Request = new RequestFacts(IsOpen: true, IsUsed: false, StreamVersion: 7),
            Bindings = [new CertificateBinding(own.Signer.Issuer, own.Signer.Serial, own.Signer.KeySha256, "binh", now.AddDays(-1))],
            Authorities = [new Authority("X08", [SignatureAct.Approve], now.AddDays(-1))],
        };
    }

    private async Task Token(DemoCertificate own)
    {
        Directory.CreateDirectory(In("tokens"));
        await File.WriteAllTextAsync(In("softhsm2.conf"), $"directories.tokendir = {In("tokens")}\n", Ct);
        using var certificate = X509CertificateLoader.LoadPkcs12CollectionFromFile(
            own.Pkcs12, DemoAuthority.Password, X509KeyStorageFlags.Exportable).Single(one => one.HasPrivateKey);
        using var key = certificate.GetRSAPrivateKey()!;
        await File.WriteAllTextAsync(In("token.key"), key.ExportPkcs8PrivateKeyPem(), Ct);
        await File.WriteAllTextAsync(In("binh.crt"), await File.ReadAllTextAsync(own.CertificateFile, Ct), Ct);
        await Typed("softhsm2-util --init-token --free --label demo --pin 1234 --so-pin 1234");
        await Typed("softhsm2-util --import token.key --token demo --label binh --id 01 --pin 1234");
    }

    // A person types the PIN; here it stands in the URI.
    private static List<string> Commands(string document) =>
    [
        .. Block().Matches(document).Select(block => block.Groups[1].Value
            .Replace("./reporting", $"dotnet exec '{Path.Combine(AppContext.BaseDirectory, "reporting.dll")}'", StringComparison.Ordinal)
            .Replace("type=private", "type=private;pin-value=1234", StringComparison.Ordinal)),
    ];

    private async Task Typed(string script)
    {
        var start = new ProcessStartInfo("bash", ["-e"])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["SOFTHSM2_CONF"] = In("softhsm2.conf");
        start.Environment["PKCS11_MODULE_PATH"] = Module;
        start.Environment["REPORTING_P12_PASSWORD"] = DemoAuthority.Password;
        using var shell = Process.Start(start)!;
        await shell.StandardInput.WriteAsync(script.AsMemory(), Ct);
        shell.StandardInput.Close();
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(Ct), shell.StandardError.ReadToEndAsync(Ct));
        await shell.WaitForExitAsync(Ct);
        Assert.True(shell.ExitCode == 0, $"{script}\n{await output}{await errors}");
    }

    private string In(string file) => Path.Combine(folder, file);

    private static string Root()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ReportingEs.sln")))
            root = root.Parent ?? throw new DirectoryNotFoundException("No ReportingEs.sln above the tests.");
        return root.FullName;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [GeneratedRegex("^```sh\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block();
}
