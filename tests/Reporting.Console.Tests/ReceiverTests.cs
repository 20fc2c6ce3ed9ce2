using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>The receiver's pile, accepted many at once, and how all units stand.</summary>
public sealed class ReceiverTests(ConsoleTown town)
{
    [Fact]
    public async Task A_receiver_accepts_many_reports_at_once()
    {
        Assert.SkipUnless(ConsoleTown.Chromium is not null, "There is no Chromium on this machine.");
        foreach (var unit in new[] { "U1", "U2", "U3" })
        {
            var id = await town.Assign(unit, "plain", "2026-05");
            await town.Post($"/api/reports/{id}/enter", new { cells = new { total = 3, male = 1, female = 2 } }, "clerk");
            await town.Post($"/api/reports/{id}/submit", new { }, "clerk");
            var signed = await town.Post($"/api/reports/{id}/sign", new { }, "leader");
            await town.Reach(signed.GetProperty("position").GetInt64());
        }
        await using var receiver = await (await town.Visit("receiver")).Open("/");
        foreach (var name in new[] { "Xã Số 1", "Xã Số 2", "Xã Số 3" })
            await receiver.Page.GetByLabel($"{name}, plain, 2026-05").CheckAsync();
        await SafetyTests.NothingSerious(receiver);
        await receiver.Widths("pile");
        await receiver.Button("Tiếp nhận 3 báo cáo đã chọn").ClickAsync();
        await receiver.See("Đã tiếp nhận 3 báo cáo, 0 không được.");
        await Assertions.Expect(receiver.Page.GetByLabel("Xã Số 2, plain, 2026-05")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_matrix_draws_what_is_in_sight_and_is_walked_with_arrows()
    {
        await using var manager = await town.Visit("manager");
        await town.Post("/api/templates/daily/versions", new
        {
            version = 1, name = "Ngày", periodKind = "day", validFrom = "2026-01-01", rows = new[] { new { indicator = "total" } }, constraints = Array.Empty<object>(),
        });
        await town.Post("/api/regimes", new
        {
            code = "daily", name = "Báo cáo ngày", template = "daily", periodKind = "day", requestingUnit = "P", reportersKind = "commune",
        });
        var days = Enumerable.Range(0, 40).Select(i => new DateOnly(2026, 9, 1).AddDays(i).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var done = await town.Post("/api/reports/bulk/assign", new
        {
            items = days.SelectMany(period => Enumerable.Range(1, 9).Select(i => new { unit = $"U{i}", regime = "daily", period })),
        });
        await town.Reach(done.GetProperty("items").EnumerateArray().Max(item => item.GetProperty("position").GetInt64()));
        await manager.Open("/status");
        await manager.Page.GetByLabel("Chế độ báo cáo").SelectOptionAsync("daily");
        await manager.Page.GetByLabel("Số kỳ gần nhất").SelectOptionAsync("36");
        await manager.Button("Xem").ClickAsync();
        var cells = manager.Page.Locator(".matrix a[data-row]");
        await Assertions.Expect(manager.Page.Locator(".matrix thead th.period").First).ToHaveTextAsync("2026-10-10");
        await cells.First.WaitForAsync();
        Assert.InRange(await cells.CountAsync(), 9, 9 * 20);
        await manager.Page.Locator(".matrix").EvaluateAsync("box => box.scrollLeft = box.scrollWidth");
        await Assertions.Expect(manager.Page.Locator(".matrix thead th.period").Last).ToHaveTextAsync("2026-09-05");
        await manager.Page.Locator(".matrix").EvaluateAsync("box => box.scrollLeft = 0");
        await Assertions.Expect(manager.Page.Locator(".matrix thead th.period").First).ToHaveTextAsync("2026-10-10");
        await manager.Page.FocusAsync(".matrix");
        foreach (var key in new[] { "ArrowDown", "ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp" })
            await manager.Page.Keyboard.PressAsync(key);
        await Assertions.Expect(manager.Page.Locator(".matrix a[data-row='0'][data-column='2']")).ToBeFocusedAsync();
        await SafetyTests.NothingSerious(manager);
        await manager.Widths("matrix");
        await manager.Page.Keyboard.PressAsync("Enter");
        await manager.Arrives("/reports/*");
    }
}
