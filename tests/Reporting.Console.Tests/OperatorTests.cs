using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>What the operator keeps: the calendar, notices, outages, incidents, the health of what runs.</summary>
public sealed class OperatorTests(ConsoleTown town)
{
    private const string Holidays =
        """
        date,weekday,name,kind,legal_basis,status
        2031-01-01,Wed,Tết Dương lịch,statutory,9/TB,official
        2031-01-02,Thu,Nghỉ hoán đổi,swap_off,9/TB,official
        2031-01-04,Sat,Làm bù,swap_work,9/TB,official
        """;

    [Fact]
    public async Task Holidays_are_imported_after_a_preview_and_stand_in_the_months()
    {
        await using var manager = await (await town.Visit("manager")).Open("/calendar?year=2031");
        await manager.Page.FillAsync("#csv", Holidays.Replace("Wed", "Thu", StringComparison.Ordinal));
        await manager.Page.PressAsync("#csv", "Tab");
        await Assertions.Expect(manager.Page.Locator(".field.wrong #csv")).ToBeVisibleAsync();
        await manager.See("Dòng 2 không phải là ngày nghỉ hợp lệ");
        await manager.Page.FillAsync("#csv", Holidays);
        await manager.Page.PressAsync("#csv", "Tab");
        await manager.See("Năm 2031: thêm hoặc đổi 3, bỏ 0");
        await manager.Page.FillAsync("#legalBasis", "9/TB-BNV");
        await manager.Page.Locator("button", new() { HasText = "Nhập thành phiên bản" }).ClickAsync();
        await manager.See("của lịch.");
        await Assertions.Expect(manager.Page.Locator("table.month").First.Locator("td.holiday")).ToHaveCountAsync(2);
        await Assertions.Expect(manager.Page.Locator("table.month").First.Locator("td.worked")).ToHaveCountAsync(1);
        await SafetyTests.Shown(manager, "calendar");
    }

    [Fact]
    public async Task A_suspension_is_announced_in_time_or_with_its_reason_and_an_outage_with_evidence()
    {
        await using var manager = await (await town.Visit("manager")).Open("/notices");
        await manager.Page.GetByText("Đăng thông báo").ClickAsync();
        await manager.Page.SelectOptionAsync("#kind", "suspension");
        await manager.Page.FillAsync("#title", "Tạm dừng kết nối");
        await manager.Page.FillAsync("#text", "Chuyển máy chủ.");
        await manager.Page.FillAsync("#startsAt", "2026-11-02T20:00");
        await manager.Page.FillAsync("#endsAt", "2026-11-02T22:00");
        await manager.Button("Đăng").ClickAsync();
        await Assertions.Expect(manager.Page.Locator(".field.wrong #urgency")).ToBeVisibleAsync();
        await manager.Page.FillAsync("#urgency", "Lỗ hổng bảo mật.");
        await manager.Button("Đăng").ClickAsync();
        await manager.See("Đã đăng thông báo.");
        await manager.See("Lỗ hổng bảo mật.");
        await manager.Page.GetByText("Ghi nhận hệ thống ngừng hoạt động").ClickAsync();
        await manager.Page.FillAsync("#startedAt", "2026-10-28T08:00");
        await manager.Page.FillAsync("#endedAt", "2026-10-28T07:00");
        await manager.Page.FillAsync("#evidence", "Biên bản 3/BB");
        await manager.Button("Ghi nhận").ClickAsync();
        await Assertions.Expect(manager.Page.Locator(".field.wrong #endedAt")).ToBeVisibleAsync();
        await manager.Page.FillAsync("#endedAt", "2026-10-28T17:00");
        await manager.Button("Ghi nhận").ClickAsync();
        await manager.See("lùi thời hạn");
        await SafetyTests.Shown(manager, "notices");
    }

    [Fact]
    public async Task A_user_tells_of_an_incident_and_the_operator_answers()
    {
        await using var clerk = await (await town.Visit("clerk")).Open("/notices");
        await clerk.Page.GetByText("Báo sự cố, khiếu nại cho người vận hành").ClickAsync();
        await clerk.Page.FillAsync("#incident-title", "Không in được");
        await clerk.Page.FillAsync("#incident-text", "Trang trắng.");
        await clerk.Button("Gửi cho người vận hành").ClickAsync();
        await clerk.See("Đã gửi cho người vận hành.");
        await using var manager = await (await town.Visit("manager")).Open("/notices");
        var item = manager.Page.Locator("li", new() { HasText = "Không in được" });
        await item.GetByLabel("Trả lời").FillAsync("Đã sửa.");
        await item.GetByLabel("đã xong").CheckAsync();
        await item.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(item).ToContainTextAsync("đã xong");
    }

    [Fact]
    public async Task The_operator_sees_how_it_stands_with_backups_and_nobody_else_does()
    {
        await using var operatorsPage = await (await town.Visit("admin")).Open("/backups");
        // The town's PostgreSQL is given, so this host makes none.
        await operatorsPage.See("Máy chủ này không sao lưu.");
        await operatorsPage.See("./reporting backup");
        await operatorsPage.See("Đối chiếu kho sự kiện với sổ cái đã công bố");
        await SafetyTests.Shown(operatorsPage, "backups");
        await using var clerk = await (await town.Visit("clerk")).Open("/backups");
        await clerk.Page.Locator("main .refused").WaitForAsync();
        await Assertions.Expect(clerk.Page.Locator("main table")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_operator_sees_the_health_of_the_store_the_ledger_and_the_read_models()
    {
        await using var manager = await (await town.Visit("manager")).Open("/running");
        await manager.See("Bảo vệ kho sự kiện");
        await manager.See("report-status");
        await SafetyTests.Shown(manager, "running");
    }
}
