using System.Globalization;
using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>A report through all hands in the browser: entered, rejected with marked cells, submitted again, signed,
/// accepted, corrected.</summary>
public sealed class JourneyTests(ConsoleTown town)
{
    [Fact]
    public async Task A_report_goes_through_the_hands_of_clerk_leader_and_receiver_and_is_corrected()
    {
        var id = await Assigned("U1");
        await Enter(id, "100", "40", "60");
        await using (var leader = await (await town.Visit("leader")).Open("/"))
        {
            await leader.Page.Locator("table a", new() { HasText = "Xã Số 1" }).First.ClickAsync();
            await leader.See("Thay đổi so với lần trước");
            await leader.Button("Từ chối").ClickAsync();
            await leader.Page.FillAsync("#reason", "Số nữ chưa đúng.");
            await leader.Page.GetByRole(AriaRole.Button, new() { Name = "Nữ: 60" }).ClickAsync();
            await leader.Page.GetByPlaceholder("cần xem gì").FillAsync("So với sổ hộ khẩu.");
            await leader.Page.Keyboard.PressAsync("Tab");
            await leader.Page.Locator("form button[type=submit]").ClickAsync();
            await leader.See("Lãnh đạo từ chối");
            await leader.See("Số liệu sai");
            await leader.See("So với sổ hộ khẩu.");
        }
        await Enter(id, "110", "40", "70");
        await using (var leader = await (await town.Visit("leader")).Open($"/reports/{id}"))
        {
            await leader.See("+17%");
            await leader.Widths("leader");
            await leader.Button("Ký").ClickAsync();
            await leader.Button("Xác nhận bằng tài khoản").ClickAsync();
            await leader.See("Đã gửi");
        }
        await using (var receiver = await (await town.Visit("receiver")).Open($"/reports/{id}"))
        {
            await receiver.Button("Tiếp nhận").ClickAsync();
            await receiver.See("Đã tiếp nhận");
        }
        await using (var clerk = await (await town.Visit("clerk")).Open($"/reports/{id}"))
        {
            await clerk.Button("Đề nghị đính chính").ClickAsync();
            await clerk.Page.FillAsync("#reason", "Nhập nhầm.");
            await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Tổng số: 110" }).ClickAsync();
            await clerk.Page.GetByPlaceholder("số mới").FillAsync("1.120");
            await clerk.Page.Keyboard.PressAsync("Tab");
            await clerk.Page.Locator("form button[type=submit]").ClickAsync();
            await clerk.See("Xin đính chính");
        }
        await using (var receiver = await (await town.Visit("receiver")).Open("/"))
        {
            await receiver.Page.Locator("table a", new() { HasText = "Xã Số 1" }).First.ClickAsync();
            await receiver.See("Đính chính này làm thay đổi các tổng");
            // 1,010 more than before; what other journeys brought is in both.
            var total = receiver.Page.Locator("tr", new() { HasText = "tổng của P" }).First.Locator("td.number");
            await total.First.WaitForAsync();
            var (before, after) = (Number(await total.Nth(0).InnerTextAsync()), Number(await total.Nth(1).InnerTextAsync()));
            Assert.Equal(1_010, after - before);
            await receiver.Widths("correction");
            await receiver.Button("Cho đính chính").ClickAsync();
            await receiver.See("Đang đính chính");
            await receiver.Page.GetByText("Lịch sử và các bản").ClickAsync();
            await receiver.See("Lãnh đạo từ chối");
            await receiver.See("Tiếp nhận");
        }
    }

    [Fact]
    public async Task A_receiver_returns_a_report_and_the_clerk_sees_why()
    {
        var id = await Assigned("U2");
        await Enter(id, "3", "1", "2");
        await town.Post($"/api/reports/{id}/sign", new { }, "leader");
        await using (var receiver = await (await town.Visit("receiver")).Open($"/reports/{id}"))
        {
            await receiver.Button("Trả lại").ClickAsync();
            await receiver.Page.FillAsync("#reason", "Đề nghị kiểm tra số nam.");
            await receiver.Page.Locator("form button[type=submit]").ClickAsync();
            await receiver.See("Bị trả lại");
        }
        await using var clerk = await (await town.Visit("clerk")).Open($"/reports/{id}");
        await clerk.See("Đề nghị kiểm tra số nam.");
        await Assertions.Expect(clerk.Button("Lưu nháp Ctrl+S")).ToBeVisibleAsync();
    }

    private static int Number(string text) =>
        int.Parse(text.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    private async Task<string> Assigned(string unit)
    {
        Assert.SkipUnless(ConsoleTown.Chromium is not null, "There is no Chromium on this machine.");
        return await town.Assign(unit, "plain", "2026-10");
    }

    private async Task Enter(string id, params string[] figures)
    {
        await using var clerk = await (await town.Visit("clerk")).Open($"/reports/{id}");
        foreach (var (cell, figure) in new[] { "total", "male", "female" }.Zip(figures))
        {
            await clerk.Page.FillAsync($"[data-cell={cell}]", figure);
            await clerk.Page.PressAsync($"[data-cell={cell}]", "Enter");
        }
        await clerk.Page.Keyboard.PressAsync("Control+s");
        await clerk.See("Đã lưu lúc");
        await clerk.Button("Trình lãnh đạo").ClickAsync();
        await clerk.See("Chờ lãnh đạo");
        await SafetyTests.NothingSerious(clerk);
    }
}
