using Reporting.Host.Tests.Work;

namespace Reporting.Host.Tests.Signing;

/// <summary>Lists of revoked certificates: what can't be told without one is held (11), and one that comes later is looked
/// at, too (12).</summary>
public sealed class RevocationTests
{
    [Fact]
    public async Task Check_11_a_revoked_certificate_does_not_sign()
    {
        await using var town = await SigningTown.Start(withLists: false);
        await town.Bind(SigningTown.Leader);
        town.Authority.Revoke(town.FileOf(SigningTown.Leader).Signer.Serial, Day(1));
        town.Authority.IssueLists(Day(1), Day(300));
        var id = await town.Submitted();
        var (request, payload) = await town.Ask(id, SigningTown.Leader);
        await Eventually(async () =>
        {
            using var answer = await OutsideCheckTests.Sign(town, id, request, town.Cms(SigningTown.Leader, payload));
            return (int)answer.StatusCode == 422;
        });
        Assert.Equal("submitted", await town.State(id));
    }

    [Fact]
    public async Task Check_11_what_cannot_be_told_is_held_and_judged_when_the_list_is_there()
    {
        await using var town = await SigningTown.Start(withLists: false);
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        await town.Sign(id);
        Assert.Equal("submitted", await town.State(id));
        Assert.Equal("signature_held", (await town.Types(id))[^1]);
        var inbox = await town.Host.As(SigningTown.Leader).See("/api/inbox");
        Assert.Contains("signature_held", inbox.GetProperty("messages").Texts("kind"));
        town.Authority.IssueLists(Day(1), Day(300));
        await town.Reaches(id, "sent");
        Assert.Equal(["signature_held", "report_signed", "report_sent"], (await town.Types(id))[^3..]);
    }

    [Fact]
    public async Task Check_11_what_was_held_and_proves_invalid_is_told_to_the_signer()
    {
        await using var town = await SigningTown.Start(withLists: false);
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        await town.Sign(id);
        town.Authority.Revoke(town.FileOf(SigningTown.Leader).Signer.Serial, Day(1));
        town.Authority.IssueLists(Day(1), Day(300));
        await Eventually(async () => (await town.Types(id))[^1] == "signature_refused");
        var inbox = await town.Host.As(SigningTown.Leader).See("/api/inbox");
        Assert.Contains("signature_refused", inbox.GetProperty("messages").Texts("kind"));
        Assert.Equal("submitted", await town.State(id));
    }

    [Fact]
    public async Task Check_12_a_later_list_that_revokes_from_before_the_signature_says_so_afterwards()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        await town.Sign(id);
        await town.Host.As("admin").Move("2026-01-04T00:00:00Z");
        town.Authority.Revoke(town.FileOf(SigningTown.Leader).Signer.Serial, Day(1));
        town.Authority.IssueLists(Day(3), Day(300));
        await Eventually(async () => (await town.Types(id))[^1] == "signature_invalidated");
        var refused = await town.Host.As(SigningTown.Accepts).Post($"/api/reports/{id}/accept", new { }, 422);
        Assert.Equal("signing.invalidated", refused.GetProperty("code").GetString());
        var inbox = await town.Host.As(Town.Enters).See("/api/inbox");
        Assert.Contains("signature_invalidated", inbox.GetProperty("messages").Texts("kind"));
        var report = (await town.Ask("{ reports { nodes { state hasInvalidSignature } } }"))
            .GetProperty("reports").GetProperty("nodes")[0];
        Assert.True(report.GetProperty("hasInvalidSignature").GetBoolean());
        var resource = await town.Host.Get($"/api/reports/{id}", 200);
        Assert.True(resource.GetProperty("signing").GetProperty("isInvalidated").GetBoolean());
        var row = (await town.Ask("{ signatures { nodes { state revokedAt } } }"))
            .GetProperty("signatures").GetProperty("nodes")[0];
        Assert.Equal("INVALIDATED", row.GetProperty("state").GetString());
        await town.Host.As(SigningTown.Accepts).Post($"/api/reports/{id}/return", new { reason = "Ký lại" }, 200);
    }

    [Fact]
    public async Task Check_12_a_certificate_that_was_revoked_after_it_signed_leaves_the_signature()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        await town.Sign(id);
        await town.Host.As("admin").Move("2026-01-04T00:00:00Z");
        town.Authority.Revoke(town.FileOf(SigningTown.Leader).Signer.Serial, Day(3));
        town.Authority.IssueLists(Day(3), Day(300));
        var request = (await town.Ask("{ signatures { nodes { request } } }"))
            .GetProperty("signatures").GetProperty("nodes")[0].GetProperty("request").GetGuid();
        await town.Host.As(SigningTown.Accepts).Post($"/api/reports/{id}/review-signature", new { request }, 200);
        await town.Host.Post($"/api/reports/{id}/accept", new { }, 200);
    }

    private static DateTimeOffset Day(int day) => new DateTimeOffset(2025, 12, 31, 12, 0, 0, TimeSpan.Zero).AddDays(day);

    private static async Task Eventually(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await isSo())
                return;
            await Task.Delay(50, RunningHost.Ct);
        }
        Assert.Fail("It did not come to that within 30 s.");
    }
}
