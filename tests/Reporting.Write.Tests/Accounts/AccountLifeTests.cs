using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Accounts;

namespace Reporting.Write.Tests.Accounts;

/// <summary>What is done to an account over HTTP, from the request to its end (A3, A4, A6).</summary>
public sealed class AccountLifeTests(Served served) : IClassFixture<Served>
{
    private const string Why = "Theo công văn";

    [Fact]
    public async Task A3_a_request_is_registered_and_the_act_rests_on_it()
    {
        var asked = (await served.As(World.Administers).Post("/api/account-requests", new
        {
            act = "issue", userName = "khoa", unit = "BD", documentNumber = "12/CV", receivedOn = "2026-01-02",
        })).Is(201);
        (await served.As(World.Administers).Post("/api/accounts", new
        {
            userName = "kien", displayName = "Cán bộ", grants = new[] { new { role = "enter", unit = "BD" } },
            request = asked.Id,
        })).Is(422, "account-request.for-another");
        (await served.As(World.Administers).Post("/api/accounts", new
        {
            userName = "khoa", displayName = "Cán bộ", grants = new[] { new { role = "enter", unit = "BD" } },
            request = asked.Id,
        })).Is(201);
        var stored = (AccountRegistered)AccountEventCodec.Decode(
            "account_registered", (await served.Newest(Account.IdOf("khoa").Value)).Data.Span);
        Assert.Equal(new Mandate("12/CV", asked.Id), stored.Mandate);
        (await served.As(World.Administers).Post($"/api/account-requests/{asked.Id}/decline", new { reason = Why })).Is(200);
        (await served.As(World.OfOtherWard).Post($"/api/account-requests/{asked.Id}/decline", new { reason = Why })).Is(403);
        (await served.As("admin").Post($"/api/account-requests/{Guid.Empty}/decline", new { reason = Why })).Is(404);
    }

