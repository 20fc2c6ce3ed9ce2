using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>A decision that changes many units is written down with what it changes, recorded, and rescinded.</summary>
public sealed class ReorganisationTests(ConsoleTown town)
{
    [Fact]
    public async Task Two_units_become_one_and_a_part_of_another_after_a_preview()
    {
        foreach (var code in new[] { "R1", "R2", "R3" })
        {
            await town.Post("/api/units", new { code, name = $"Xã Sắp Xếp {code}", kind = "ward", parent = "P", effectiveFrom = "2026-01-01" });
        }
        await using var manager = await (await town.Visit("manager")).Open("/units/reorganise");
        await manager.Page.FillAsync("#effectiveFrom", "2027-01-01");
        await manager.Page.FillAsync("#reason", "Sắp xếp xã");
        await manager.Page.FillAsync("#number", "12/NQ-HĐND");
        foreach (var (code, line) in new[] { ("R1", 1), ("R2", 2) })
        {
            await manager.Button("Thêm đơn vị chấm dứt").ClickAsync();
            await manager.Page.GetByLabel($"Mã đơn vị chấm dứt 1.{line}").FillAsync(code);
        }
        await manager.Button("Thêm đơn vị mới").ClickAsync();
        await manager.Page.GetByLabel("Mã đơn vị mới 1.1").FillAsync("R9");
        await manager.Page.GetByLabel("Tên đơn vị mới 1.1").FillAsync("Phường Sắp Xếp");
        await manager.Page.GetByLabel("Cấp đơn vị mới 1.1").FillAsync("ward");
        await manager.Page.GetByLabel("Cấp trên của đơn vị mới 1.1").FillAsync("P");
        foreach (var (from, to, share, line) in new[] { ("R1", "R9", "", 1), ("R2", "R9", "0.75", 2), ("R2", "R3", "0.5", 3) })
        {
            await manager.Button("Thêm kế thừa").ClickAsync();
            await manager.Page.GetByLabel($"Kế thừa từ 1.{line}").FillAsync(from);
            await manager.Page.GetByLabel($"Kế thừa sang 1.{line}").FillAsync(to);
            if (share.Length == 0)
                continue;
            await manager.Page.Locator("p.row", new() { Has = manager.Page.GetByLabel($"Kế thừa từ 1.{line}") }).GetByRole(AriaRole.Checkbox).CheckAsync();
            await manager.Page.GetByLabel($"Tỷ lệ kế thừa 1.{line}").FillAsync(share);
        }
        await manager.Button("Xem trước").ClickAsync();
        await manager.See("unit.weights-over-one");
        await manager.Page.GetByLabel("Tỷ lệ kế thừa 1.3").FillAsync("0.25");
        await manager.Button("Xem trước").ClickAsync();
        await manager.See("1 đơn vị mới, 2 chấm dứt, 3 kế thừa (2 một phần)");
        await SafetyTests.Shown(manager, "reorganise");
        await manager.Button("Ghi nhận quyết định").ClickAsync();
        await manager.See("Đã ghi nhận quyết định.");
        var recorded = manager.Page.Locator("li", new() { HasText = "12/NQ-HĐND" });
        await recorded.GetByLabel("Lý do bãi bỏ").FillAsync("Văn bản bị thu hồi");
        await recorded.GetByLabel("Số văn bản").FillAsync("13/NQ-HĐND");
        await recorded.GetByRole(AriaRole.Button).ClickAsync();
        await manager.See("Quyết định đã bị bãi bỏ.");
        await Assertions.Expect(recorded).ToContainTextAsync("đã bãi bỏ");
    }
}
