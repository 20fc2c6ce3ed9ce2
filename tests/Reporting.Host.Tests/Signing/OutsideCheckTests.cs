using System.Text.Json;
using Reporting.Host.Tests.Work;

namespace Reporting.Host.Tests.Signing;

/// <summary>The checks that need to know more than the signature: the request (2), whose the certificate is (13), and what
/// the signer may do (14).</summary>
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

    private static async Task Invalid(SigningTown town, Guid report, Guid request, string cms, int check)
    {
        using var answer = await Sign(town, report, request, cms);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(RunningHost.Ct)).RootElement;
        Assert.Equal("signing.invalid", problem.GetProperty("code").GetString());
        Assert.Contains($"({check})", problem.GetProperty("detail").GetString()!, StringComparison.Ordinal);
        Assert.Equal("submitted", await town.State(report));
    }

    internal static async Task<HttpResponseMessage> Sign(SigningTown town, Guid report, Guid request, string cms)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/reports/{report}/sign")
        {
            Content = System.Net.Http.Json.JsonContent.Create(new { request, cms }),
        };
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        return await town.Host.As(SigningTown.Leader).Client.SendAsync(message, RunningHost.Ct);
    }
}
