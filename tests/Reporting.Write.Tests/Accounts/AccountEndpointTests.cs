namespace Reporting.Write.Tests.Accounts;

/// <summary>Accounts, grants and sessions over HTTP.</summary>
public sealed class AccountEndpointTests(Served served) : IClassFixture<Served>
{
    private static object Body(string userName, string role = "enter", string unit = "BD") =>
        new { userName, displayName = "Cán bộ", grants = new[] { new { role, unit } } };

    [Fact]
    public async Task What_the_rules_refuse_is_not_stored()
    {
        var head = await served.Head();
        (await served.As("admin").Post("/api/accounts", Body("Nga"))).Is(422, "account.user-name-malformed");
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
            new { userName = "oanh", displayName = "Cán bộ",
                grants = Array.Empty<object>() })).Is(403);
        (await served.As(World.OfOtherWard).Post(
            $"/api/accounts/{World.OfOtherWard}/grants",
            new { grants = new[] { new { role = "administer", unit = "HN" } } })).Is(403);
        Assert.Equal(head, await served.Head());
        (await served.As(World.OfOtherWard).Post("/api/accounts", Body("oanh", unit: "HK"))).Is(201);
    }
}
