using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Accounts;
using Reporting.Write.Accounts;

namespace Reporting.Write.Tests.Accounts;

/// <summary>Sessions over HTTP: how they begin, what they are good for, and how they end (A5, A6).</summary>
public sealed class SessionTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public async Task A_token_that_is_not_exactly_one_opens_nothing()
    {
        var (api, _) = await served.Newcomer("khanh");
        (await api.Send(HttpMethod.Get, "/api/sessions")).Is(200);
        string[] forged = ["rs_", "rs_AAAA", "AAAA", "a.b.c", "rs_" + new string('x', 5000)];
        foreach (var token in forged)
            (await served.With(token).Send(HttpMethod.Get, "/api/sessions")).Is(401, "request.unauthenticated");
    }

    [Fact]
    public async Task The_database_knows_no_token()
    {
        var token = await Begin("an");
        await using var command = served.Db.CreateCommand(
            "select count(*) from accounts.sessions s where s::text like '%' || $1 || '%'");
        command.Parameters.Add(new() { Value = token["rs_".Length..] });
        Assert.Equal(0L, await command.ExecuteScalarAsync(Served.Ct));
    }

    [Fact]
    public async Task After_half_an_hour_without_use_a_session_is_over_and_after_eight_hours_in_any_case()
    {
        var idle = served.With(await Begin("an"));
        var busy = served.With(await Begin("an"));
        for (var minutes = 0; minutes < 464; minutes += 29)
        {
            served.Timer.Move(TimeSpan.FromMinutes(29));
            await Task.Delay(1_100, Served.Ct);
            (await busy.Send(HttpMethod.Get, "/api/sessions")).Is(200);
        }
        (await idle.Send(HttpMethod.Get, "/api/sessions")).Is(401);
        served.Timer.Move(TimeSpan.FromMinutes(20));
        (await busy.Send(HttpMethod.Get, "/api/sessions")).Is(401);
    }

    [Fact]
    public async Task The_own_sessions_are_listed_and_ended()
    {
        var (one, other) = (served.With(await Begin("binh")), served.With(await Begin("binh")));
        var stranger = served.With(await Begin("chi"));
        var listed = (await one.Send(HttpMethod.Get, "/api/sessions")).Is(200).Json.EnumerateArray().ToArray();
        Assert.Equal(2, listed.Length);
        var others = listed.Single(s => !s.GetProperty("isCurrent").GetBoolean()).GetProperty("id").GetGuid();
        (await stranger.Post($"/api/sessions/{others}/end", new { })).Is(404, "session.unknown");
        (await other.Send(HttpMethod.Get, "/api/sessions")).Is(200);
        Assert.Equal(204, (await one.Post($"/api/sessions/{others}/end", new { })).Status);
        (await other.Send(HttpMethod.Get, "/api/sessions")).Is(401);
        Assert.Equal(204, (await one.Post("/api/sessions/sign-out", new { })).Status);
        (await one.Send(HttpMethod.Get, "/api/sessions")).Is(401);
        (await stranger.Send(HttpMethod.Get, "/api/sessions")).Is(200);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_all()
    {
        var (one, other) = (served.With(await Begin("dung")), served.With(await Begin("dung")));
        Assert.Equal(204, (await one.Post("/api/sessions/sign-out-everywhere", new { })).Status);
        (await one.Send(HttpMethod.Get, "/api/sessions")).Is(401);
        (await other.Send(HttpMethod.Get, "/api/sessions")).Is(401);
    }

    [Fact]
    public async Task A_browsers_cookie_needs_a_page_of_ours()
    {
        var cookie = ("Cookie", $"{BrowserCookie.Name}={await Begin("em")}");
        var current = (await served.AsNobody.Send(HttpMethod.Get, "/api/sessions/current", cookie)).Is(200);
        var word = current.Json.GetProperty("csrfToken").GetString()!;
        const string Path = "/api/sessions/sign-out";
        (await served.AsNobody.Post(Path, new { }, null, cookie)).Is(403, "session.forged");
        (await served.AsNobody.Post(Path, new { }, null, cookie, ("X-Csrf-Token", "x"))).Is(403, "session.forged");
        (await served.AsNobody.Post(
            Path, new { }, null, cookie, ("X-Csrf-Token", word), ("Origin", "https://evil.example"))).Is(403, "session.forged");
        (await served.AsNobody.Post(
            Path, new { }, null, cookie, ("X-Csrf-Token", word), ("Sec-Fetch-Site", "cross-site"))).Is(403, "session.forged");
        Assert.Equal(204, (await served.AsNobody.Post(Path, new { }, null, cookie, ("X-Csrf-Token", word))).Status);
        (await served.AsNobody.Send(HttpMethod.Get, "/api/sessions/current", cookie)).Is(401);
    }

    [Fact]
    public async Task A5_wrong_password_unknown_account_and_no_account_at_all_answer_the_same()
    {
        await served.Newcomer("lan");
        var wrong = (await SignIn("lan", "Mat-khau-2")).Is(401, "session.wrong-password");
        string[] others = ["nobody", "Nobody At All", "", "a'; drop table accounts.sessions; --", new('x', 10_000)];
        foreach (var userName in others)
            Assert.Equal(wrong.Text, (await SignIn(userName, "Mat-khau-2")).Is(401).Text);
        Assert.Equal(wrong.Text, (await SignIn("lan", new string('x', 100_000))).Is(401).Text);

        Task<Reply> SignIn(string userName, string password) => served.AsNobody.Post(
            "/api/sessions", new { userName, password }, "", ("X-Correlation-Id", "one"));
    }

    [Fact]
    public async Task A5_an_unknown_account_costs_as_much_as_a_known_one()
    {
        using var passwords = new Passwords(new SignInOptions { PasswordRounds = 100_000 });
        var hash = await passwords.Hash("Gạch-Ngói-3-Tầng", Served.Ct);
        await passwords.Verify(null, "x", Served.Ct);
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < 15; i++)
        {
            known.Add(await Time(() => passwords.Verify(hash, "x", Served.Ct)));
            unknown.Add(await Time(() => passwords.Verify(null, "x", Served.Ct)));
        }
        // Generous, for a machine that does other things besides; the work itself is the same.
        Assert.InRange(unknown.Order().ElementAt(7) / known.Order().ElementAt(7), 0.5, 2);
    }

    [Fact]
    public async Task A5_after_five_failures_the_next_has_to_wait()
    {
        served.Timer.Stand();
        for (var i = 0; i < 5; i++)
            (await served.SignIn("minh", "wrong")).Is(401);
        var reply = (await served.SignIn("minh", "wrong")).Is(429, "session.too-many-failures");
        Assert.Equal("1", reply.Headers["Retry-After"]);
    }

    [Fact]
    public async Task A5_a_hundred_failures_stop_the_password_until_an_administrator_releases_it()
    {
        var (api, password) = await served.Newcomer("nhan");
        for (var i = 0; i < 100; i++)
        {
            (await served.SignIn("nhan", "wrong")).Is(401);
            served.Timer.Move(TimeSpan.FromSeconds(i < 4 ? 0 : 901));
        }
        (await served.SignIn("nhan", password)).Is(429, "session.password-stopped");
        (await served.As(World.OfOtherWard).Post("/api/accounts/nhan/release-password", new { reason = "x" })).Is(403);
        (await served.As("admin").Post("/api/accounts/nhan/release-password", new { reason = "Đã xác minh" })).Is(200);
        (await served.SignIn("nhan", password)).Is(201);
        Assert.Equal("password_released", (await served.Newest(Account.IdOf("nhan").Value)).Type);
        (await api.Send(HttpMethod.Get, "/api/sessions")).Is(401);
    }

    private static async Task<double> Time(Func<Task> work)
    {
        var begin = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
    }

    private async Task<string> Begin(string userName) =>
        (await served.Services.GetRequiredService<Sessions>().Start(
            Account.IdOf(userName), "operator", isRestricted: false, Session.Lifetime, null, "test", Served.Ct)).Token;
}
