using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;
using Microsoft.Playwright;
using Reporting.Console.Forms;

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
        await Assertions.Expect(clerk.Page.Locator("td.derived").Last).ToHaveTextAsync("30", new() { Timeout = 15_000 });
        await clerk.Button("Lưu nháp Ctrl+S").ClickAsync();
        await clerk.See("Đã lưu lúc");
        await Assertions.Expect(clerk.Page.Locator("[data-cell='w60']")).ToHaveValueAsync("60");
        await clerk.Widths("wide");
    }

    [Fact]
    public async Task How_long_the_server_takes_to_open_it_and_what_one_changed_cell_draws_again_is_told()
    {
        Assert.SkipUnless(ConsoleTown.Chromium is not null, "There is no Chromium on this machine.");
        var id = await town.Assign("U2", "wide", "2026-09");
        ReportForm? form = null;
        CheckView? check = null;
        var best = TimeSpan.MaxValue;
        for (var tries = 0; tries < 5; tries++)
        {
            var since = Stopwatch.StartNew();
            form = await ReportForm.Load(await town.ApiOf("clerk"), Guid.Parse(id), ConsoleTown.Ct);
            check = (await (await town.ApiOf("clerk")).Post<CheckView>($"/api/reports/{id}/check", JsonContent.Create(new { }), null, ConsoleTown.Ct)).Value;
            var html = await Drawn(new GridView(form!, Vietnamese, true, new Dictionary<string, string>(), check, []));
            Assert.Equal(420, html.Split("data-cell=").Length - 1);
            best = since.Elapsed < best ? since.Elapsed : best;
        }
        var view = new GridView(form!, Vietnamese, true, new Dictionary<string, string>(), check, []);
        var before = view.Rows([]);
        var typing = Stopwatch.StartNew();
        var after = (view with { Typed = new Dictionary<string, string> { ["w7[c4]"] = "5" } }).Rows(before);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"60 x 8: asked for, checked and drawn in {best.TotalMilliseconds:0} ms (best of 5); the rows after a typed cell in {typing.Elapsed.TotalMilliseconds:0.0} ms."));
        Assert.Equal(["w7"], after.Where((row, i) => !ReferenceEquals(row, before[i])).Select(row => row.Indicator));
    }

    private static readonly Words Vietnamese = new(IsEnglish: false);

    private static async Task<string> Drawn(GridView view)
    {
        await using var services = new ServiceCollection().AddLogging().AddSingleton<IJSRuntime, NoScript>().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<FormGrid>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["View"] = view }))).ToHtmlString());
    }

    /// <summary>A page that is only drawn runs no script.</summary>
    private sealed class NoScript : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new InvalidOperationException(identifier);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) =>
            throw new InvalidOperationException(identifier);
    }
}
