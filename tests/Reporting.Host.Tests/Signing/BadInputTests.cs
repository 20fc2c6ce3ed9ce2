using System.Diagnostics;
using Reporting.Host.Tests.Work;
using Reporting.Signatures;

namespace Reporting.Host.Tests.Signing;

/// <summary>What the commands of signing say to nonsense; and what openssl makes is taken.</summary>
public sealed class BadInputTests
{
    [Fact]
    public async Task Nonsense_is_refused_with_a_code_and_nothing_is_stored()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var (request, payload) = await town.Ask(id, SigningTown.Leader);
        var host = town.Host;
        var count = (await town.Types(id)).Length;
        foreach (var (body, code) in new (object, string)[]
        {
            (new { request }, "signing.request-with-cms"),
            (new { cms = "x" }, "signing.request-with-cms"),
            (new { request, cms = "not base64 !" }, "signing.invalid"),
            (new { request, cms = "" }, "signing.invalid"),
            (new { request, cms = Convert.ToBase64String(payload) }, "signing.invalid"),
            (new { request, cms = new string('A', 300_000) }, "signing.cms-malformed"),
            (new { request = Guid.NewGuid(), cms = "AAAA" }, "signing.request-unknown"),
            (new { }, "signing.certificate-required"),
        })
        {
            var answer = await host.As(SigningTown.Leader).Post($"/api/reports/{id}/sign", body, 422);
            Assert.Equal(code, answer.GetProperty("code").GetString());
        }
        var ask = new { request = Guid.NewGuid(), act = "seal", view = SigningTown.View };
        await host.Post($"/api/reports/{id}/request-signature", ask, 403);
        await host.Post($"/api/reports/{id}/request-signature", new { request = "x", act = "approve", view = "" }, 400);
        await host.Post(
            $"/api/reports/{id}/request-signature", new { request = Guid.NewGuid(), act = "destroy", view = SigningTown.View }, 400);
        await host.Post(
            $"/api/reports/{id}/request-signature", new { request = Guid.NewGuid(), act = "approve", view = "short" }, 422);
        await host.Post(
            $"/api/reports/{id}/request-signature",
            new { request = Guid.NewGuid(), act = "approve", view = SigningTown.View, certificate = Guid.NewGuid() }, 422);
        await host.Post($"/api/reports/{id}/review-signature", new { request = Guid.NewGuid() }, 422);
        await host.Get($"/api/reports/{id}/signing-requests/{Guid.NewGuid()}/payload", 404);
        await host.As(SigningTown.Clerk).Post($"/api/reports/{id}/seal", new { }, 422);
        await host.Post($"/api/reports/{id}/send", new { }, 422);
        await host.As(SigningTown.Checker).Post($"/api/reports/{id}/confirm-check", new { }, 422);
        Assert.Equal(count, (await town.Types(id)).Length);
    }

    [Fact]
    public async Task Certificates_and_rules_refuse_nonsense()
    {
        await using var town = await SigningTown.Start();
        var host = town.Host;
        var file = town.Authority.Issue(new DemoHolder("lan", "LAN", "Xã 1"));
        var certificate = await File.ReadAllTextAsync(file.CertificateFile, RunningHost.Ct);
        foreach (var (body, code) in new (object, string)[]
        {
            (new { certificate = "x", identifier = "lan", userName = "lan" }, "certificate.malformed"),
            (new { certificate = new string('A', 20_000), identifier = "lan", userName = "lan" }, "certificate.malformed"),
            (new { certificate, identifier = "other", userName = "lan" }, "certificate.identifier-not-in-subject"),
            (new { certificate, identifier = "lan" }, "certificate.one-holder"),
            (new { certificate, identifier = "lan", userName = "lan", unit = "C1" }, "certificate.one-holder"),
            (new { certificate, identifier = "lan", unit = "nowhere" }, "unit.unknown"),
            (new { certificate, identifier = "lan", userName = "nobody" }, "account.unknown"),
        })
        {
            var answer = await host.As(Town.Gives).Post("/api/certificates", body, 422);
            Assert.Equal(code, answer.GetProperty("code").GetString());
        }
        var bound = await host.Post("/api/certificates", new { certificate, identifier = "lan", userName = "lan" }, 201);
        var id = bound.GetProperty("id").GetGuid();
        await host.Post("/api/certificates", new { certificate, identifier = "lan", userName = "lan" }, 201);
        await host.Post($"/api/certificates/{id}/confirm", new { }, 422);
        await host.Post($"/api/certificates/{Guid.NewGuid()}/confirm", new { }, 404);
        await host.As(SigningTown.Checker).Post($"/api/certificates/{id}/confirm", new { }, 403);
        await host.As(SigningTown.Second).Post($"/api/certificates/{id}/end", new { reason = " " }, 422);
        await host.As(SigningTown.Leader).Post($"/api/certificates/{id}/end", new { reason = "Mất thiết bị" }, 200);
        await host.Post("/api/units/C1/approval-rules", new { signers = new[] { "nobody" } }, 422);
        await host.Post("/api/units/C1/approval-rules", new { regime = "none" }, 422);
        await host.Post("/api/units/nowhere/approval-rules", new { }, 404);
        await host.As(Town.Enters).Post("/api/units/C2/approval-rules", new { }, 403);
        var weak = await host.As("admin").Post("/api/regimes", new
        {
            code = "weak", name = "r", template = "monthly", periodKind = "month", requestingUnit = "P", reportersKind = "xa",
            steps = new { isSealed = false },
        }, 422);
        Assert.Equal("regime.steps-taken-away", weak.GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_openssl_signs_is_taken()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/openssl"), "openssl is not installed.");
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var (request, payload) = await town.Ask(id, SigningTown.Leader);
        var folder = Directory.CreateTempSubdirectory("reporting-openssl-");
        string At(string name) => Path.Combine(folder.FullName, name);
        await File.WriteAllBytesAsync(At("payload.json"), payload, RunningHost.Ct);
        var file = town.FileOf(SigningTown.Leader);
        await OpenSsl("pkcs12", "-in", file.Pkcs12, "-passin", "pass:demo", "-nodes", "-out", At("key.pem"));
        await OpenSsl(
            "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-in", At("payload.json"), "-signer", file.CertificateFile,
            "-inkey", At("key.pem"), "-outform", "DER", "-out", At("payload.p7s"));
        var cms = Convert.ToBase64String(await File.ReadAllBytesAsync(At("payload.p7s"), RunningHost.Ct));
        folder.Delete(recursive: true);
        await town.Host.Post($"/api/reports/{id}/sign", new { request, cms }, 200);
        Assert.Equal("sent", await town.State(id));
    }

    private static async Task OpenSsl(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments) { RedirectStandardError = true })!;
        var errors = await process.StandardError.ReadToEndAsync(RunningHost.Ct);
        await process.WaitForExitAsync(RunningHost.Ct);
        Assert.True(process.ExitCode == 0, errors);
    }
}
