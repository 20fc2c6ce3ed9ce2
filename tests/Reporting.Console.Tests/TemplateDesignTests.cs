using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>A template comes to be: designed in three steps with a form that can be tried out, on trial, official, shared,
/// copied, and made anew.</summary>
public sealed class TemplateDesignTests(ConsoleTown town)
{
    [Fact]
    public async Task A_template_is_designed_tried_out_put_on_trial_made_official_and_copied()
    {
        await using var manager = await (await town.Visit("manager")).Open("/templates/new");
        await Basics(manager);
        await Columns(manager);
        await Rules(manager);
        await manager.Button("Lưu dự thảo").ClickAsync();
        await manager.Arrives("/templates/thu-moi/1");
        await manager.See("Đã lưu dự thảo.");
        await manager.Button("Bắt đầu thử nghiệm").ClickAsync();
        await manager.See("Thử nghiệm đến hết");
        await manager.Page.FillAsync("#notice", "12/TB-UBND");
        await manager.Button("Ban hành chính thức").ClickAsync();
        await manager.See("Đã ban hành chính thức.");
        await manager.Button("Đưa vào kho chung").ClickAsync();
        await manager.See("trong kho chung");
        await manager.Page.GetByText("Sao chép thành biểu mẫu mới").ClickAsync();
        await manager.Page.FillAsync("#template", "thu-sao");
        await manager.Page.PressAsync("#template", "Tab");
        await manager.Button("Lưu dự thảo").ClickAsync();
        await manager.Arrives("/templates/thu-sao/1");
        await manager.See("sao chép từ thu-moi/1");
    }

    [Fact]
    public async Task The_next_version_is_compared_with_the_one_before()
    {
        await using var manager = await town.Visit("manager");
        await town.Post("/api/templates/so-sanh/versions", new
        {
            version = 1, name = "So sánh", periodKind = "month", validFrom = "2025-01-01",
            rows = new[] { new { indicator = "total" } }, constraints = Array.Empty<object>(),
        });
        await manager.Open("/templates/so-sanh/1?next=1");
        await manager.Page.FillAsync("#add-row", "nu");
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Nữ female, người" }).ClickAsync();
        await manager.Page.FillAsync("#validFrom", "2026-12-15");
        await manager.Page.PressAsync("#validFrom", "Tab");
        await manager.Button("Lưu dự thảo").ClickAsync();
        await manager.Arrives("/templates/so-sanh/2");
        await manager.Page.GetByText("So sánh các phiên bản").ClickAsync();
        await Assertions.Expect(manager.Page.Locator("table.list tbody tr")).ToHaveCountAsync(1);
        await manager.See("female");
        await manager.See("thêm");
        await SafetyTests.Shown(manager, "template-compare");
    }

    private static async Task Basics(ConsoleVisitor manager)
    {
        await manager.Page.FillAsync("#template", "thu-moi");
        await manager.Page.FillAsync("#name", "Biểu thử mới");
        await manager.Page.SelectOptionAsync("#kind", "linked");
        foreach (var (text, name) in new[] { ("tong so", "Tổng số total, người"), ("nam", "Nam male, người") })
        {
            await manager.Page.FillAsync("#add-row", text);
            await manager.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        }
        await Assertions.Expect(manager.Page.Locator("table.form tbody tr")).ToHaveCountAsync(2);
        await manager.Page.FillAsync("#row-formula-1", "total *");
        await Assertions.Expect(manager.Page.Locator("#row-formula-1-wrong")).ToContainTextAsync("cột 8");
        await SafetyTests.Shown(manager, "template-step1");
        await manager.Page.FillAsync("#row-formula-1", "");
        await Assertions.Expect(manager.Page.Locator("#row-formula-1-wrong")).ToHaveCountAsync(0);
    }

    private static async Task Columns(ConsoleVisitor manager)
    {
        await manager.Button("Bước sau →").ClickAsync();
        foreach (var count in new[] { 1, 2 })
        {
            await manager.Button("Thêm cột").ClickAsync();
            await Assertions.Expect(manager.Page.Locator("table.edit tbody tr")).ToHaveCountAsync(count);
        }
        await manager.Button("Thêm tiêu đề gộp").ClickAsync();
        await manager.Page.GetByLabel("Tiêu đề gộp 1", new() { Exact = true }).FillAsync("Trong kỳ");
        await manager.Page.GetByLabel("Cột 1", new() { Exact = true }).CheckAsync();
        await manager.Page.GetByLabel("Cột 2", new() { Exact = true }).CheckAsync();
        await Assertions.Expect(manager.Page.Locator("th[scope=colgroup]").Filter(new() { HasText = "Trong kỳ" })).ToHaveAttributeAsync("colspan", "2");
        await manager.Button("Thêm mục").ClickAsync();
        await manager.Page.FillAsync("#section-0", "Toàn xã có {{total}} người, kế hoạch {{total[c2]}.");
        await Assertions.Expect(manager.Page.Locator("#section-0-wrong")).ToBeVisibleAsync();
        await manager.Page.FillAsync("#section-0", "Toàn xã có {{total}} người.");
        await Assertions.Expect(manager.Page.Locator("#section-0-wrong")).ToHaveCountAsync(0);
        await SafetyTests.Shown(manager, "template-step2");
    }

    private static async Task Rules(ConsoleVisitor manager)
    {
        await manager.Button("Bước sau →").ClickAsync();
        await manager.Button("Thêm ràng buộc").ClickAsync();
        await manager.Page.FillAsync("#rule-0", "total >= man");
        await Assertions.Expect(manager.Page.Locator("#rule-0-wrong")).ToContainTextAsync("man");
        await manager.Page.FillAsync("#rule-0", "total >= ");
        await Assertions.Expect(manager.Page.Locator(".at-place mark")).ToBeVisibleAsync();
        await manager.Page.FillAsync("#rule-0", "total >= male");
        await manager.See("Thiết kế không có lỗi");
        await Type(manager, "total", "5");
        await Type(manager, "male", "7");
        await Assertions.Expect(manager.Page.Locator("#findings")).ToContainTextAsync("Lỗi");
        await Type(manager, "male", "3");
        await Assertions.Expect(manager.Page.Locator("#findings")).ToContainTextAsync("không có lỗi");
        await manager.See("Toàn xã có 5 người.");
        await SafetyTests.Shown(manager, "template-step3");
    }

    private static async Task Type(ConsoleVisitor manager, string cell, string text)
    {
        await manager.Page.FillAsync($"[data-cell='{cell}']", text);
        await manager.Page.PressAsync($"[data-cell='{cell}']", "Tab");
    }
}
