using System.Text.Json;
using Reporting.Domain.Profiles;
using Reporting.TestKit;

namespace Reporting.Host.Tests.Accounts;

/// <summary>What administrators see of requests, accounts and delegations, and sessions over two hosts.</summary>
public sealed class AccountListTests
{
    [Fact]
    public async Task A3_late_requests_are_visible_over_REST_and_GraphQL()
    {
        await using var host = (await RunningHost.Start(change: o => o with { Profile = ProfileJson.Named("bacgiang") }))
            .As("admin");
        await host.Post("/api/clock", new { now = "2026-01-02T02:00:00Z" }, 200);
        await host.Post("/api/units", new { code = "X", name = "X", kind = "x", effectiveFrom = "2026-01-01" }, 201);
        var requests = new List<Guid>();
        foreach (var userName in (string[])["an", "binh", "chi"])
        {
            requests.Add((await host.Post("/api/account-requests", new
            {
                act = "issue", userName, unit = "X", documentNumber = "1/CV",
            }, 201)).GetProperty("id").GetGuid());
        }
        // Friday's request is in time until the end of Monday, in the deployment's time zone.
        await host.Post("/api/clock", new { now = "2026-01-05T16:59:59Z" }, 200);
        await Issue(host, "an", requests[0]);
        Assert.Equal("", await Late(host));
        await host.Post("/api/clock", new { now = "2026-01-05T17:00:00Z" }, 200);
        Assert.Equal("binh,chi", await Late(host));
        await Issue(host, "binh", requests[1]);
        Assert.Equal("binh,chi", await Late(host));
        await host.Post($"/api/account-requests/{requests[2]}/decline", new { reason = "Thiếu chữ ký" }, 200);
        var last = await host.Post("/api/account-requests", new
        {
            act = "lock", userName = "an", unit = "X", documentNumber = "2/CV",
        }, 201);
        await host.Get("/api/units", 200, waitFor: last.GetProperty("position").GetInt64());
        var asked = await host.Post("/graphql", new
        {
            query = "{ accountRequests(within: \"X\", where: { isOpen: true }) { totalCount nodes { act userName isLate dueOn unit { code } } } }",
        }, 200);
        Assert.Equal(
            """{"totalCount":1,"nodes":[{"act":"lock","userName":"an","isLate":false,"dueOn":"2026-01-07","unit":{"code":"X"}}]}""",
            asked.GetProperty("data").GetProperty("accountRequests").GetRawText());
    }

    [Fact]
    public async Task A4_states_of_accounts_and_delegations_are_shown()
    {
        await using var host = (await RunningHost.Start()).As("admin");
        await host.Post("/api/clock", new { now = "2026-01-02T02:00:00Z" }, 200);
        await host.Post("/api/units", new { code = "X", name = "X", kind = "x", effectiveFrom = "2026-01-01" }, 201);
        foreach (var userName in (string[])["an", "binh"])
        {
            await host.Post("/api/accounts", new
            {
                userName, displayName = userName, unit = "X", grants = new[] { new { role = "sign", unit = "X" } },
            }, 201);
        }
        await host.Post("/api/accounts/an/delegate", new
        {
            @for = "binh", grants = new[] { new { role = "sign", unit = "X" } }, from = "2026-01-01", until = "2026-01-09",
            reason = "Đi công tác",
        }, 200);
        await host.Post("/api/accounts/binh/lock", new { cause = "leave", reason = "x", from = "2026-01-02" }, 200);
        var done = await host.Post("/api/accounts/an/end-delegation", new { @for = "binh", reason = "x" }, 200);
        await host.Get("/api/accounts", 200, waitFor: done.GetProperty("position").GetInt64());
        var asked = await host.Post("/graphql", new
        {
            query = """
                { accounts(where: { isLocked: true }) { nodes { userName lockCause lockedFrom isRevoked unit { code } } }
                  delegations { nodes { account { userName } for { userName } roles from until reason endedAt } } }
                """,
        }, 200);
        var data = asked.GetProperty("data");
        Assert.Equal(
            """[{"userName":"binh","lockCause":"leave","lockedFrom":"2026-01-02","isRevoked":false,"unit":{"code":"X"}}]""",
            data.GetProperty("accounts").GetProperty("nodes").GetRawText());
        var delegation = Assert.Single(data.GetProperty("delegations").GetProperty("nodes").EnumerateArray());
        Assert.StartsWith(
            """{"account":{"userName":"an"},"for":{"userName":"binh"},"roles":["sign"],"from":"2026-01-01","until":"2026-01-09","reason":"Đi công tác","endedAt":"2026""",
            delegation.GetRawText(), StringComparison.Ordinal);
        var listed = (await host.Get("/api/delegations", 200)).GetProperty("items")[0];
        Assert.Equal("an", listed.GetProperty("account").GetProperty("userName").GetString());
    }

