using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>Indicators and their sets: found without diacritics, drafted with a formula, tried, made official.</summary>
public sealed class CatalogueTests(ConsoleTown town)
{
    [Fact]
    public async Task Indicators_are_found_without_diacritics()
    {
        await using var manager = await (await town.Visit("manager")).Open("/indicators");
        await manager.Page.FillAsync("#text", "tong so");
        await manager.Button("Tìm").ClickAsync();
        await Assertions.Expect(manager.Page.Locator("table.list tbody tr")).ToHaveCountAsync(1);
        await manager.See("Tổng số");
    }

    [Fact]
    public async Task A_formula_is_told_at_its_place_what_is_wrong_and_the_version_becomes_official()
    {
        await using var manager = await (await town.Visit("manager")).Open("/indicators/new");
        await manager.Page.FillAsync("#code", "ty_le_nam");
        await manager.Page.FillAsync("#nameVi", "Tỷ lệ nam");
        await manager.Page.FillAsync("#name", "Share of men");
        await manager.Page.FillAsync("#unitOfMeasure", "không có");
        await manager.Page.SelectOptionAsync("#overUnits", "none");
        await manager.Page.SelectOptionAsync("#overTime", "none");
        await manager.Page.FillAsync("#validFrom", "2026-01-01");
        await manager.Page.FillAsync("#legalBasis", "5/QĐ");
        await manager.Page.FillAsync("#formula", "male total");
        await Assertions.Expect(manager.Page.Locator("#formula-wrong")).ToContainTextAsync("dấu /");
        await Assertions.Expect(manager.Page.Locator(".at-place mark")).ToHaveTextAsync("t");
        await manager.Page.FillAsync("#formula", "male / total * 100");
        await Assertions.Expect(manager.Page.Locator("#formula-wrong")).ToHaveCountAsync(0);
        await manager.Button("Lưu dự thảo").ClickAsync();
        await Assertions.Expect(manager.Page.Locator(".field.wrong #unitOfMeasure")).ToBeVisibleAsync();
        await manager.Page.FillAsync("#unitOfMeasure", "%");
        await SafetyTests.Shown(manager, "indicator-editor");
        await manager.Button("Lưu dự thảo").ClickAsync();
        await manager.Arrives("/indicators/ty_le_nam");
        await manager.Button("Thử nghiệm").ClickAsync();
        await manager.See("đến hết");
        await manager.Page.FillAsync("#notice-1", "6/TB");
        await manager.Button("Ban hành").ClickAsync();
        await manager.See("= male / total * 100");
        await SafetyTests.Shown(manager, "indicator");
    }

    [Fact]
    public async Task A_set_is_drafted_for_a_level_and_a_span()
    {
        await using var manager = await (await town.Visit("manager")).Open("/indicator-sets");
        await manager.Page.FillAsync("#code", "bo-xa");
        await manager.Page.FillAsync("#name", "Bộ chỉ tiêu cấp xã");
        await manager.Page.SelectOptionAsync("#level", "commune");
        await manager.Page.FillAsync("#validFrom", "2026-01-01");
        await manager.Page.FillAsync("#validTo", "2025-12-31");
        await manager.Page.FillAsync("#legalBasis", "7/QĐ");
        await manager.Page.FillAsync("#add", "nam");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Nam male, người" }).ClickAsync();
        await manager.Button("Lưu dự thảo").ClickAsync();
        await Assertions.Expect(manager.Page.Locator(".field.wrong #validTo")).ToBeVisibleAsync();
        await manager.Page.FillAsync("#validTo", "2030-12-31");
        await manager.Button("Lưu dự thảo").ClickAsync();
        await manager.See("Đã lưu dự thảo.");
        await manager.Button("Thử nghiệm bo-xa").ClickAsync();
        await manager.See("Đã bắt đầu thử nghiệm.");
        await SafetyTests.Shown(manager, "indicator-sets");
    }
}
