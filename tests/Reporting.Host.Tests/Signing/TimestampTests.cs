using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Host.Tests.Work;
using Reporting.Write.Signatures;

namespace Reporting.Host.Tests.Signing;

/// <summary>Check 16 over HTTP: a real authority stamps the leader's signature while it is judged.</summary>
public sealed class TimestampTests
{
    [Fact]
    public async Task Check_16_a_signature_is_stamped_when_it_comes_and_the_stamp_is_kept_with_it()
    {
        await using var authority = await StampAuthority.Start();
        await using var town = await Start(authority, isRequired: true);
        var (id, request, payload) = await Asked(town);
        var cms = town.Cms(SigningTown.Leader, payload);
        await town.Host.As(SigningTown.Leader).Post($"/api/reports/{id}/sign", new { request, cms }, 200);
        Assert.Equal("sent", await town.State(id));
        Assert.Equal(1, authority.AskedAbout(cms));
        await town.Settle();
        town.Host.As(Town.Gives);
        var row = (await town.Ask("{ signatures { nodes { state evidence } } }")).GetProperty("signatures").GetProperty("nodes")[0];
        Assert.Equal("VALID", row.GetProperty("state").GetString());
        var evidence = await town.Host.Host.Services.GetRequiredService<EvidenceStore>()
            .Open(row.GetProperty("evidence").GetString()!, RunningHost.Ct);
        Assert.NotNull(evidence.Timestamp);
    }

    [Fact]
    public async Task Check_16_without_the_stamp_that_is_demanded_it_waits_and_goes_on_when_the_authority_is_back()
    {
        await using var authority = await StampAuthority.Start();
        await using var town = await Start(authority, isRequired: true);
        authority.IsAway = true;
        var (id, request, payload) = await Asked(town);
        await town.Host.As(SigningTown.Leader).Post(
            $"/api/reports/{id}/sign", new { request, cms = town.Cms(SigningTown.Leader, payload) }, 200);
        Assert.Equal("submitted", await town.State(id));
        var held = await town.Host.Get($"/api/reports/{id}", 200);
        Assert.Equal(
            ["signature.timestamp-missing"],
            held.GetProperty("signing").GetProperty("held").EnumerateArray().Select(code => code.GetString()));
        authority.IsAway = false;
        await town.Reaches(id, "sent");
        Assert.Equal(["signature_held", "report_signed", "report_sent"], (await town.Types(id))[^3..]);
    }

    [Fact]
    public async Task Check_16_where_no_stamp_is_demanded_an_authority_that_is_away_holds_nothing_up()
    {
        await using var authority = await StampAuthority.Start();
        await using var town = await Start(authority, isRequired: false);
        authority.IsAway = true;
        var (id, request, payload) = await Asked(town);
        var cms = town.Cms(SigningTown.Leader, payload);
        await town.Host.As(SigningTown.Leader).Post($"/api/reports/{id}/sign", new { request, cms }, 200);
        Assert.Equal("sent", await town.State(id));
        Assert.Equal(1, authority.AskedAbout(cms));
    }

    // openssl stamps with the real time, so the town's clock is moved there: a request now, and its answer two minutes later.
    private static async Task<(Guid Report, Guid Request, byte[] Payload)> Asked(SigningTown town)
    {
        var now = TimeProvider.System.GetUtcNow();
        await Move(town, now);
        town.Authority.IssueLists(now.AddDays(-1), now.AddYears(1));
        await town.Listed(now);
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var (request, payload) = await town.Ask(id, SigningTown.Leader);
        await Move(town, now.AddMinutes(2));
        return (id, request, payload);
    }

    private static Task Move(SigningTown town, DateTimeOffset now) =>
        town.Host.As("admin").Move($"{now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}");

    private static async Task<SigningTown> Start(StampAuthority authority, bool isRequired)
    {
        var town = await SigningTown.Start(withLists: false, change: options =>
        {
            var file = Path.Combine(SigningTown.Folder(options), "trust", "policy.json");
            var policy = JsonNode.Parse(File.ReadAllText(file))!;
            (policy["timestampAddress"], policy["timestampRequired"]) = (authority.Url.ToString(), isRequired);
            File.WriteAllText(file, policy.ToJsonString());
            return options;
        });
        authority.Demo = town.Authority;
        return town;
    }
}
