using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>Accounts by written request with its clock, and everything that becomes of one.</summary>
public sealed class AccountTests(ConsoleTown town)
{
    [Fact]
    public async Task A_request_is_registered_with_its_clock_and_done_by_issuing_the_account()
    {
        await using var manager = await (await town.Visit("manager")).Open("/accounts");
        await manager.Page.GetByText("Ghi nhận văn bản đề nghị").ClickAsync();
        await manager.Page.FillAsync("#request-user", "denghi_u7");
        await manager.Page.FillAsync("#request-unit", "U7");
        await manager.Page.FillAsync("#request-document", "21/CV-UBND");
        await manager.Button("Ghi nhận đề nghị").ClickAsync();
        await manager.See("21/CV-UBND");
        await SafetyTests.Shown(manager, "accounts");
        await manager.Button("Thực hiện denghi_u7").ClickAsync();
        await manager.Page.FillAsync("#displayName", "Phạm Thị Đề Nghị");
        await manager.Button("Cấp").ClickAsync();
        await manager.See("Mật khẩu lần đầu của denghi_u7");
        await Assertions.Expect(manager.Button("Thực hiện denghi_u7")).ToHaveCountAsync(0);
        await manager.Page.GetByLabel("Chỉ đề nghị đang chờ").UncheckAsync();
        await manager.See("xong");
    }

    [Fact]
    public async Task An_account_changes_post_acts_for_another_and_is_locked()
    {
        await town.Reach((await town.Post("/api/accounts", new
        {
            userName = "canbo_u6", displayName = "Cán bộ U6", grants = new[] { new { role = "enter", unit = "U6" } },
        })).GetProperty("position").GetInt64());
        await using var manager = await (await town.Visit("manager")).Open("/accounts/canbo_u6");
        await manager.See("Nhập liệu, U6");
        await manager.Page.FillAsync("#reason", "Điều động");
        await manager.Page.GetByText("Đổi vai trò theo công tác mới").ClickAsync();
        await manager.Page.FillAsync("#post", "U5");
        await manager.Page.GetByLabel("Đơn vị của vai trò 1").First.FillAsync("U5");
        await manager.Button("Đổi vị trí công tác").ClickAsync();
        await manager.See("Nhập liệu, U5");
        await manager.Page.GetByText("Ủy quyền: tài khoản này làm thay người khác").ClickAsync();
        await manager.Page.FillAsync("#for", "leader");
        await manager.Page.FillAsync("#delegateFrom", "2026-11-09");
        await manager.Page.FillAsync("#until", "2026-11-03");
        var form = manager.Page.Locator("form", new() { Has = manager.Page.Locator("#for") });
        await form.GetByRole(AriaRole.Button, new() { Name = "Thêm vai trò" }).ClickAsync();
        await form.GetByLabel("Vai trò 1", new() { Exact = true }).SelectOptionAsync("sign");
        await form.GetByLabel("Đơn vị của vai trò 1").FillAsync("U9");
        await manager.Button("Ủy quyền").ClickAsync();
        await Assertions.Expect(manager.Page.Locator(".field.wrong #until")).ToBeVisibleAsync();
        await manager.Page.FillAsync("#until", "2026-11-20");
        await manager.Button("Ủy quyền").ClickAsync();
        await manager.See("Đã ủy quyền.");
        await manager.Page.GetByText("Khóa, mở khóa, thu hồi").ClickAsync();
        await manager.Button("Khóa tài khoản").ClickAsync();
        await manager.See("Nghỉ dài ngày");
        await SafetyTests.Shown(manager, "account");
    }
}
