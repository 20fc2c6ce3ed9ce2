using System.Text;
using Reporting.Domain.Accounts;

namespace Reporting.Write.Tests.Accounts;

/// <summary>Accounts, grants and sessions over HTTP.</summary>
public sealed class AccountEndpointTests(Served served) : IClassFixture<Served>
{
    private static object Body(
        string userName, string password = "Mat-khau-1", string role = "enter", string unit = "BD") =>
        new { userName, displayName = "Cán bộ", password, grants = new[] { new { role, unit } } };

    [Fact]
    public async Task A_registered_account_signs_in_and_no_event_knows_its_password()
    {
        (await served.As(World.Administers).Post("/api/accounts", Body("khanh"))).Is(201);
        var stored = await served.Newest(Account.IdOf("khanh").Value);
        Assert.Equal("account_registered", stored.Type);
        Assert.DoesNotContain("Mat-khau-1", Encoding.UTF8.GetString(stored.Data.Span), StringComparison.Ordinal);
        var session = (await served.AsNobody.Post(
            "/api/sessions", new { userName = "khanh", password = "Mat-khau-1" }, "")).Is(201);
        var token = session.Json.GetProperty("token").GetString();
        Assert.True(session.Json.GetProperty("expiresAt").GetDateTimeOffset() > TimeProvider.System.GetUtcNow());
        var id = World.Report("2026-01-05");
        (await served.AsNobody.Post($"/api/reports/{id}/submit", new { }, null, ("Authorization", $"Bearer {token}")))
            .Is(404);
        var (broken, _) = (token![..^4] + "AAAA", 0);
        (await served.AsNobody.Post($"/api/reports/{id}/submit", new { }, null, ("Authorization", $"Bearer {broken}")))
            .Is(401);
    }

    [Fact]
    public async Task Wrong_password_and_unknown_account_answer_the_same()
    {
        (await served.As("admin").Post("/api/accounts", Body("lan"))).Is(201);
        var wrong = (await served.AsNobody.Post(
            "/api/sessions", new { userName = "lan", password = "Mat-khau-2" }, "", ("X-Correlation-Id", "one")))
            .Is(401, "session.wrong-password");
        var unknown = (await served.AsNobody.Post(
            "/api/sessions", new { userName = "nobody", password = "Mat-khau-2" }, "", ("X-Correlation-Id", "one")))
            .Is(401);
        Assert.Equal(wrong.Text, unknown.Text);
    }

    [Fact]
    public async Task After_five_failures_the_next_has_to_wait()
    {
        for (var i = 0; i < 5; i++)
            (await served.AsNobody.Post("/api/sessions", new { userName = "minh", password = "wrong" }, "")).Is(401);
        var reply = (await served.AsNobody.Post("/api/sessions", new { userName = "minh", password = "wrong" }, ""))
            .Is(429, "session.too-many-failures");
        Assert.Equal("1", reply.Headers["Retry-After"]);
    }

    [Fact]
    public async Task What_the_rules_refuse_is_not_stored()
    {
        var head = await served.Head();
        (await served.As("admin").Post("/api/accounts", Body("Nga"))).Is(422, "account.user-name-malformed");
        (await served.As("admin").Post("/api/accounts", Body("nga", "weak"))).Is(422, "account.password-weak");
        (await served.As("admin").Post("/api/accounts", Body("nga", unit: "XX"))).Is(422, "unit.unknown");
        (await served.As("admin").Post("/api/accounts", Body("nga", role: "king"))).Is(400, "request.malformed");
        (await served.As("admin").Post("/api/accounts", Body(World.Enters, role: "sign")))
            .Is(422, "account.user-name-taken");
        (await served.As("admin").Post(
            "/api/accounts/nobody/grants", new { grants = new[] { new { role = "enter", unit = "BD" } } })).Is(
                404, "account.unknown");
        (await served.As("admin").Post("/api/accounts/an/grants", new { grants = Array.Empty<object>() }))
            .Is(422, "account.no-grants");
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task Nobody_grants_beyond_what_they_administer()
    {
        var head = await served.Head();
        (await served.As(World.OfOtherWard).Post("/api/accounts", Body("oanh"))).Is(403);
        (await served.As(World.Administers).Post("/api/accounts", Body("oanh", unit: "*"))).Is(403);
        (await served.As(World.Reads).Post("/api/accounts", Body("oanh"))).Is(403);
        (await served.As(World.Reads).Post(
            "/api/accounts",
            new { userName = "oanh", displayName = "Cán bộ", password = "Mat-khau-1",
                grants = Array.Empty<object>() })).Is(403);
        (await served.As(World.OfOtherWard).Post(
            $"/api/accounts/{World.OfOtherWard}/grants",
            new { grants = new[] { new { role = "administer", unit = "HN" } } })).Is(403);
        Assert.Equal(head, await served.Head());
        (await served.As(World.OfOtherWard).Post("/api/accounts", Body("oanh", unit: "HK"))).Is(201);
    }
}
