using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>A form of 60 rows and 8 columns.</summary>
public sealed class WideFormTests(ConsoleTown town)
{
    [Fact]
    public async Task It_opens_works_out_its_sums_while_typing_and_keeps_a_pasted_block()
    {
        await using var clerk = await town.Visit("clerk");
        var id = await town.Assign("U1", "wide", "2026-10");
        var since = Stopwatch.StartNew();
        await clerk.Open($"/reports/{id}");
        await clerk.Page.Locator("[data-cell='w60[c7]']").WaitForAsync();
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"A form of 60 x 8 was there after {since.ElapsedMilliseconds} ms, browser included."));
        await clerk.Page.FocusAsync("[data-cell='w1']");
        var block = string.Join('\n', Enumerable.Range(1, 60).Select(row => $"{row}\t10\t20\t1\t2\t3\t4"));
        await clerk.Page.EvaluateAsync(
            """
            text => {
                const data = new DataTransfer();
                data.setData('text/plain', text);
                document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """,
            block);
        await Assertions.Expect(clerk.Page.Locator("td.derived").Last).ToHaveTextAsync("30");
        await clerk.Button("Lưu nháp Ctrl+S").ClickAsync();
        await clerk.See("Đã lưu lúc");
        await Assertions.Expect(clerk.Page.Locator("[data-cell='w60']")).ToHaveValueAsync("60");
        await clerk.Widths("wide");
    }
}
