using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>Managers see how units stand, and issue accounts.</summary>
public sealed class ManagerTests(ConsoleTown town)
{
    [Fact]
    public async Task The_matrix_shows_units_against_periods_in_colour_and_text()
    {
        await using var manager = await town.Visit("manager");
        var id = await town.Assign("U8", "plain", "2026-09");
        await town.Post($"/api/reports/{id}/enter", new { cells = new { total = "3", male = "1", female = "2" } }, "clerk");
        await manager.Open("/status");
        await manager.Page.GetByLabel("Chế độ báo cáo").SelectOptionAsync("plain");
        await manager.Button("Xem").ClickAsync();
        await manager.See("2026-09");
        var cell = manager.Page.Locator($"a[href='/reports/{id}']");
        await Assertions.Expect(cell).ToHaveTextAsync("Nhập !, Xã Số 8, 2026-09, quá hạn");
        await manager.Picture("status-1280");
    }

    [Fact]
    public async Task An_account_is_issued_with_a_first_password_and_locked()
    {
        await using var manager = await (await town.Visit("manager")).Open("/accounts");
        await manager.Page.GetByText("Cấp tài khoản").ClickAsync();
        await manager.Page.FillAsync("#userName", "moi_u8");
        await manager.Page.FillAsync("#displayName", "Lê Thị Mới");
        await manager.Page.FillAsync("#unit", "U8");
        await manager.Button("Cấp").ClickAsync();
        await manager.See("Mật khẩu lần đầu của moi_u8");
        await manager.Button("Khóa moi_u8").ClickAsync();
        await Assertions.Expect(manager.Button("Mở khóa moi_u8")).ToBeVisibleAsync();
    }
}
