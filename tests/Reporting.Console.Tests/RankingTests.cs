using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>A rank can be traced to events, and contested.</summary>
public sealed class RankingTests(ConsoleTown town)
{
    [Fact]
    public async Task Each_point_leads_to_its_events_and_to_a_way_to_contest_it()
    {
        await town.Post("/api/regimes", new
        {
            code = "xep-hang", name = "Xếp hạng", template = "plain", periodKind = "month", requestingUnit = "P", reporters = new[] { "U5", "U6" },
        });
        await town.Assign("U6", "xep-hang", "2026-08");
        var id = await town.Assign("U5", "xep-hang", "2026-08");
        await town.Post($"/api/reports/{id}/enter", new { cells = new { total = "3", male = "1", female = "2" } }, "clerk");
        await town.Post($"/api/reports/{id}/submit", new { }, "clerk");
        await town.Reach((await town.Post($"/api/reports/{id}/sign", new { }, "leader")).GetProperty("position").GetInt64());
        await using var manager = await (await town.Visit("manager")).Open("/ranking?unit=P&level=commune&regime=xep-hang");
        var rows = manager.Page.Locator("table.list tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(rows.First).ToContainTextAsync("Xã Số 5");
        await manager.Page.GetByText("Xã Số 5").ClickAsync();
        await manager.See("trễ hạn");
        await Assertions.Expect(manager.Page.Locator("a[href^='/audit?position=']").First).ToBeVisibleAsync();
        await SafetyTests.Shown(manager, "ranking");
        await manager.Page.GetByText("Khiếu nại điểm này").ClickAsync();
        await Assertions.Expect(manager.Page.Locator("#incident-unit")).ToHaveValueAsync("U5");
        await Assertions.Expect(manager.Page.Locator("#incident-text")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(id));
        await manager.Button("Gửi cho người vận hành").ClickAsync();
        await manager.See("Khiếu nại điểm xếp hạng: xep-hang 2026-08");
    }
}
