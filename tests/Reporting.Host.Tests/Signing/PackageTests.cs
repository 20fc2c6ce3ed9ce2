using System.Security.Cryptography;
using System.Text;
using Reporting.Host.Packages;
using Reporting.Signatures;

namespace Reporting.Host.Tests.Signing;

/// <summary>After it was sent a report goes to the document-management system (E6): at least once, under one key, until it
/// is taken or an operator has to look.</summary>
public sealed class PackageTests
{
    [Fact]
    public async Task E6_a_package_is_posted_again_until_it_is_taken_under_the_same_key()
    {
        await using var documents = await DocumentReceiver.Start(503, 500);
        await using var town = await Start(documents);
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var (request, payload) = await town.Ask(id, SigningTown.Leader);
        var cms = town.Cms(SigningTown.Leader, payload);
        await town.Host.Post($"/api/reports/{id}/sign", new { request, cms }, 200);
        var package = await documents.Delivered();
        Assert.Equal([503, 500, 201], documents.Came.Select(one => one.Status));
        Assert.Single(documents.Came.Select(one => one.Key).Distinct());
        Assert.All(documents.Came, one => Assert.Equal("Bearer secret", one.Authorization));
        Assert.Equal(ReportPackage.Format, package.GetProperty("format").GetString());
        var report = package.GetProperty("report");
        Assert.Equal((id, "C1", "5"), (
            report.GetProperty("id").GetGuid(), report.GetProperty("unit").GetString(),
            report.GetProperty("cells").GetProperty("cases").GetString()));
        Assert.Equal(
            report.GetProperty("contentHash").GetString(),
            SigningTown.Sha256(Encoding.UTF8.GetBytes(report.GetProperty("content").GetString()!)));
        var signature = package.GetProperty("signatures")[0];
        Assert.Equal(payload, signature.GetProperty("payload").GetBytesFromBase64());
        Assert.Equal(Convert.FromBase64String(cms), signature.GetProperty("cms").GetBytesFromBase64());
        Assert.Equal(
            signature.GetProperty("cmsSha256").GetString(),
            Convert.ToHexStringLower(SHA256.HashData(Convert.FromBase64String(cms))));
        Assert.Equal(report.GetProperty("contentHash").GetString(), SignaturePayload.Parse(payload).Figures);
        var ledger = package.GetProperty("ledger");
        Assert.Equal(64, ledger.GetProperty("leaf").GetString()!.Length);
        Assert.True(ledger.GetProperty("checkpoint").GetProperty("size").GetInt64() >= ledger.GetProperty("position").GetInt64());
        var proof = ledger.GetProperty("proof").GetString()!;
        Assert.StartsWith("c2sp.org/tlog-proof@v1\n", proof, StringComparison.Ordinal);
        var entry = Convert.FromBase64String(proof.Split('\n')[1]["extra ".Length..]);
        Assert.Equal(ledger.GetProperty("leaf").GetString(), SigningTown.Sha256([0, .. entry]));
        Assert.Equal(
            ledger.GetProperty("link").GetString(),
            $"/ledger/proof/{ledger.GetProperty("event").GetGuid()}?position={ledger.GetProperty("position").GetInt64()}");
    }

    [Fact]
    public async Task E6_what_is_refused_for_good_waits_for_an_operator()
    {
        await using var documents = await DocumentReceiver.Start(422);
        await using var town = await Start(documents);
        await town.Bind(SigningTown.Leader);
        await town.Sign(await town.Submitted());
        var dead = await Dead(town);
        Assert.Equal("HTTP 422", dead.GetProperty("failure").GetString());
        var retry = $"/api/packages/{dead.GetProperty("packageId").GetGuid()}/retry";
        await town.Host.As(SigningTown.Leader).Post(retry, new { }, 403);
        using var again = await town.Host.As("admin").Client.PostAsync(new Uri(retry, UriKind.Relative), null, RunningHost.Ct);
        Assert.Equal(204, (int)again.StatusCode);
        await documents.Delivered();
    }

    [Fact]
    public async Task E6_what_is_never_taken_is_given_up_and_shown()
    {
        await using var documents = await DocumentReceiver.Start(Enumerable.Repeat(503, 100).ToArray());
        await using var town = await Start(documents, attemptsMax: 2);
        await town.Bind(SigningTown.Leader);
        await town.Sign(await town.Submitted());
        Assert.Equal(2, (await Dead(town)).GetProperty("attempts").GetInt32());
    }

    [Fact]
    public async Task E6_a_system_that_is_away_gets_it_when_it_is_back()
    {
        Uri address;
        await using (var before = await DocumentReceiver.Start())
            address = before.Url;
        await using var town = await SigningTown.Start(change: options => options with
        {
            Packages = new PackageOptions { Address = address, AttemptsMax = 1 },
        });
        await town.Bind(SigningTown.Leader);
        await town.Sign(await town.Submitted());
        Assert.NotEmpty((await Dead(town)).GetProperty("failure").GetString()!);
    }

    [Theory]
    [InlineData("ftp://x")]
    [InlineData("documents")]
    [InlineData("https://user:secret@documents.example/in")]
    public void A_malformed_address_stops_the_start(string text)
    {
        var refused = Assert.Throws<HostRefusedException>(() => PackageOptions.Of(text, null));
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.Null(PackageOptions.Of(" ", null));
    }

    private static Task<SigningTown> Start(DocumentReceiver documents, int attemptsMax = 5) =>
        SigningTown.Start(change: options => options with
        {
            Packages = new PackageOptions
            {
                Address = documents.Url, Token = "secret", AttemptsMax = attemptsMax,
                FirstPause = TimeSpan.FromMilliseconds(50),
            },
        });

    private static async Task<System.Text.Json.JsonElement> Dead(SigningTown town)
    {
        for (var i = 0; i < 300; i++)
        {
            var packages = (await town.Host.As("admin").Get("/api/packages/dead", 200)).GetProperty("packages");
            if (packages.GetArrayLength() > 0)
                return packages[0];
            await Task.Delay(50, RunningHost.Ct);
        }
        throw new TimeoutException("No package was given up.");
    }
}
