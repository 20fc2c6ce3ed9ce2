namespace Reporting.Host.Tests.Work;

/// <summary>Notices to every user, and incidents that users raise (I3, I5).</summary>
public sealed class NoticeTests
{
    [Fact]
    public async Task I3_Every_user_is_shown_what_was_announced_in_time()
    {
        await using var host = await RunningHost.Start();
        await host.Make(now: "2026-07-02T00:00:00Z");
        var path = "/api/notices/00000000-0000-0000-0000-00000000000a";
        var upgrade = new
        {
            kind = "upgrade", title = "Nâng cấp", text = "Ngừng một giờ", startsAt = "2026-07-03T15:00:00Z",
            endsAt = "2026-07-03T16:00:00Z",
        };
        await host.As(Town.Enters).Post(path, upgrade, 403);
        await host.As("admin").Post(path, upgrade with { startsAt = "2026-07-02T23:00:00Z" }, 422);
        await host.Post(path, upgrade with { kind = "holiday" }, 400);
        await host.Post(path, upgrade, 201);
        var shown = await host.As(Town.Enters).See("/api/notices");
        Assert.Equal(["Nâng cấp"], shown.Texts("title"));
        Assert.Equal("notice_announced", (await host.See("/api/inbox")).GetProperty("messages")[0].GetProperty("kind").GetString());
        var asked = await host.Post("/graphql", new { query = "{ notices { kind title } inbox { unread } }" }, 200);
        Assert.Equal("upgrade", asked.GetProperty("data").GetProperty("notices")[0].GetProperty("kind").GetString());
        await host.Post(path + "/withdraw", new { reason = "Dời" }, 403);
        await host.As("admin").Post(path + "/withdraw", new { reason = "Dời" }, 200);
        await host.Post($"/api/notices/{Guid.Empty}/withdraw", new { reason = "Dời" }, 404);
        Assert.Equal(["Dời"], (await host.As(Town.Enters).See("/api/notices")).Texts("withdrawnReason"));
        await host.As("admin").Move("2026-07-03T16:00:00Z");
        Assert.Equal(0, (await host.See("/api/notices")).GetArrayLength());
    }

    [Fact]
    public async Task I5_A_user_raises_an_incident_and_gets_the_answer()
    {
        await using var host = await RunningHost.Start();
        await host.Make();
        var path = "/api/incidents/00000000-0000-0000-0000-00000000000b";
        await host.As(Town.Enters).Post(path, new { title = "Lỗi", text = "Trang trắng", unit = "none" }, 422);
        await host.Post(path, new { title = "Lỗi", text = "Trang trắng", unit = "C1" }, 201);
        Assert.Equal(0, (await host.As(Town.Gives).See("/api/incidents")).GetArrayLength() - 1);
        await host.Account("hoa");
        Assert.Equal(0, (await host.As("hoa").See("/api/incidents")).GetArrayLength());
        await host.Post(path + "/answer", new { answer = "Không" }, 403);
        await host.As("admin").Post(path + "/answer", new { answer = "Đã sửa", isClosed = true }, 200);
        await host.Post(path + "/answer", new { answer = "Nữa" }, 422);
        await host.Post($"/api/incidents/{Guid.Empty}/answer", new { answer = "Gì" }, 404);
        var mine = (await host.As(Town.Enters).See("/api/incidents"))[0];
        Assert.Equal(("Đã sửa", "an", "C1"), (
            mine.GetProperty("answer").GetString(), mine.GetProperty("userName").GetString(), mine.GetProperty("unit").GetString()));
        Assert.Equal("Đã sửa", (await host.See("/api/inbox")).GetProperty("messages")[0].GetProperty("text").GetString());
    }
}
