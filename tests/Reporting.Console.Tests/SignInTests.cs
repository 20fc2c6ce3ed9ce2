using System.Net;
using Reporting.Write.Accounts;

namespace Reporting.Console.Tests;

/// <summary>Coming in, choosing a password, leaving.</summary>
public sealed class SignInTests(ConsoleTown town)
{
    [Fact]
    public async Task A_first_password_opens_only_its_own_change_and_then_the_console()
    {
        await using var visitor = await town.Visit();
        var issued = await town.Post("/api/accounts", new
        {
            userName = "newcomer", displayName = "Người Mới", grants = new[] { new { role = "enter", unit = "U9" } },
        });
        var first = issued.GetProperty("firstPassword").GetString()!;
        await visitor.Open("/");
        Assert.Contains("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
        await SignIn(visitor, "newcomer", first);
        await visitor.Arrives("/change-password");
        await visitor.Open("/reports");
        Assert.Contains("/change-password", visitor.Page.Url, StringComparison.Ordinal);
        await visitor.Page.FillAsync("#old", first);
        await visitor.Page.FillAsync("#chosen", ConsoleTown.Password);
        await visitor.Page.FillAsync("#again", ConsoleTown.Password);
        await visitor.Page.ClickAsync("main button[type=submit]");
        await visitor.See("Việc cần làm");
        await visitor.See("Người Mới");
        await visitor.Page.ClickAsync("[data-sign-out]");
        await visitor.Arrives("/sign-in");
        await visitor.Open("/");
        Assert.Contains("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_in_the_visitors_language()
    {
        await using var visitor = await town.Visit();
        await visitor.Open("/sign-in");
        await visitor.Widths("sign-in");
        await SignIn(visitor, "nobody", "Sai-mật-khẩu-2026!");
        await visitor.See("session.");
        await visitor.Page.GetByText("English", new() { Exact = true }).ClickAsync();
        await visitor.See("Password");
        await visitor.Widths("en-sign-in");
        Assert.Equal("en", await visitor.Page.Locator("html").GetAttributeAsync("lang"));
    }

    [Fact]
    public async Task A_session_that_ended_leads_back_to_signing_in()
    {
        // Its own: to end all sessions of an account would end those of other classes' visitors too.
        await town.Post("/api/accounts", new
        {
            userName = "leaver", displayName = "Người Rời", grants = new[] { new { role = "read", unit = "P" } },
        });
        await using var visitor = await town.Visit("leaver");
        await visitor.Open("/reports");
        await town.EndSessions("leaver");
        await Task.Delay(TimeSpan.FromSeconds(1.5), ConsoleTown.Ct);
        await visitor.Page.ClickAsync("main button[type=submit]");
        await visitor.Arrives("/sign-in?returnTo=*");
    }

    [Fact]
    public async Task A_page_is_not_even_begun_for_who_may_not_see_it()
    {
        Assert.SkipUnless(ConsoleTown.Chromium is not null, "There is no Chromium on this machine (apt-get install chromium).");
        var issued = await town.Post("/api/accounts", new
        {
            userName = "beginner", displayName = "Người Mới Đến", grants = new[] { new { role = "read", unit = "P" } },
        });
        var session = await ConsoleTown.Post(
            town.Client, null, "/api/sessions", new { userName = "beginner", password = issued.GetProperty("firstPassword").GetString() });

        Assert.Equal("/sign-in?returnTo=%2Freports%3Fq%3Dm%25E1%25BB%25A9c", await LedTo("/reports?q=m%E1%BB%A9c", null));
        Assert.Equal("/sign-in?returnTo=%2Freports", await LedTo("/reports", "none"));
        Assert.Equal("/change-password", await LedTo("/reports", session.GetProperty("token").GetString()));
        Assert.Null(await LedTo("/reports", await town.TokenOf("analyst")));
        Assert.Null(await LedTo("/sign-in", null));
    }

    /// <summary>Where a browser with that session, or with none, is sent on from a page; null when it gets the page.</summary>
    private async Task<string?> LedTo(string page, string? token)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, town.Url + page);
        if (token is not null)
            request.Headers.Add("Cookie", $"{BrowserCookie.Name}={token}");
        using var response = await browser.SendAsync(request, ConsoleTown.Ct);
        Assert.Equal(response.Headers.Location is null ? HttpStatusCode.OK : HttpStatusCode.Found, response.StatusCode);
        return response.Headers.Location?.OriginalString;
    }

    private static async Task SignIn(ConsoleVisitor visitor, string userName, string password)
    {
        await visitor.Page.FillAsync("#userName", userName);
        await visitor.Page.FillAsync("#password", password);
        await visitor.Page.ClickAsync("main button[type=submit]");
    }
}