    [Fact]
    public async Task A3_a_request_is_due_on_the_next_working_day()
    {
        // 2 January 2026 is a Friday.
        var asked = (await served.As("admin").Post("/api/account-requests", new
        {
            act = "lock", userName = "khoa", unit = "BD", documentNumber = "13/CV",
        })).Is(201);
        var stored = (AccountActRequested)AccountRequestEventCodec.Decode(
            "account_act_requested", (await served.Newest(asked.Id)).Data.Span);
        Assert.Equal((new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 5)), (stored.ReceivedOn, stored.DueOn));
        Assert.Equal(new DateTimeOffset(2026, 1, 5, 17, 0, 0, TimeSpan.Zero), stored.DueBefore);
    }

    [Fact]
    public async Task A3_a_lock_ends_every_session_at_once_and_unlocking_opens_the_account()
    {
        var (api, password) = await served.Newcomer("long");
        (await api.Send(HttpMethod.Get, "/api/sessions")).Is(200);
        (await served.As(World.Administers).Post(
            "/api/accounts/long/lock", new { cause = "leave", reason = Why, documentNumber = "1/CV" })).Is(200);
        (await api.Send(HttpMethod.Get, "/api/sessions")).Is(401, "request.unauthenticated");
        (await served.SignIn("long", password)).Is(401, "session.account-locked");
        (await served.SignIn("long", "Gạch-Ngói-4-Tầng")).Is(401, "session.wrong-password");
        (await served.As(World.Administers).Post("/api/accounts/long/unlock", new { reason = Why })).Is(200);
        (await served.SignIn("long", password)).Is(201);
    }

    [Fact]
    public async Task A3_retirement_locks_on_its_day()
    {
        var (api, _) = await served.Newcomer("hien");
        (await served.As("admin").Post(
            "/api/accounts/hien/lock", new { cause = "retirement", reason = Why, from = "2026-02-01" })).Is(200);
        (await api.Send(HttpMethod.Get, "/api/sessions")).Is(200);
        Assert.False((await served.Services.GetRequiredService<Streams>().Accounts.Refresh(Account.IdOf("hien").Value, Served.Ct))
            .State.IsOpen(new DateOnly(2026, 2, 1)));
    }

    [Fact]
    public async Task A3_revoking_is_for_ever()
    {
        var (api, password) = await served.Newcomer("phuc");
        (await served.As("admin").Post("/api/accounts/phuc/revoke", new { reason = Why })).Is(200);
        (await api.Send(HttpMethod.Get, "/api/sessions")).Is(401);
        (await served.SignIn("phuc", password)).Is(401, "session.account-locked");
        (await served.As("admin").Post("/api/accounts/phuc/unlock", new { reason = Why })).Is(422, "account.revoked");
        (await served.As("admin").Post("/api/accounts/admin/revoke", new { reason = Why })).Is(422, "account.own");
    }

    [Fact]
    public async Task A3_another_post_brings_other_roles_and_a_new_sign_in()
    {
        var (api, password) = await served.Newcomer("tam");
        (await served.As(World.Administers).Post("/api/accounts/tam/change-post", new
        {
            grants = new[] { new { role = "enter", unit = "HK" } }, unit = "HK", reason = Why,
        })).Is(200);
        (await api.Send(HttpMethod.Get, "/api/sessions")).Is(401);
        var token = (await served.SignIn("tam", password)).Is(201).Json.GetProperty("token").GetString()!;
        var report = World.Report("2026-01-11");
        (await served.As("admin").Post("/api/reports/bulk/assign", new { items = new[] { World.Owed("2026-01-11") } })).Is(200);
        (await served.With(token).Post($"/api/reports/{report}/enter", World.Figures())).Is(403);
        // Who administers only the old unit can't move anybody to the new one.
        (await served.As(World.OfOtherWard).Post("/api/accounts/tam/change-post", new
        {
            grants = new[] { new { role = "enter", unit = "BD" } }, reason = Why,
        })).Is(403);
    }

    [Fact]
    public async Task A4_A6_an_acting_leader_signs_and_the_event_says_for_whom()
    {
        var (api, _) = await served.Newcomer("vinh", "read");
        (await served.As("admin").Post("/api/reports/bulk/assign", new { items = new[] { World.Owed("2026-01-12") } })).Is(200);
        var report = World.Report("2026-01-12");
        (await served.As(World.Enters).Post($"/api/reports/{report}/enter", World.Figures())).Is(200);
        (await served.As(World.Enters).Post($"/api/reports/{report}/submit", new { })).Is(200);
        (await api.Post($"/api/reports/{report}/sign", new { })).Is(403);
        object Wish(string from, string until) => new
        {
            @for = World.Signs, grants = new[] { new { role = "sign", unit = "BD" } }, from, until, reason = Why,
        };
        (await api.Post("/api/accounts/vinh/delegate", Wish("2026-01-01", "2026-01-31"))).Is(403);
        (await served.As(World.Signs).Post("/api/accounts/vinh/delegate", Wish("2026-02-01", "2026-02-28"))).Is(200);
        (await api.Post($"/api/reports/{report}/sign", new { })).Is(403);
        (await served.As(World.Signs).Post("/api/accounts/vinh/delegate", Wish("2026-01-01", "2026-01-31"))).Is(200);
        (await api.Post($"/api/reports/{report}/sign", new { })).Is(200);
        var signed = await served.Newest(report);
        Assert.Equal(Account.IdOf("vinh").Value.ToString(), signed.Metadata.UserName);
        Assert.Equal(Account.IdOf(World.Signs).Value.ToString(), signed.Metadata.Headers!["acting-for"]);
        Assert.Equal("127.0.0.1", signed.Metadata.Headers!["source"]);
        (await api.Post("/api/accounts/vinh/end-delegation", new { @for = World.Signs, reason = Why })).Is(200);
        (await api.Post($"/api/reports/{report}/recall", new { })).Is(403);
    }

    [Theory]
    [InlineData("lock", "{\"cause\":\"leave\",\"reason\":\"\"}", 422)]
    [InlineData("lock", "{\"cause\":\"holiday\",\"reason\":\"x\"}", 400)]
    [InlineData("lock", "{\"cause\":\"leave\",\"reason\":\"x\",\"from\":\"2026-02-30\"}", 400)]
    [InlineData("lock", "{\"cause\":\"leave\",\"reason\":\"a\\u0000b\"}", 400)]
    [InlineData("lock", "{\"reason\":\"x\"}", 400)]
    [InlineData("unlock", "{\"reason\":\" \"}", 422)]
    [InlineData("unlock", "{\"reason\":5}", 400)]
    [InlineData("revoke", "{\"reason\":null}", 400)]
    [InlineData("revoke", "{\"reason\":\"x\",\"request\":\"1\"}", 400)]
    [InlineData("revoke", "{\"reason\":\"x\",\"request\":\"00000000-0000-0000-0000-000000000001\"}", 422)]
    [InlineData("change-post", "{\"grants\":[{\"role\":\"enter\",\"unit\":\"XX\"}],\"reason\":\"x\"}", 422)]
    [InlineData("change-post", "{\"grants\":null,\"reason\":\"x\"}", 400)]
    [InlineData("delegate", "{\"for\":\"nobody\",\"grants\":[],\"from\":\"2026-01-01\",\"until\":\"2026-01-02\",\"reason\":\"x\"}", 422)]
    [InlineData("delegate", "{\"for\":\"\",\"grants\":[],\"from\":\"x\",\"until\":\"2026-01-02\",\"reason\":\"x\"}", 400)]
    [InlineData("end-delegation", "{\"for\":\"an\",\"reason\":\"\"}", 422)]
    [InlineData("report-password-loss", "{\"cause\":\"eaten\",\"note\":\"x\"}", 400)]
    [InlineData("report-password-loss", "{\"cause\":\"lost\",\"note\":\"\"}", 422)]
    [InlineData("reissue-password", "{\"request\":\"00000000-0000-0000-0000-000000000001\"}", 422)]
    [InlineData("release-password", "{\"reason\":\"\"}", 422)]
    [InlineData("bind-identity", "{\"subject\":\"x\"}", 422)]
    [InlineData("unbind-identity", "{\"subject\":\"x\",\"reason\":\"x\"}", 422)]
    [InlineData("change-password", "{\"oldPassword\":\"x\",\"newPassword\":\"y\"}", 403)]
    public async Task A3_what_is_malformed_or_refused_stores_nothing(string verb, string body, int status)
    {
        var head = await served.Head();
        (await served.As("admin").Post($"/api/accounts/{World.Enters}/{verb}", body)).Is(status);
        (await served.As("admin").Post($"/api/accounts/nobody-at-all/{verb}", body)).Is(
            status == 400 ? 400 : verb == "change-password" ? 403 : 404);
        (await served.As(World.Reads).Post($"/api/accounts/{World.Enters}/{verb}", body)).Is(
            status == 400 ? 400 : 403);
        (await served.AsNobody.Post($"/api/accounts/{World.Enters}/{verb}", body)).Is(401);
        Assert.Equal(head, await served.Head());
    }
}