    [Fact]
    public async Task A5_a_session_that_ends_on_one_host_is_over_on_the_other()
    {
        var database = await TestPostgres.CreateDatabase(RunningHost.Ct);
        await using var one = (await RunningHost.Start(simulated: false, database)).As("admin");
        await using var other = await RunningHost.Start(simulated: false, database);
        other.Client.DefaultRequestHeaders.Authorization = one.Client.DefaultRequestHeaders.Authorization;
        // The other host remembers the session now.
        await other.Get("/api/units", 200);
        using var signOut = await one.Client.PostAsync(new Uri("/api/sessions/sign-out", UriKind.Relative), null, RunningHost.Ct);
        Assert.Equal(204, (int)signOut.StatusCode);
        var end = TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(10);
        int status;
        do
        {
            using var answer = await other.Client.GetAsync(new Uri("/api/units", UriKind.Relative), RunningHost.Ct);
            status = (int)answer.StatusCode;
        }
        while (status == 200 && TimeProvider.System.GetUtcNow() < end);
        Assert.Equal(401, status);
    }

    [Fact]
    public async Task A5_a_subscription_ends_with_its_session()
    {
        await using var host = (await RunningHost.Start(simulated: false)).As("admin");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                """{"query":"subscription { positionAdvanced }"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, RunningHost.Ct);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(RunningHost.Ct));
        while ((await reader.ReadLineAsync(RunningHost.Ct))?.StartsWith("data:", StringComparison.Ordinal) != true)
            await Task.Yield();
        using var signOut = await host.Client.PostAsync(new Uri("/api/sessions/sign-out", UriKind.Relative), null, RunningHost.Ct);
        Assert.Equal(204, (int)signOut.StatusCode);
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            while (await reader.ReadLineAsync(RunningHost.Ct) is not null)
                await Task.Yield();
        });
    }

    [Fact]
    public async Task A5_an_old_password_is_warned_of_and_then_only_changed()
    {
        var timer = new Timer();
        await using var host = (await RunningHost.Start(simulated: false, change: o => o with
        {
            Profile = ProfileJson.Named("hanoi"), Timer = timer,
        })).As("admin");
        var password = (await File.ReadAllTextAsync(Path.Combine(host.Folder, DataFolder.FirstPasswordFile), RunningHost.Ct)).Trim();
        Assert.False((await SignIn()).GetProperty("passwordExpiresSoon").GetBoolean());
        timer.Ahead = TimeSpan.FromDays(80);
        var soon = await SignIn();
        Assert.True(soon.GetProperty("passwordExpiresSoon").GetBoolean());
        Assert.False(soon.GetProperty("mustChangePassword").GetBoolean());
        timer.Ahead = TimeSpan.FromDays(93);
        Assert.True((await SignIn()).GetProperty("mustChangePassword").GetBoolean());

        Task<JsonElement> SignIn() => host.Post("/api/sessions", new { userName = "admin", password }, 201);
    }

    [Fact]
    public void Nothing_that_a_deployment_can_set_reaches_the_rounds() =>
        Assert.Equal(600_000, new HostOptions { DataFolder = "x" }.PasswordRounds);

    private sealed class Timer : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }

    private static Task<JsonElement> Issue(RunningHost host, string userName, Guid request) => host.Post("/api/accounts", new
    {
        userName, displayName = userName, request, grants = new[] { new { role = "enter", unit = "X" } },
    }, 201);

    private static async Task<string> Late(RunningHost host)
    {
        var list = await host.Get("/api/account-requests?onlyLate=true", 200, waitFor: await Head(host));
        return string.Join(',', list.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("userName").GetString()).Order());
    }

    private static async Task<long> Head(RunningHost host) =>
        (await host.Post("/graphql", new { query = "{ position }" }, 200)).GetProperty("data").GetProperty("position").GetInt64();
}
