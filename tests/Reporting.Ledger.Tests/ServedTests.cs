using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Accounts;
using Reporting.Host;
using Reporting.Host.Ledger;
using Reporting.TestKit;
using Reporting.Write.Accounts;

namespace Reporting.Ledger.Tests;

/// <summary>The log as a host serves it: anybody can check it, and whoever sent a command has its receipt.</summary>
public sealed class ServedTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-served-tests-");
    private string database = "";
    private ReportingHost host = null!;
    private HttpClient client = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        database = await TestPostgres.CreateDatabase(Ct);
        host = await ReportingHost.Build(
            new HostOptions
            {
                DataFolder = folder.FullName, ConnectionString = database, Url = "http://127.0.0.1:0", PasswordRounds = 1_000,
                Ledger = new LedgerOptions { Interval = TimeSpan.FromMilliseconds(50) },
            }, Ct);
        await host.Start(Ct);
        client = new HttpClient { BaseAddress = new Uri(host.Url) };
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_commands_answer_leads_to_a_proof_that_the_verifier_takes()
    {
        var stored = (await Command()).GetProperty("events")[0];
        var proof = await Eventually(stored.GetProperty("proof").GetString()!);
        Assert.Equal("text/plain; charset=utf-8", proof.Content.Headers.ContentType!.ToString());
        var file = Path.Combine(folder.FullName, "receipt.tlog-proof");
        await File.WriteAllBytesAsync(file, await proof.Content.ReadAsByteArrayAsync(Ct), Ct);
        var vkey = (await client.GetStringAsync("/ledger/vkey", Ct)).TrimEnd();
        var found = await Verifying.Run("proof", file, "--vkey", vkey);
        Verifying.Proven(found);
        var entry = found.Facts.Single(fact => fact.Name == "entry").Value;
        Assert.Equal(
            stored.GetProperty("leaf").GetString(), Convert.ToHexStringLower(MerkleTree.Leaf(System.Text.Encoding.UTF8.GetBytes(entry))));
        Assert.InRange(new FileInfo(file).Length, 1, 2_048);

        var bytes = await File.ReadAllBytesAsync(file, Ct);
        bytes[^120] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Ct);
        Assert.NotEqual(global::Ledger.Verify.Verdict.Proven, (await Verifying.Run("proof", file, "--vkey", vkey)).Verdict);
    }

    [Fact]
    public async Task The_log_verifies_over_HTTP_with_the_headers_of_the_specification()
    {
        await Eventually((await Command()).GetProperty("events")[0].GetProperty("proof").GetString()!);
        var vkey = (await client.GetStringAsync("/ledger/vkey", Ct)).TrimEnd();
        Verifying.Proven(await Verifying.Run("log", host.Url + "/ledger", "--vkey", vkey));
        Verifying.Proven(await Verifying.Run("db", database, "--log", host.Url + "/ledger", "--vkey", vkey));
        var checkpoint = await client.GetAsync("/ledger/checkpoint", Ct);
        Assert.Equal("no-store", checkpoint.Headers.CacheControl!.ToString());
        Assert.Equal("text/plain; charset=utf-8", checkpoint.Content.Headers.ContentType!.ToString());
        var size = Checkpoint.Parse(SignedNote.Parse(await checkpoint.Content.ReadAsByteArrayAsync(Ct)).Text).Size;
        foreach (var tile in (string[])[$"/ledger/tile/0/000.p/{size}", $"/ledger/tile/entries/000.p/{size}"])
        {
            var served = await client.GetAsync(tile, Ct);
            Assert.Equal("application/octet-stream", served.Content.Headers.ContentType!.ToString());
            Assert.Equal("public, max-age=31536000, immutable", served.Headers.CacheControl!.ToString());
        }
    }

    [Theory]
    [InlineData("/ledger/tile/0/001", HttpStatusCode.NotFound)]
    [InlineData("/ledger/tile/0/..%2f..%2fkeys", HttpStatusCode.NotFound)]
    [InlineData("/ledger/1999/checkpoint", HttpStatusCode.NotFound)]
    [InlineData("/ledger/proof/00000000-0000-0000-0000-000000000009?position=1", HttpStatusCode.NotFound)]
    [InlineData("/ledger/proof/00000000-0000-0000-0000-000000000009", HttpStatusCode.NotFound)]
    public async Task What_is_not_there_is_not_found(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await client.GetAsync(path, Ct)).StatusCode);

    [Fact]
    public async Task Health_tells_where_the_log_stands()
    {
        await Eventually((await Command()).GetProperty("events")[0].GetProperty("proof").GetString()!);
        var ledger = (await client.GetFromJsonAsync<JsonElement>("/health/ready", Ct)).GetProperty("ledger");
        Assert.Equal("running", ledger.GetProperty("state").GetString());
        Assert.False(ledger.GetProperty("alarm").GetBoolean());
        Assert.True(ledger.GetProperty("position").GetInt64() > 0);
    }

    private async Task<JsonElement> Command()
    {
        var token = (await host.Services.GetRequiredService<Sessions>().Start(
            Account.IdOf("admin"), "operator", isRestricted: false, TimeSpan.FromHours(1), null, null, Ct)).Token;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/units")
        {
            Content = JsonContent.Create(new { code = "31", name = "Thành phố Hải Phòng", kind = "province", effectiveFrom = "2026-01-01" }),
        };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var response = await client.SendAsync(request, Ct);
        var text = await response.Content.ReadAsStringAsync(Ct);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<HttpResponseMessage> Eventually(string path)
    {
        for (var i = 0; i < 500; i++)
        {
            var response = await client.GetAsync(path, Ct);
            if (response.IsSuccessStatusCode)
                return response;
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
            Assert.NotNull(response.Headers.RetryAfter);
            await Task.Delay(20, Ct);
        }
        throw new TimeoutException(path);
    }
}
