using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>The form under the hands: keys, a pasted block, checks as one types.</summary>
public sealed class GridTests(ConsoleTown town)
{
    [Fact]
    public async Task Enter_and_arrows_move_and_a_broken_rule_shows_while_typing()
    {
        await using var clerk = await OpenForm("U3");
        await clerk.Page.FillAsync("[data-cell=total]", "1.000");
        await clerk.Page.PressAsync("[data-cell=total]", "Enter");
        await Assertions.Expect(clerk.Page.Locator("[data-cell=male]")).ToBeFocusedAsync();
        await clerk.Page.FillAsync("[data-cell=male]", "400");
        await clerk.Page.PressAsync("[data-cell=male]", "ArrowDown");
        await clerk.Page.FillAsync("[data-cell=female]", "500");
        await clerk.Page.PressAsync("[data-cell=female]", "ArrowUp");
        await Assertions.Expect(clerk.Page.Locator("[data-cell=male]")).ToBeFocusedAsync();
        await Assertions.Expect(clerk.Page.Locator("#findings .tag.bad").First).ToBeVisibleAsync();
        await Assertions.Expect(clerk.Button("Trình lãnh đạo")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_column_from_a_spreadsheet_fills_the_cells_below()
    {
        await using var clerk = await OpenForm("U4");
        await clerk.Page.FocusAsync("[data-cell=total]");
        await clerk.Page.EvaluateAsync(
            """
            () => {
                const data = new DataTransfer();
                data.setData('text/plain', '1.500\r\n700\r\n800\r\n');
                document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Assertions.Expect(clerk.Page.Locator("[data-cell=female]")).ToHaveValueAsync("800");
        await clerk.Button("Lưu nháp Ctrl+S").ClickAsync();
        await clerk.See("Đã lưu.");
        await Assertions.Expect(clerk.Page.Locator("[data-cell=total]")).ToHaveValueAsync("1.500");
    }

    [Fact]
    public async Task A_warning_takes_a_comment_and_lets_the_report_through()
    {
        await using var clerk = await OpenForm("U5");
        foreach (var (cell, figure) in new[] { ("total", "100"), ("male", "90"), ("female", "10") })
        {
            await clerk.Page.FillAsync($"[data-cell={cell}]", figure);
            await clerk.Page.PressAsync($"[data-cell={cell}]", "Tab");
        }
        await clerk.Page.Locator("#findings input").FillAsync("Công trường lớn trong xã.");
        await clerk.Page.Keyboard.PressAsync("Tab");
        await clerk.Button("Lưu nháp Ctrl+S").ClickAsync();
        await clerk.See("Đã lưu.");
        await clerk.Button("Trình lãnh đạo").ClickAsync();
        await clerk.See("Chờ lãnh đạo");
    }

    [Fact]
    public async Task Two_people_in_one_cell_are_shown_both_values()
    {
        await using var clerk = await OpenForm("U6");
        await clerk.Page.FillAsync("[data-cell=total]", "5");
        await clerk.Page.PressAsync("[data-cell=total]", "Enter");
        var id = clerk.Page.Url.Split('/')[^1];
        await town.Post($"/api/reports/{id}/enter", new { cells = new { total = "7" } }, "clerk");
        await clerk.Button("Lưu nháp Ctrl+S").ClickAsync();
        await clerk.See("Người khác đã sửa cùng ô");
        await clerk.Button("Giữ của tôi").ClickAsync();
        await clerk.See("Đã lưu.");
        await Assertions.Expect(clerk.Page.Locator("[data-cell=total]")).ToHaveValueAsync("5");
    }

    private async Task<ConsoleVisitor> OpenForm(string unit)
    {
        var clerk = await town.Visit("clerk");
        var id = await town.Assign(unit, "plain", "2026-10");
        await clerk.Open($"/reports/{id}");
        await clerk.Page.Locator("[data-cell=total]").WaitForAsync();
        return clerk;
    }
}
