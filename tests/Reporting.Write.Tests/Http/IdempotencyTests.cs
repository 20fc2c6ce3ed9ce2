namespace Reporting.Write.Tests.Http;

/// <summary>A command sent twice is done once and answered with the same bytes.</summary>
public sealed class IdempotencyTests(Served served) : IClassFixture<Served>
{
    private static object Indicator(string code, string? name = null) =>
        new { code, name = name ?? code, unitOfMeasure = "m", overUnits = "sum", overTime = "sum", decimals = 0 };

    [Fact]
    public async Task A_hundred_copies_at_once_have_one_effect_and_the_same_bytes()
    {
        var head = await served.Head();
        var replies = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => UntilAnswered("/api/indicators", Indicator("copies"), "copies")));
        Assert.All(replies, reply => Assert.Equal(replies[0].Text, reply.Is(201).Text));
        // The indicator and its concept.
        Assert.Equal(head + 2, await served.Head());
    }

    [Fact]
    public async Task A_repeated_command_answers_the_same_bytes_also_when_much_has_happened_since()
    {
        var id = World.Report("2026-02-01");
        (await served.As(World.Administers).Post($"/api/reports/{id}/assign", World.Owed("2026-02-01"))).Is(201);
        var first = (await served.As(World.Enters).Post($"/api/reports/{id}/enter", World.Figures(1), "first")).Is(200);
        (await served.As(World.Enters).Post($"/api/reports/{id}/enter", World.Figures(2))).Is(200);
        (await served.As(World.Enters).Post($"/api/reports/{id}/submit", new { })).Is(200);
        var head = await served.Head();
        // Decided anew it would be refused: the report is submitted.
        var again = (await served.As(World.Enters).Post($"/api/reports/{id}/enter", World.Figures(1), "first")).Is(200);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Headers["ETag"], again.Headers["ETag"]);
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_422_and_stores_nothing()
    {
        (await served.As("admin").Post("/api/indicators", Indicator("reused"), "reused")).Is(201);
        var head = await served.Head();
        (await served.As("admin").Post("/api/indicators", Indicator("reused-2"), "reused"))
            .Is(422, "request.key-reused");
        (await served.As("admin").Post("/api/indicators", Indicator("reused", "other name"), "reused"))
            .Is(422, "request.key-reused");
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task Two_accounts_may_use_the_same_key()
    {
        var id = World.Report("2026-02-02");
        (await served.As(World.Administers).Post($"/api/reports/{id}/assign", World.Owed("2026-02-02"), "shared"))
            .Is(201);
        (await served.As(World.Enters).Post($"/api/reports/{id}/enter", World.Figures(), "shared")).Is(200);
    }

    [Fact]
    public async Task A_refused_command_is_decided_again_under_its_key()
    {
        var id = World.Report("2026-02-03");
        (await served.As(World.Administers).Post($"/api/reports/{id}/assign", World.Owed("2026-02-03"))).Is(201);
        (await served.As(World.Enters).Post($"/api/reports/{id}/submit", new { }, "again"))
            .Is(422, "report.not-in-entry");
        (await served.As(World.Enters).Post($"/api/reports/{id}/enter", World.Figures())).Is(200);
        (await served.As(World.Enters).Post($"/api/reports/{id}/submit", new { }, "again")).Is(200);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    public async Task Without_a_proper_key_it_is_400(string key)
    {
        var head = await served.Head();
        (await served.As("admin").Post("/api/indicators", Indicator("no-key"), key))
            .Is(400, "request.idempotency-key-missing");
        Assert.Equal(head, await served.Head());
    }

    [Fact]
    public async Task A_key_of_191_characters_is_400() =>
        (await served.As("admin").Post("/api/indicators", Indicator("long-key"), new string('k', 191)))
            .Is(400, "request.idempotency-key-missing");

    [Fact]
    public async Task The_stored_hash_of_a_request_says_nothing_about_the_holder_and_a_lost_answer_is_given_again()
    {
        object Account(string birthDate) =>
            new { userName = "secret", displayName = "Cán bộ", birthDate, grants = Array.Empty<object>() };
        var first = (await served.As("admin").Post("/api/accounts", Account("1990-01-01"), "secret")).Is(201);
        var second = (await served.As("admin").Post("/api/accounts", Account("1991-01-01"), "secret")).Is(201);
        Assert.Equal(first.Json.GetProperty("events").ToString(), second.Json.GetProperty("events").ToString());
        // The first password of the lost answer opens nothing any more.
        (await served.SignIn("secret", first.Json.GetProperty("firstPassword").GetString()!)).Is(401);
        (await served.SignIn("secret", second.Json.GetProperty("firstPassword").GetString()!)).Is(201);
    }

    private async Task<Reply> UntilAnswered(string path, object body, string key)
    {
        while (true)
        {
            var reply = await served.As("admin").Post(path, body, key);
            if (reply.Status != 409)
                return reply;
            Assert.Equal("request.still-running", reply.Code);
        }
    }
}
