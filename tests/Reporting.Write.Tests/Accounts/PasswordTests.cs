using System.Text;
using Reporting.Domain.Accounts;

namespace Reporting.Write.Tests.Accounts;

/// <summary>Passwords over HTTP (A5).</summary>
public sealed class PasswordTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public async Task A5_a_first_password_is_used_once_and_then_only_to_change_it()
    {
        var first = await Issue("khanh");
        var stored = await served.Newest(Account.IdOf("khanh").Value);
        Assert.DoesNotContain(first, Encoding.UTF8.GetString(stored.Data.Span), StringComparison.Ordinal);
        var session = (await served.SignIn("khanh", first)).Is(201);
        Assert.True(session.Json.GetProperty("mustChangePassword").GetBoolean());
        var api = served.With(session.Json.GetProperty("token").GetString()!);
        (await api.Send(HttpMethod.Get, "/api/units")).Is(403, "session.password-must-change");
        (await api.Post("/api/indicators", new { })).Is(403, "session.password-must-change");
        (await served.SignIn("khanh", first)).Is(401, "session.wrong-password");
        var offered = (await api.Send(HttpMethod.Get, "/api/passwords/suggestion")).Is(200)
            .Json.GetProperty("password").GetString()!;
        var changed = (await api.Post(
            "/api/accounts/khanh/change-password", new { oldPassword = first, newPassword = offered })).Is(200);
        Assert.Equal("no-store", changed.Headers["Cache-Control"]);
        (await api.Send(HttpMethod.Get, "/api/units")).Is(401);
        (await served.With(changed.Json.GetProperty("token").GetString()!).Send(HttpMethod.Get, "/api/units")).Is(200);
        Assert.False((await served.SignIn("khanh", offered)).Is(201).Json.GetProperty("mustChangePassword").GetBoolean());
        Assert.Equal(
            ["account_registered", "password_changed"], await served.Types(Account.IdOf("khanh").Value));
    }

    [Fact]
    public async Task A5_a_first_password_is_dead_after_a_day()
    {
        var first = await Issue("lam");
        served.Timer.Move(TimeSpan.FromHours(24));
        (await served.SignIn("lam", first)).Is(401, "session.wrong-password");
    }

    [Fact]
    public async Task A5_a_first_password_that_two_use_at_once_opens_one_session()
    {
        var first = await Issue("loc");
        var both = await Task.WhenAll(served.SignIn("loc", first), served.SignIn("loc", first));
        Assert.Equal([201, 401], both.Select(r => r.Status).Order());
    }

    [Fact]
    public async Task A5_the_last_five_and_weak_ones_are_refused_and_change_nothing()
    {
        var (api, present) = await served.Newcomer("mai");
        string[] chosen = [present, .. Enumerable.Range(1, 5).Select(i => $"Trâu-Vàng-Bơi-{i}-Vòng")];
        for (var i = 1; i < chosen.Length; i++)
        {
            api = served.With((await Change(api, chosen[i - 1], chosen[i])).Is(200).Json.GetProperty("token").GetString()!);
        }
        var head = await served.Head();
        (await Change(api, chosen[5], "short")).Is(422, "account.password-weak");
        (await Change(api, chosen[5], "HaiPhong-2026-HaiPhong")).Is(422, "account.password-common");
        (await Change(api, chosen[5], "kY7.mai-vPq2-RtWm")).Is(422, "account.password-contains-name");
        (await Change(api, chosen[5], "kY7.BD-vPq2RtWm+")).Is(200);
        api = served.With((await served.SignIn("mai", "kY7.BD-vPq2RtWm+")).Is(201).Json.GetProperty("token").GetString()!);
        head = await served.Head();
        foreach (var earlier in chosen[2..])
            (await Change(api, "kY7.BD-vPq2RtWm+", earlier)).Is(422, "account.password-used");
        (await Change(api, "kY7.BD-vPq2RtWm+", "kY7.BD-vPq2RtWm+")).Is(422, "account.password-used");
        (await Change(api, "kY7.BD-vPq2RtWm-", chosen[0])).Is(422, "session.old-password-wrong");
        Assert.Equal(head, await served.Head());
        (await Change(api, "kY7.BD-vPq2RtWm+", chosen[0])).Is(200);

        Task<Reply> Change(Api by, string old, string next) => by.Post(
            "/api/accounts/mai/change-password", new { oldPassword = old, newPassword = next });
    }

    [Fact]
    public async Task A5_a_change_that_is_sent_again_is_one_change()
    {
        var first = await Issue("nam");
        var token = (await served.SignIn("nam", first)).Is(201).Json.GetProperty("token").GetString()!;
        var wish = new { oldPassword = first, newPassword = "Gạch-Ngói-3-Tầng" };
        var one = (await served.With(token).Post("/api/accounts/nam/change-password", wish, "change")).Is(200);
        var again = served.With(one.Json.GetProperty("token").GetString()!);
        (await again.Post("/api/accounts/nam/change-password", wish, "change")).Is(200);
        Assert.Equal(["account_registered", "password_changed"], await served.Types(Account.IdOf("nam").Value));
        (await served.SignIn("nam", "Gạch-Ngói-3-Tầng")).Is(201);
    }

    [Fact]
    public async Task A5_a_lost_password_goes_from_the_holder_over_the_units_administrator_to_the_operator()
    {
        var (api, password) = await served.Newcomer("oanh");
        (await api.Post("/api/accounts/oanh/report-password-loss", new { cause = "stolen", note = "Mất sổ" })).Is(200);
        (await api.Send(HttpMethod.Get, "/api/units")).Is(401);
        (await served.SignIn("oanh", password)).Is(401, "session.wrong-password");
        var request = (await served.As(World.Administers).Post("/api/account-requests", new
        {
            act = "reissue-password", userName = "oanh", unit = "BD", documentNumber = "20/CV",
        })).Is(201).Id;
        (await served.As(World.Administers).Post("/api/accounts/oanh/reissue-password", new { request }))
            .Is(422, "account-request.own");
        (await served.As(World.OfOtherWard).Post("/api/accounts/oanh/reissue-password", new { request })).Is(403);
        var reissued = (await served.As("admin").Post("/api/accounts/oanh/reissue-password", new { request }, "again")).Is(200);
        var first = reissued.Json.GetProperty("firstPassword").GetString()!;
        Assert.True((await served.SignIn("oanh", first)).Is(201).Json.GetProperty("mustChangePassword").GetBoolean());
        (await served.SignIn("oanh", password)).Is(401);
    }

    [Fact]
    public async Task A5_hashes_of_earlier_stores_work_and_are_made_anew()
    {
        await served.Newcomer("quynh");
        var earlier = new Microsoft.AspNetCore.Identity.PasswordHasher<object>().HashPassword(this, "Mat-khau-1");
        await using var command = served.Db.CreateCommand(
            "update accounts.credentials set password_hash = $1 where account_id = $2");
        command.Parameters.Add(new() { Value = earlier });
        command.Parameters.Add(new() { Value = Account.IdOf("quynh").Value });
        await command.ExecuteNonQueryAsync(Served.Ct);
        (await served.SignIn("quynh", "Mat-khau-2")).Is(401);
        (await served.SignIn("quynh", "Mat-khau-1")).Is(201);
        await using var look = served.Db.CreateCommand(
            "select password_hash like 'pbkdf2-sha256$1000$%' from accounts.credentials where account_id = $1");
        look.Parameters.Add(new() { Value = Account.IdOf("quynh").Value });
        Assert.True((bool)(await look.ExecuteScalarAsync(Served.Ct))!);
        (await served.SignIn("quynh", "Mat-khau-1")).Is(201);
    }

    private async Task<string> Issue(string userName) => (await served.As("admin").Post("/api/accounts", new
    {
        userName, displayName = "Cán bộ", grants = new[] { new { role = "enter", unit = "BD" } },
    })).Is(201).Json.GetProperty("firstPassword").GetString()!;
}
