using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>Regimes are defined with their deadlines before one's eyes, and their reports assigned and taken back.</summary>
public sealed class RegimeTests(ConsoleTown town)
{
    [Fact]
    public async Task A_regime_is_defined_with_the_units_that_were_picked_and_the_next_deadlines()
    {
        await using var manager = await (await town.Visit("manager")).Open("/regimes/new");
        await manager.Page.FillAsync("#code", "che-do-moi");
        await manager.Page.FillAsync("#name", "Chế độ mới");
        await manager.Page.FillAsync("#template", "plain");
        await manager.Page.FillAsync("#requestingUnit", "P");
        await manager.Page.GetByLabel("Danh sách chọn").CheckAsync();
        await manager.Page.FillAsync("#reporters-text", "xa so");
        await manager.Page.PressAsync("#reporters-text", "Tab");
        await manager.Button("Chọn cả 9").ClickAsync();
        await manager.See("đã chọn 9");
        await manager.Page.GetByLabel("Xã Số 9 U9").UncheckAsync();
        await manager.See("đã chọn 8");
        await manager.Page.GetByText("Thời hạn riêng của chế độ này").ClickAsync();
        await manager.Page.FillAsync("#dayOfMonth", "31");
        await manager.Page.PressAsync("#dayOfMonth", "Tab");
        await manager.See("Thời hạn cần nêu ngày trong tháng");
        await manager.Page.FillAsync("#dayOfMonth", "2");
        await manager.Page.PressAsync("#dayOfMonth", "Tab");
        await manager.See("lùi từ");
        await SafetyTests.Shown(manager, "regime-new");
        await manager.Button("Ban hành chế độ báo cáo").ClickAsync();
        await manager.Arrives("/regimes/che-do-moi");
        await manager.See("8 đơn vị");
    }

    [Fact]
    public async Task Reports_are_assigned_ad_hoc_by_cells_and_taken_back_with_a_reason()
    {
        await using var manager = await town.Visit("manager");
        await town.Post("/api/regimes", new
        {
            code = "dot-xuat", name = "Đột xuất", template = "plain", periodKind = "month", requestingUnit = "P", type = "ad_hoc",
            reporters = new[] { "U1", "U2" },
        });
        await manager.Open("/regimes/dot-xuat");
        await manager.Page.GetByText("Giao báo cáo (cả đột xuất)").ClickAsync();
        await manager.Page.FillAsync("#period", "2026-13");
        await manager.Page.GetByLabel("Xã Số 1 U1").CheckAsync();
        await manager.Page.GetByLabel("Xã Số 3 U3").CheckAsync();
        await manager.Page.GetByLabel("total", new() { Exact = true }).CheckAsync();
        await manager.Button("Giao cho 2 đơn vị").ClickAsync();
        await Assertions.Expect(manager.Page.Locator("ul.at-field li").First).ToContainTextAsync("2026-13");
        await manager.Page.FillAsync("#period", "2026-10");
        await manager.Button("Giao cho 2 đơn vị").ClickAsync();
        await Assertions.Expect(manager.Page.Locator("ul.at-field li")).ToHaveCountAsync(1);
        await manager.See("Đã giao cho 1 đơn vị.");
        await manager.Page.GetByText("Hủy giao", new() { Exact = true }).First.ClickAsync();
        await manager.Page.SelectOptionAsync("#cancelled", new SelectOptionValue { Label = "Xã Số 1, 2026-10" });
        await manager.Page.FillAsync("#reason", "Giao nhầm.");
        await manager.Page.Locator("button.danger", new() { HasText = "Hủy giao" }).ClickAsync();
        await manager.See("Đã hủy giao.");
        await SafetyTests.Shown(manager, "regime");
    }

    [Fact]
    public async Task A_report_is_assigned_on_by_cells_and_taken_back()
    {
        await using var manager = await town.Visit("manager");
        await town.Post("/api/regimes", new
        {
            code = "giao-tiep", name = "Giao tiếp", template = "plain", periodKind = "month", requestingUnit = "P", reporters = new[] { "U4" },
        });
        await town.Assign("U4", "giao-tiep", "2026-11");
        await manager.Open("/regimes/giao-tiep");
        await manager.Page.GetByText("Giao tiếp phần việc").ClickAsync();
        await manager.Page.SelectOptionAsync("#part-report", new SelectOptionValue { Label = "Xã Số 4, 2026-11" });
        await manager.See("Chưa giao tiếp phần nào.");
        await manager.Button("Giao tiếp").ClickAsync();
        await manager.See("Hãy giao cho đúng một đơn vị hoặc một tài khoản.");
        await manager.Page.FillAsync("#part-account", "clerk");
        await manager.Page.GetByLabel("male", new() { Exact = true }).Last.CheckAsync();
        await manager.Button("Giao tiếp").ClickAsync();
        await manager.See("Đã giao tiếp.");
        await manager.See("Cán bộ clerk (clerk), male");
        await SafetyTests.Shown(manager, "assign-on");
        await manager.Page.FillAsync("#part-reason", "Giao nhầm người.");
        await manager.Button("Thôi giao phần 1").ClickAsync();
        await manager.See("đã thôi");
    }

    [Fact]
    public async Task A_unit_gets_its_signers_for_a_regime()
    {
        await using var manager = await (await town.Visit("manager")).Open("/regimes/plain");
        await manager.Page.GetByText("Người kiểm tra, người ký theo đơn vị").ClickAsync();
        await manager.Page.FillAsync("#rule-unit", "U7");
        await manager.Page.FillAsync("#rule-signers", "leader");
        await manager.Page.FillAsync("#rule-document", "7/QĐ");
        await manager.Button("Ban hành quy định duyệt").ClickAsync();
        await Assertions.Expect(manager.Page.Locator("details table tbody tr")).ToContainTextAsync("leader");
    }
}
