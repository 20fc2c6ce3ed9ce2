using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Reporting.Ledger.Tests;

/// <summary>The signatures on a report are judged by its bundle alone, and nothing that they are judged by can be changed.
/// REPORTING_WRITE_REPORT names a file for the page that an auditor prints, to look at.</summary>
public sealed class SignedBundleTests
{
    [Fact]
    public async Task The_signature_and_the_seal_are_valid_and_every_check_is_told()
    {
        await using var store = await SignedStore.Open();
        var found = await store.VerifyBundle();
        Verifying.Proven(found);
        Assert.Equal(["approve", "seal"], found.Signatures.Select(one => one.Act));
        Assert.All(found.Signatures, one => Assert.Equal("VALID", one.Word));
        Assert.All(found.Signatures, one => Assert.True(one.Looks.Count >= 13, $"{one.Looks.Count}"));
        Assert.Contains("LAN", found.Signatures[0].Holder, StringComparison.Ordinal);
        var html = global::Ledger.Verify.HtmlReport.Of(
            global::Ledger.Verify.Arguments.Parse(["bundle", "figure.zip"])!, found, DateTimeOffset.UnixEpoch);
        if (Environment.GetEnvironmentVariable("REPORTING_WRITE_REPORT") is { Length: > 0 } page)
            await File.WriteAllTextAsync(page, html, SignedStore.Ct);
        Assert.Contains("HỢP LỆ (valid)", html, StringComparison.Ordinal);
        Assert.Contains("Chữ ký số 2", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reader_may_name_the_root_that_it_must_come_from()
    {
        await using var store = await SignedStore.Open();
        Verifying.Proven(await store.VerifyBundle("--root", store.Root));
        var other = Path.Combine(store.Folder, "other.crt");
        using (var key = System.Security.Cryptography.ECDsa.Create())
        using (var root = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=other", key, System.Security.Cryptography.HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100)))
            await File.WriteAllTextAsync(other, root.ExportCertificatePem(), SignedStore.Ct);
        Verifying.Altered(await store.VerifyBundle("--root", other), "is none of those that were given");
    }

    /// <summary>Every file of the evidence, changed in its bytes or taken out.</summary>
    [Fact]
    public async Task A_time_stamp_that_was_replaced_or_taken_out_is_found()
    {
        Assert.SkipUnless(DemoStamps.IsThere, "openssl or faketime is not installed.");
        await using var store = await SignedStore.Open();
        Change(store.Bundle, "payload.tst", bytes => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        Verifying.Altered(await store.VerifyBundle(), "signature of event", "time stamp", "replaced or taken out");
        Change(store.Bundle, "payload.tst", null);
        Verifying.Altered(await store.VerifyBundle(), "signature of event", "time stamp", "replaced or taken out");
    }

    [Theory]
    [InlineData("payload.json", "document")]
    [InlineData("payload.p7s", "signature")]
    [InlineData("content.json", "content")]
    [InlineData("evidence.json", "evidence")]
    [InlineData("trust-policy.json", "trust policy")]
    [InlineData("chain-0.cer", "certificate")]
    [InlineData("lists-0.crl", "list of revoked certificates")]
    public async Task Evidence_that_was_replaced_or_taken_out_is_found(string file, string what)
    {
        await using var store = await SignedStore.Open();
        Change(store.Bundle, file, bytes => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        Verifying.Altered(await store.VerifyBundle(), "signature of event", what, "replaced or taken out");
        Change(store.Bundle, file, null);
        Verifying.Altered(await store.VerifyBundle(), "signature of event", what, "replaced or taken out");
    }

    [Theory]
    [InlineData("signature_requested")]
    [InlineData("certificate_bound")]
    [InlineData("certificate_confirmed")]
    [InlineData("report_signed")]
    public async Task An_event_that_a_signature_rests_on_can_not_be_changed_or_left_out(string type)
    {
        await using var store = await SignedStore.Open();
        Change(store.Bundle, "\"type\":\"" + type + "\"", bytes => Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(bytes).Replace("\"by\":\"", "\"by\":\"0", StringComparison.Ordinal)));
        Verifying.Altered(await store.VerifyBundle(), "is not leaf");
        await using var other = await SignedStore.Open();
        Change(other.Bundle, "\"type\":\"" + type + "\"", null);
        Assert.NotEqual(global::Ledger.Verify.Verdict.Proven, (await other.VerifyBundle()).Verdict);
    }

    /// <summary>The certificates have expired, their authority is gone, and nothing is asked of anybody.</summary>
    [Fact]
    public async Task It_is_proven_decades_later_by_the_program_alone()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/faketime"), "faketime is not installed.");
        await using var store = await SignedStore.Open();
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Ledger.Verify", configuration, "ledger-verify"));
        using var process = Process.Start(new ProcessStartInfo(
            "/usr/bin/faketime", ["-f", "@2080-01-01 00:00:00", program, "bundle", store.Bundle, "--vkey", await store.VerifierKey(), "--json"])
        {
            RedirectStandardOutput = true, Environment = { ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1", ["HTTP_PROXY"] = "http://127.0.0.1:9" },
        })!;
        var output = await process.StandardOutput.ReadToEndAsync(SignedStore.Ct);
        await process.WaitForExitAsync(SignedStore.Ct);
        Assert.True(process.ExitCode == 0, output);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(["VALID", "VALID"],
            json.RootElement.GetProperty("signatures").EnumerateArray().Select(one => one.GetProperty("result").GetString()));
    }

    /// <summary>Every file with that in its name, or, when it is a text, with that in it; null takes it out.</summary>
    private static void Change(string bundle, string which, Func<byte[], byte[]>? change)
    {
        using var zip = ZipFile.Open(bundle, ZipArchiveMode.Update);
        foreach (var entry in zip.Entries.ToList())
        {
            using var stream = entry.Open();
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (!entry.FullName.EndsWith("/" + which, StringComparison.Ordinal)
                && !(which[0] == '"' && entry.FullName.StartsWith("events/", StringComparison.Ordinal)
                    && Encoding.UTF8.GetString(bytes).Contains(which, StringComparison.Ordinal)))
                continue;
            if (change is not null)
            {
                stream.SetLength(0);
                stream.Write(change(bytes));
                continue;
            }
            stream.Dispose();
            entry.Delete();
        }
    }
}
