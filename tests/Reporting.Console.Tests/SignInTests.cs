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

    private static async Task SignIn(ConsoleVisitor visitor, string userName, string password)
    {
        await visitor.Page.FillAsync("#userName", userName);
        await visitor.Page.FillAsync("#password", password);
        await visitor.Page.ClickAsync("main button[type=submit]");
    }
}
