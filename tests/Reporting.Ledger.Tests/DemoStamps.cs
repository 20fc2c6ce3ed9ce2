using System.Diagnostics;
using System.Net;
using Reporting.Signatures;
using Reporting.Signatures.Tests;

namespace Reporting.Ledger.Tests;

/// <summary>A time-stamp authority on the loopback: openssl, with the certificate of a demo authority and the clock of the tests.</summary>
internal sealed class DemoStamps : IAsyncDisposable
{
    private const string OpenSsl = "/usr/bin/openssl";
    private const string FakeTime = "/usr/bin/faketime";

    private const string Configuration =
        """
        [tsa]
        default_tsa = demo
        [demo]
        serial = serial
        signer_digest = sha256
        default_policy = 1.3.6.1.4.1.32473.1.3
        digests = sha256, sha384, sha512
        accuracy = secs:1
        ess_cert_id_alg = sha256
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-demo-stamps-");
    private readonly LocalServer server;
    private DemoAuthority? authority;

    public DemoStamps() => server = new LocalServer(Answer);

    /// <summary>Whether this machine can.</summary>
    public static bool IsThere => File.Exists(OpenSsl) && File.Exists(FakeTime);

    /// <summary>Has the authority's policy ask here for stamps.</summary>
    public void Serve(DemoAuthority demo)
    {
        authority = demo;
        var policy = Path.Combine(demo.TrustFolder, "policy.json");
        File.WriteAllText(policy, File.ReadAllText(policy).Replace(
            "\"timestampAddress\": null", $"\"timestampAddress\": \"{server.Address}\"", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task<(int, byte[])> Answer(HttpListenerRequest request, byte[] query)
    {
        string At(string name) => Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(At("serial"), "01");
        await File.WriteAllTextAsync(At("ts.cnf"), Configuration);
        await File.WriteAllBytesAsync(At("query"), query);
        using var process = Process.Start(new ProcessStartInfo(
            FakeTime, ["-f", "2026-01-02 00:00:00", OpenSsl, "ts", "-reply", "-config", "ts.cnf", "-queryfile", "query",
                "-signer", authority!.TimestampCertificate, "-inkey", authority.TimestampKey, "-out", "reply"])
        {
            WorkingDirectory = folder.FullName, RedirectStandardError = true, Environment = { ["TZ"] = "UTC" },
        })!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? (200, await File.ReadAllBytesAsync(At("reply"))) : throw new InvalidOperationException(said);
    }
}
