using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>What analysts and auditors look at: sums with their charts and exports, a figure's history, the audit
/// trail.</summary>
public sealed class FiguresTests(ConsoleTown town)
{
    // The town's time stands still while nobody moves it.
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 1, 0, 0, TimeSpan.Zero);
    private static int minutes;

    private const string View =
        "/analysis?indicators=total&unit=P&from=2026-07&to=2026-08&kind=MONTH&level=commune&map=NOW";

    [Fact]
    public async Task An_analyst_sees_sums_takes_them_along_and_drills_to_a_figures_history()
    {
        await Corrected("U3", "2026-07", 10, 14);
        await using var analyst = await (await town.Visit("analyst")).Open(View + "&chart=line");
        var page = analyst.Page;
        var link = page.Locator("table.pivot a", new() { HasTextString = "14" }).First;
        await link.WaitForAsync();
        await Assertions.Expect(page.Locator("svg circle").First).ToBeVisibleAsync();

        var csv = Encoding.UTF8.GetString(await Download(page.GetByText("Tải CSV")));
        Assert.Contains(csv.Split('\n'), line => line.StartsWith("U3,Xã Số 3,total,", StringComparison.Ordinal) && line.Contains(",14,", StringComparison.Ordinal)
            && line.Contains("Chỉ dùng cho công vụ", StringComparison.Ordinal));
        using var book = new ZipArchive(new MemoryStream(await Download(page.GetByText("Tải Excel"))));
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.Contains("Xã Số 3", await sheet.ReadToEndAsync(ConsoleTown.Ct), StringComparison.Ordinal);
        var png = await Download(page.GetByText("Tải ảnh PNG").First);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);

        var query = await page.Locator("#query").TextContentAsync();
        var answer = await town.Post("/graphql", new { query }, "analyst");
        Assert.False(answer.TryGetProperty("errors", out _), answer.GetRawText());

        await analyst.Button("Lưu khung nhìn").ClickAsync();
        await analyst.Open("/analysis");
        await page.Locator("[data-views] a").ClickAsync();
        await link.ClickAsync();
        await analyst.See("Từng bước, với bằng chứng");
        await Assertions.Expect(page.Locator(".big")).ToContainTextAsync("14");
        await Assertions.Expect(page.Locator("tbody tr", new() { HasTextString = "Tiếp nhận" })).ToHaveCountAsync(2);
        await SafetyTests.NothingSerious(analyst);
        await analyst.Widths("passport");
        await page.GetByText("Xem lại từng bước").ClickAsync();
        await analyst.See("Bước 2 trên 2");
    }

    [Fact]
    public async Task What_is_downloaded_is_in_the_language_of_the_page_and_not_in_the_browsers()
    {
        await Corrected("U2", "2026-02", 10, 14);
        var context = await town.Browser.NewContextAsync(new() { Locale = "en-US" });
        await context.AddCookiesAsync([ConsoleTown.CookieOf(town.Url, Reporting.Write.Accounts.BrowserCookie.Name, await town.TokenOf("analyst"))]);
        await using var analyst = new ConsoleVisitor(town.Url, context, await context.NewPageAsync());
        const string download =
            "fetch('/api/exports/aggregates.csv?indicators=total&unit=P&from=2026-02&to=2026-02&periodKind=MONTH&groupBy=indicator,period&map=NOW').then(answer => answer.text())";
        await analyst.Open("/analysis");
        Assert.Contains("Chỉ dùng cho công vụ", await analyst.Page.EvaluateAsync<string>(download), StringComparison.Ordinal);
        await analyst.Open("/language/en?returnTo=/analysis");
        var english = await analyst.Page.EvaluateAsync<string>(download);
        Assert.Contains("total", english, StringComparison.Ordinal);
        Assert.DoesNotContain("Chỉ dùng cho công vụ", english, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_compares_with_the_year_before_and_joins_the_year()
    {
        await Accepted(await town.Assign("U7", "plain", "2025-07"), 40);
        await Accepted(await town.Assign("U7", "plain", "2026-06"), 7);
        await Accepted(await town.Assign("U7", "plain", "2026-07"), 50);
        const string view = "/analysis?indicators=total&unit=U7&from=2026-06&to=2026-07&kind=MONTH&map=NOW&chart=line&shows=";
        await using var analyst = await (await town.Visit("analyst")).Open(view + "year");
        await analyst.See("40 (+10, 25%)");
        await analyst.Open(view + "cumulative");
        await Assertions.Expect(analyst.Page.Locator("table.pivot td.number").Last).ToContainTextAsync("57");
        await analyst.Page.GetByLabel("Thêm chỉ tiêu").FillAsync("Chỉ tiêu 59");
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "+ Chỉ tiêu 59 (w59)" }).ClickAsync();
        await analyst.Button("Xem").ClickAsync();
        await analyst.Page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("indicators=total%2Cw59&"));
    }

    [Fact]
    public async Task A_total_drills_to_the_figures_in_it()
    {
        await Accepted(await town.Assign("U8", "plain", "2026-07"), 61);
        await using var analyst = await (await town.Visit("analyst")).Open("/passport?unit=P&indicator=total&period=2026-07&kind=MONTH");
        await analyst.Page.Locator("tbody a", new() { HasTextString = "Xã Số 8" }).ClickAsync();
        await Assertions.Expect(analyst.Page.Locator(".big")).ToContainTextAsync("61");
    }

    [Fact]
    public async Task Bars_and_tiles_show_the_same_sums()
    {
        await Corrected("U4", "2026-08", 21, 23);
        await using var analyst = await (await town.Visit("analyst")).Open(View + "&chart=bar");
        await Assertions.Expect(analyst.Page.Locator("svg rect title", new() { HasTextString = "Xã Số 4" })).ToHaveCountAsync(1);
        await analyst.Open(View + "&chart=tiles");
        await Assertions.Expect(analyst.Page.Locator("table.tiles td", new() { HasTextString = "23" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_auditor_steps_through_a_figure_and_compares_two_moments()
    {
        await Corrected("U5", "2026-09", 30, 37);
        await using var auditor = await (await town.Visit("analyst"))
            .Open("/replay?unit=U5&indicator=total&period=2026-09&kind=MONTH");
        var page = auditor.Page;
        await auditor.See("Bước 2 trên 2");
        await Assertions.Expect(page.Locator(".big")).ToHaveTextAsync("37");
        await auditor.See("Nhập nhầm.");
        await page.Locator("input[type=range]").EvaluateAsync("e => { e.value = 0; e.dispatchEvent(new Event('input', { bubbles: true })); }");
        await Assertions.Expect(page.Locator(".big")).ToHaveTextAsync("30");
        await auditor.Button("Bước sau →").ClickAsync();
        await auditor.Button("Tính lại và so sánh").ClickAsync();
        var cells = page.Locator("table.list tbody tr").First.Locator("td");
        await Assertions.Expect(cells).ToHaveTextAsync(["30", "37", "7"]);
        await auditor.See("Sổ cái");
        await Assertions.Expect(page.GetByText("Tải gói bằng chứng")).ToHaveAttributeAsync(
            "href", new System.Text.RegularExpressions.Regex("^/api/reports/.*/figures/total/bundle$"));
        await page.Locator("a[href^='/audit?position=']").ClickAsync();
        await auditor.See("report_accepted");
    }

    [Fact]
    public async Task The_audit_trail_is_filtered()
    {
        await Corrected("U6", "2026-07", 1, 2);
        await using var auditor = await (await town.Visit("analyst")).Open("/audit");
        await auditor.Page.GetByLabel("Đơn vị").FillAsync("U6");
        await auditor.Page.GetByLabel("Loại sự kiện").FillAsync("correction_approved");
        await auditor.Button("Tìm").ClickAsync();
        await Assertions.Expect(auditor.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await auditor.See("Xã Số 6");
    }

    [Theory]
    [InlineData(View + "&chart=line", "analysis")]
    [InlineData(View + "&chart=tiles", "tiles")]
    [InlineData("/replay?unit=P&indicator=total&period=2026-07&kind=MONTH", "replay")]
    [InlineData("/audit", "audit")]
    public async Task The_pages_are_for_everybody_and_for_every_width(string path, string name)
    {
        await using var analyst = await (await town.Visit("analyst")).Open(path);
        await analyst.Page.Locator("main").WaitForAsync();
        await SafetyTests.NothingSerious(analyst);
        await analyst.Widths(name);
    }

    private static async Task<byte[]> Download(ILocator link)
    {
        var download = await link.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync(), ConsoleTown.Ct);
    }

    /// <summary>A figure that came into force, and was corrected a minute later.</summary>
    private async Task Corrected(string unit, string period, int first, int second)
    {
        var id = await town.Assign(unit, "plain", period);
        await Accepted(id, first);
        await town.Post($"/api/reports/{id}/request-correction", new { reason = "Nhập nhầm." }, "clerk");
        await town.Post($"/api/reports/{id}/approve-correction", new { }, "receiver");
        await town.Post("/api/clock", new { now = Start.AddMinutes(Interlocked.Increment(ref minutes)) });
        await Accepted(id, second);
    }

    private async Task Accepted(string id, int total)
    {
        await town.Post($"/api/reports/{id}/enter", new { cells = new { total, male = total / 2, female = total - total / 2 } }, "clerk");
        await town.Post($"/api/reports/{id}/submit", new { }, "clerk");
        await town.Post($"/api/reports/{id}/sign", new { }, "leader");
        var accepted = await town.Post($"/api/reports/{id}/accept", new { }, "receiver");
        await town.Reach(accepted.GetProperty("position").GetInt64());
    }
}
