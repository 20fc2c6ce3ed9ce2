using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Reporting.Cli.Demo;
using Reporting.Cli.Replay;
using Reporting.Host;

namespace Reporting.Console.Tests;

/// <summary>The ten minutes as a newcomer has them: the demo that ./start loads, the accounts that it prints, and what the page
/// says, in its order.</summary>
public sealed class TourWalkTests(ConsoleTown town) : IDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), "reporting-tour-" + Path.GetRandomFileName());

    [Fact]
    public async Task A_newcomer_enters_signs_accepts_queries_and_replays_in_the_demo()
    {
        Assert.SkipUnless(ConsoleTown.Chromium is not null, "There is no Chromium on this machine (apt-get install chromium).");
        using var printed = new StringWriter();
        var options = await DemoStore.Prepare(
            new HostOptions { DataFolder = folder, Url = "http://127.0.0.1:0" }, new Screen(printed, TextWriter.Null, isTerminal: false), ConsoleTown.Ct);
        await using var host = await ReportingHost.Build(options, ConsoleTown.Ct);
        await host.Start(ConsoleTown.Ct);
        var accounts = Regex.Matches(printed.ToString(), @"^  (\S+) +(\S+) +", RegexOptions.Multiline)
            .ToDictionary(line => line.Groups[1].Value, line => line.Groups[2].Value);
        var context = await town.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 1280, Height = 900 }, Locale = "vi-VN" });
        await using var visitor = new ConsoleVisitor(host.Url, context, await context.NewPageAsync());
        await Enters(visitor, accounts);
        await Signs(visitor, accounts);
        await Accepts(visitor, accounts);
        await Queries(visitor, accounts);
        await Replays(visitor);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static async Task Enters(ConsoleVisitor visitor, Dictionary<string, string> accounts)
    {
        await SignIn(visitor, accounts, "clerk");
        await Step(visitor, "Nhập số liệu và trình");
        await visitor.Widths("tour-walk");
        await Follow(visitor, "Mở báo cáo");
        foreach (var (cell, figure) in new[] { ("thu_ngan_sach", "9,75"), ("thu_noi_dia", "8,25"), ("thu_khac", "1,6") })
            await Type(visitor, cell, figure);
        await Assertions.Expect(visitor.Page.Locator("#findings .tag.bad").First).ToBeVisibleAsync();
        await visitor.Widths("tour-walk-error");
        foreach (var (cell, figure) in new[] { ("thu_khac", "1,5"), ("ho_dan", "8120"), ("ho_ngheo", "61") })
            await Type(visitor, cell, figure);
        await visitor.Button("Trình lãnh đạo").ClickAsync();
        await visitor.See("Chờ lãnh đạo");
        await SignOut(visitor);
    }

    private static async Task Signs(ConsoleVisitor visitor, Dictionary<string, string> accounts)
    {
        await SignIn(visitor, accounts, "leader");
        await Step(visitor, "Ký");
        await Follow(visitor, "Mở báo cáo");
        await visitor.See("Thay đổi so với lần trước");
        await visitor.Button("Ký").ClickAsync();
        await visitor.Button("Xác nhận bằng tài khoản").ClickAsync();
        await visitor.See("Đã gửi");
        await SignOut(visitor);
    }

    private static async Task Accepts(ConsoleVisitor visitor, Dictionary<string, string> accounts)
    {
        await SignIn(visitor, accounts, "receiver");
        await Step(visitor, "Tiếp nhận");
        await Follow(visitor, "Việc cần làm");
        await visitor.Page.Locator("table tr", new() { HasText = "lam-quen" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await visitor.Button("Tiếp nhận").ClickAsync();
        await visitor.See("Đã tiếp nhận");
        await SignOut(visitor);
    }

    private static async Task Queries(ConsoleVisitor visitor, Dictionary<string, string> accounts)
    {
        await SignIn(visitor, accounts, "analyst");
        await Step(visitor, "Hỏi số liệu");
        await Follow(visitor, "Phân tích");
        await visitor.Page.Locator("table.pivot a").First.ClickAsync();
        await visitor.See("Từng bước, với bằng chứng");
        await visitor.See("Tiếp nhận");
        await visitor.Widths("tour-walk-passport");
    }

    private static async Task Replays(ConsoleVisitor visitor)
    {
        await visitor.Open("/tour");
        await Follow(visitor, "Xem lại số liệu");
        await visitor.See("Bước 1 trên 1");
        await visitor.Widths("tour-walk-replay");
        await visitor.Open("/tour");
        await visitor.Page.Locator("ol.tour").GetByText("Mở báo cáo").Last.ClickAsync();
        await visitor.Page.GetByText("Lịch sử và các bản").ClickAsync();
        await visitor.See("Trình lãnh đạo");
    }

    private static async Task SignIn(ConsoleVisitor visitor, Dictionary<string, string> accounts, string userName)
    {
        await visitor.Open("/sign-in?returnTo=/tour");
        await visitor.Page.FillAsync("#userName", userName);
        await visitor.Page.FillAsync("#password", accounts[userName]);
        await visitor.Page.ClickAsync("main button[type=submit]");
        await visitor.Arrives("/tour");
    }

    private static async Task SignOut(ConsoleVisitor visitor)
    {
        await visitor.Page.ClickAsync("[data-sign-out]");
        await visitor.Arrives("/sign-in");
    }

    /// <summary>The page points at the step; it may be faster than the read side.</summary>
    private static async Task Step(ConsoleVisitor visitor, string title)
    {
        var present = visitor.Page.Locator("li[aria-current=step] h2");
        await present.WaitForAsync();
        for (var tries = 0; (await present.InnerTextAsync()).Trim() != title && tries < 100; tries++)
        {
            await Task.Delay(250, ConsoleTown.Ct);
            await visitor.Open("/tour");
            await present.WaitForAsync();
        }
        Assert.Equal(title, (await present.InnerTextAsync()).Trim());
    }

    private static Task Follow(ConsoleVisitor visitor, string link) =>
        visitor.Page.Locator("ol.tour a", new() { HasText = link }).First.ClickAsync();

    private static async Task Type(ConsoleVisitor visitor, string cell, string figure)
    {
        await visitor.Page.FillAsync($"[data-cell={cell}]", figure);
        await visitor.Page.PressAsync($"[data-cell={cell}]", "Enter");
    }
}
