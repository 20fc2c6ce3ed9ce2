using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>What must hold on every page: nothing runs that is not ours, names are text, everybody can use it.</summary>
public sealed class SafetyTests(ConsoleTown town)
{
    public static TheoryData<string, string> Pages => new()
    {
        { "clerk", "/" }, { "clerk", "/reports" }, { "clerk", "/tour" }, { "leader", "/" }, { "receiver", "/" },
        { "manager", "/status" }, { "manager", "/units" }, { "manager", "/accounts" }, { "manager", "/running" },
        { "manager", "/templates" }, { "manager", "/regimes" }, { "manager", "/indicators" }, { "manager", "/calendar" },
        { "manager", "/notices" }, { "manager", "/ranking" }, { "manager", "/units/reorganise" }, { "manager", "/regimes/plain" },
        { "manager", "/regimes/new" }, { "manager", "/templates/plain/1" }, { "manager", "/indicators/total" }, { "manager", "/indicator-sets" },
        { "manager", "/accounts/clerk" }, { "manager", "/change-password" }, { "admin", "/backups" },
        { "analyst", "/reads" }, { "analyst", "/audit" }, { "analyst", "/analysis" }, { "analyst", "/replay" }, { "analyst", "/passport" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_serious(string userName, string path)
    {
        await using var visitor = await (await town.Visit(userName)).Open(path);
        await NothingSerious(visitor);
        Assert.Empty(await visitor.Page.Locator(".refused").AllInnerTextsAsync());
        await visitor.Widths(userName + path.Replace('/', '-'));
    }

    [Fact]
    public async Task Every_page_has_an_English_form_that_fits()
    {
        foreach (var user in Pages.GroupBy(row => row.Data.Item1, row => row.Data.Item2))
        {
            await using var visitor = await (await town.Visit(user.Key)).Open("/tour");
            await visitor.Page.GetByText("English", new() { Exact = true }).ClickAsync();
            await visitor.See("Sign out");
            foreach (var path in user)
            {
                await visitor.Open(path);
                Assert.Equal("en", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
                await visitor.Widths("en-" + user.Key + path.Replace('/', '-'));
            }
        }
    }

    [Fact]
    public async Task Axe_finds_nothing_serious_on_a_form_and_on_the_pages_before_signing_in()
    {
        await using var clerk = await town.Visit("clerk");
        var id = await town.Assign("U7", "plain", "2026-10");
        await clerk.Open($"/reports/{id}");
        await clerk.Page.Locator("[data-cell=total]").WaitForAsync();
        await NothingSerious(clerk);
        await clerk.Widths("form");
        await using var nobody = await (await town.Visit()).Open("/sign-in");
        await NothingSerious(nobody);
    }

    [Fact]
    public async Task A_unit_that_is_called_script_is_shown_as_text()
    {
        await using var clerk = await town.Visit("clerk");
        var id = await town.Assign("US", "plain", "2026-10");
        clerk.Page.Dialog += (_, _) => Assert.Fail("A unit's name ran as a script.");
        // By its code: what is overdue stands before it.
        await clerk.Open("/reports");
        await clerk.Page.GetByLabel("Đơn vị").FillAsync("US");
        await clerk.Button("Tìm").ClickAsync();
        await clerk.See(ConsoleTownData.Script);
        await clerk.Open($"/reports/{id}");
        await clerk.See(ConsoleTownData.Script);
    }

    [Fact]
    public async Task Pages_allow_scripts_and_styles_from_here_alone_and_cookies_are_hidden_from_scripts()
    {
        await using var visitor = await town.Visit("clerk");
        var response = await visitor.Page.GotoAsync(town.Url + "/");
        var policy = response!.Headers["content-security-policy"];
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Equal(1, policy.Split("unsafe-inline").Length - 1);
        Assert.Contains("style-src-attr 'unsafe-inline'", policy, StringComparison.Ordinal);
        await visitor.Open("/sign-in");
        var cookies = await visitor.Context.CookiesAsync();
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal);
            Assert.True(cookie is { HttpOnly: true, Secure: true });
        });
        Assert.Equal("", await visitor.Page.EvaluateAsync<string>("document.cookie"));
    }

    /// <summary>A page as it is now: nothing serious, nothing wider than a phone, and pictures for people.</summary>
    internal static async Task Shown(ConsoleVisitor visitor, string name)
    {
        await NothingSerious(visitor);
        foreach (var width in new[] { 390, 1280, 1920 })
        {
            await visitor.Page.SetViewportSizeAsync(width, 900);
            Assert.True(
                await visitor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than {width}.");
            await visitor.Picture($"{name}-{width}");
        }
        await visitor.Page.SetViewportSizeAsync(1280, 900);
    }

    internal static async Task NothingSerious(ConsoleVisitor visitor)
    {
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var found = await visitor.Page.RunAxe();
        Assert.Empty(found.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}: {v.Help} {string.Join("; ", v.Nodes.Select(n => n.Html))}"));
    }
}
