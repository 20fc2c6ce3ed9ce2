using System.Net.Http.Json;
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
        await clerk.Button("Trình lãnh đạo").ClickAsync();
        await clerk.See("Chưa trình được: hãy sửa các lỗi");
        await clerk.Page.FillAsync("[data-cell=female]", "600");
        await clerk.Page.PressAsync("[data-cell=female]", "Tab");
        await Assertions.Expect(clerk.Page.GetByText("Chưa trình được: hãy sửa các lỗi")).ToHaveCountAsync(0);
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
        await clerk.See("Đã lưu lúc");
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
        await clerk.See("Đã lưu lúc");
        await clerk.Button("Trình lãnh đạo").ClickAsync();
        await clerk.See("Trước khi trình");
        await clerk.See("Phải có: Nam <= 2 * Nữ");
        await clerk.Widths("last-look");
        await clerk.Button("Xác nhận và trình").ClickAsync();
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
        await Assertions.Expect(clerk.Page.Locator(".conflicts tbody td.number")).ToHaveTextAsync(["5", "7"]);
        await SafetyTests.NothingSerious(clerk);
        await clerk.Widths("conflict");
        await clerk.Button("Giữ của tôi").ClickAsync();
        await clerk.See("Đã lưu lúc");
        await Assertions.Expect(clerk.Page.Locator("[data-cell=total]")).ToHaveValueAsync("5");
    }

    [Fact]
    public async Task A_draft_is_stored_by_itself_after_a_pause_and_on_leaving()
    {
        await using var clerk = await OpenForm("U7", "2026-08");
        await clerk.Page.FillAsync("[data-cell=total]", "1500");
        await clerk.See("Đã lưu lúc");
        // What is stored does not write into the field that somebody is in.
        await Assertions.Expect(clerk.Page.Locator("[data-cell=total]")).ToHaveValueAsync("1500");
        await clerk.Page.PressAsync("[data-cell=total]", "Enter");
        await Assertions.Expect(clerk.Page.Locator("[data-cell=total]")).ToHaveValueAsync("1.500");
        await clerk.Page.FillAsync("[data-cell=male]", "700");
        await clerk.Page.Locator("nav a[href='/reports']").ClickAsync();
        await clerk.Arrives("/reports");
        await clerk.Page.GoBackAsync();
        await Assertions.Expect(clerk.Page.Locator("[data-cell=male]")).ToHaveValueAsync("700");
    }

    [Fact]
    public async Task What_cannot_be_stored_is_told_before_the_page_is_left()
    {
        await using var clerk = await OpenForm("U8", "2026-08");
        await clerk.Page.FillAsync("[data-cell=total]", "mười");
        await clerk.Page.PressAsync("[data-cell=total]", "Enter");
        await clerk.See("Chưa lưu được");
        await clerk.Page.Locator("nav a[href='/reports']").ClickAsync();
        await clerk.See("Rời trang lần nữa thì bỏ chúng");
        Assert.DoesNotMatch("/reports$", clerk.Page.Url);
        await clerk.Widths("not-saved");
        await clerk.Page.Locator("nav a[href='/reports']").ClickAsync();
        await clerk.Arrives("/reports");
    }

    [Fact]
    public async Task F2_edits_in_the_cell_Escape_takes_back_and_a_cell_says_that_nothing_arose()
    {
        await using var clerk = await OpenForm("U9", "2026-08");
        var (total, male) = (clerk.Page.Locator("[data-cell=total]"), clerk.Page.Locator("[data-cell=male]"));
        await total.FillAsync("12");
        await total.PressAsync("Enter");
        await total.FocusAsync();
        await total.PressAsync("F2");
        await total.PressAsync("ArrowLeft");
        await clerk.Page.Keyboard.TypeAsync("0");
        await Assertions.Expect(total).ToHaveValueAsync("102");
        await total.PressAsync("Escape");
        await Assertions.Expect(total).ToHaveValueAsync("12");
        await male.FocusAsync();
        await male.PressAsync("Alt+k");
        await Assertions.Expect(male).ToHaveValueAsync("KPS");
        await clerk.Page.FillAsync("[data-cell=female]", "12");
        await clerk.Button("Lưu nháp Ctrl+S").ClickAsync();
        await clerk.See("Đã lưu lúc");
        var id = clerk.Page.Url.Split('/')[^1];
        var stored = await town.Client.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/reports/{id}", ConsoleTown.Ct);
        Assert.Equal("male", Assert.Single(stored.GetProperty("nil").EnumerateArray()).GetString());
        Assert.Equal("12", stored.GetProperty("cells").GetProperty("total").GetString());
        await Assertions.Expect(clerk.Button("Trình lãnh đạo")).ToBeEnabledAsync();
        await clerk.Widths("nil");
    }

    private async Task<ConsoleVisitor> OpenForm(string unit, string period = "2026-10")
    {
        var clerk = await town.Visit("clerk");
        var id = await town.Assign(unit, "plain", period);
        await clerk.Open($"/reports/{id}");
        await clerk.Page.Locator("table[data-ready] [data-cell=total]").WaitForAsync();
        return clerk;
    }
}
