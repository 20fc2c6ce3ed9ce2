using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Reporting.Signatures;

namespace Reporting.Host.Tests.Signing;

/// <summary>A time-stamp authority on the loopback: <c>openssl ts</c> behind an HTTP address (RFC 3161, 3.4). It stamps with
/// the real time.</summary>
internal sealed class StampAuthority : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<byte[]> queries = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-stamps-");

    private StampAuthority(WebApplication app) => this.app = app;

    public Uri Url => new(app.Urls.First() + "/stamps");

    /// <summary>Whose certificate it stamps with.</summary>
    public DemoAuthority? Demo { get; set; }

    public bool IsAway { get; set; }

    /// <summary>What it stamps instead of what it is asked for; null: just that.</summary>
    public Func<byte[], byte[]>? Misread { get; set; }

    public int Asked => queries.Count;

    public static async Task<StampAuthority> Start()
    {
        Assert.SkipWhen(
            !(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(path => File.Exists(Path.Combine(path, "openssl"))),
            "openssl is not installed.");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var authority = new StampAuthority(builder.Build());
        authority.app.MapPost("/stamps", authority.Answer);
        await authority.app.StartAsync(RunningHost.Ct);
        return authority;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>How often it was asked about a signature; the ledger's checkpoints are stamped here, too.</summary>
    /// <param name="cms">The signature, CMS in base64.</param>
    public int AskedAbout(string cms)
    {
        var signed = new SignedCms();
        signed.Decode(Convert.FromBase64String(cms));
        var imprint = SHA256.HashData(signed.SignerInfos[0].GetSignature());
        return queries.Count(query => query.AsSpan().IndexOf(imprint) >= 0);
    }

    private async Task Answer(HttpContext http)
    {
        using var query = new MemoryStream();
        await http.Request.Body.CopyToAsync(query, RunningHost.Ct);
        queries.Enqueue(query.ToArray());
        if (IsAway || Demo is not { } demo)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        Assert.Equal("application/timestamp-query", http.Request.ContentType);
        await File.WriteAllBytesAsync(Of("query"), Misread?.Invoke(query.ToArray()) ?? query.ToArray(), RunningHost.Ct);
        await File.WriteAllTextAsync(Of("serial"), "01");
        await File.WriteAllTextAsync(
            Of("ts.cnf"),
            $"""
            [tsa]
            default_tsa = demo
            [demo]
            serial = {Of("serial")}
            signer_cert = {demo.TimestampCertificate}
            signer_key = {demo.TimestampKey}
            signer_digest = sha256
            default_policy = 1.3.6.1.4.1.32473.1.3
            digests = sha256, sha384, sha512
            accuracy = secs:1
            ess_cert_id_alg = sha256
            """);
        using var openssl = Process.Start(new ProcessStartInfo(
            "openssl", ["ts", "-reply", "-config", Of("ts.cnf"), "-queryfile", Of("query"), "-out", Of("reply")])
        {
            RedirectStandardError = true,
        })!;
        var said = await openssl.StandardError.ReadToEndAsync(RunningHost.Ct);
        await openssl.WaitForExitAsync(RunningHost.Ct);
        Assert.True(openssl.ExitCode == 0, said);
        http.Response.ContentType = "application/timestamp-reply";
        await http.Response.SendFileAsync(Of("reply"), RunningHost.Ct);
    }

    private string Of(string file) => Path.Combine(folder.FullName, file);
}
