using System.Text.Json;
using Reporting.Host.Tests.Work;
using Reporting.Signatures;

namespace Reporting.Host.Tests.Signing;

/// <summary>The checks that need to know more than the signature: the request (2), lists that come later (12), whose the
/// certificate is (13), and what the signer may do (14).</summary>
public sealed class OutsideCheckTests
{
    [Fact]
    public async Task Check_02_a_request_is_open_for_15_minutes()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var (request, payload) = await town.Ask(id, SigningTown.Leader);
        await town.Host.As("admin").Move("2026-01-02T00:15:00Z");
        await Invalid(town, id, request, town.Cms(SigningTown.Leader, payload), 2);
    }

    [Fact]
    public async Task Check_02_what_was_asked_for_must_be_what_is_there()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var (request, payload) = await town.Ask(id, SigningTown.Leader);
        await town.Host.As(Town.Enters).Post($"/api/reports/{id}/recall", new { }, 200);
        await town.Host.Post($"/api/reports/{id}/submit", new { }, 200);
        var refused = await town.Host.As(SigningTown.Leader).Post(
            $"/api/reports/{id}/sign", new { request, cms = town.Cms(SigningTown.Leader, payload) }, 422);
        Assert.Equal("signing.request-unknown", refused.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Check_01_a_signature_over_another_payload_is_none()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var (first, second) = (await town.Submitted("2026-01"), await town.Submitted("2026-02"));
        var (_, other) = await town.Ask(second, SigningTown.Leader);
        var (request, _) = await town.Ask(first, SigningTown.Leader);
        await Invalid(town, first, request, town.Cms(SigningTown.Leader, other), 7);
    }

    [Fact]
    public async Task Check_13_a_certificate_that_nobody_confirmed_signs_nothing()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader, isConfirmed: false);
        var id = await town.Submitted();
        var refused = await town.Host.As(SigningTown.Leader).Post(
            $"/api/reports/{id}/request-signature",
            new { request = Guid.NewGuid(), act = "approve", view = SigningTown.View }, 422);
        Assert.Equal("signing.no-certificate", refused.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Check_13_another_persons_certificate_does_not_sign()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        await town.Bind(SigningTown.Deputy);
        var id = await town.Submitted();
        var (request, payload) = await town.Ask(id, SigningTown.Leader);
        await Invalid(town, id, request, town.Cms(SigningTown.Deputy, payload), 13);
    }

    [Fact]
    public async Task Check_13_a_certificate_that_ended_since_does_not_sign()
    {
        await using var town = await SigningTown.Start();
        var certificate = await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var (request, payload) = await town.Ask(id, SigningTown.Leader);
        await town.Host.Post($"/api/certificates/{certificate}/end", new { reason = "Mất thiết bị" }, 200);
        await Invalid(town, id, request, town.Cms(SigningTown.Leader, payload), 13);
    }

    [Fact]
    public async Task Check_14_who_lost_the_role_since_does_not_sign()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var (request, payload) = await town.Ask(id, SigningTown.Leader);
        await town.Host.As("admin").Post($"/api/accounts/{SigningTown.Leader}/change-post", new
        {
            grants = new[] { new { role = "read", unit = "C1" } }, reason = "Điều động",
        }, 200);
        await town.Host.As(SigningTown.Leader).Post(
            $"/api/reports/{id}/sign", new { request, cms = town.Cms(SigningTown.Leader, payload) }, 403);
    }

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
            using var answer = await Sign(town, id, request, town.Cms(SigningTown.Leader, payload));
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

    private static async Task Invalid(SigningTown town, Guid report, Guid request, string cms, int check)
    {
        using var answer = await Sign(town, report, request, cms);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(RunningHost.Ct)).RootElement;
        Assert.Equal("signing.invalid", problem.GetProperty("code").GetString());
        Assert.Contains($"({check})", problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.Equal("submitted", await town.State(report));
    }

    private static async Task<HttpResponseMessage> Sign(SigningTown town, Guid report, Guid request, string cms)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/reports/{report}/sign")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { request, cms }),
        };
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await town.Host.As(SigningTown.Leader).Client.SendAsync(message, RunningHost.Ct);
    }

    private static async Task Eventually(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 200; i++)
        {
            if (await isSo())
                return;
            await Task.Delay(50, RunningHost.Ct);
        }
        Assert.Fail("It did not come to that within 10 s.");
    }
}
