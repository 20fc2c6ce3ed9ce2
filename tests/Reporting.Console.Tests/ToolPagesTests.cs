using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>The query editor and the description of the commands: they load from here alone, run under their policy, and
/// ask in the visitor's session.</summary>
public sealed class ToolPagesTests(ConsoleTown town)
{
    [Fact]
    public async Task A_browser_at_graphql_gets_the_editor_and_runs_a_query()
    {
        await using var analyst = await town.Visit("analyst");
        var response = await analyst.Page.GotoAsync(town.Url + "/graphql#query=%7B%20units%20%7B%20nodes%20%7B%20code%20%7D%20%7D%20%7D");
        Confined(response!);
        await analyst.Page.Locator(".graphiql-execute-button").ClickAsync();
        await Assertions.Expect(analyst.Page.Locator(".result-window")).ToContainTextAsync("\"U9\"");
        await analyst.Page.GetByRole(AriaRole.Button, new() { Name = "Ví dụ" }).First.ClickAsync();
        await analyst.Page.GetByText("Cây đơn vị", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(analyst.Page.Locator(".graphiql-query-editor")).ToContainTextAsync("children");
        await analyst.Picture("graphiql-1280");
    }

    [Fact]
    public async Task Who_is_not_signed_in_signs_in_first_and_programs_get_the_interface()
    {
        await using var nobody = await town.Visit();
        await nobody.Page.GotoAsync(town.Url + "/graphql");
        Assert.Equal("/sign-in", new Uri(nobody.Page.Url).AbsolutePath);
        using var asked = await town.Client.GetAsync(new Uri("/graphql?query=%7Bposition%7D", UriKind.Relative), ConsoleTown.Ct);
        Assert.Contains("\"data\"", await asked.Content.ReadAsStringAsync(ConsoleTown.Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_description_of_the_commands_can_be_tried_out()
    {
        await using var analyst = await town.Visit("analyst");
        var response = await analyst.Page.GotoAsync(town.Url + "/openapi#/units/ListUnits");
        Confined(response!);
        await analyst.Page.Locator("#operations-units-ListUnits .execute").ClickAsync();
        await Assertions.Expect(analyst.Page.Locator("#operations-units-ListUnits .live-responses-table")).ToContainTextAsync("U9");
        await analyst.Picture("openapi-1280");
    }

    private static void Confined(IResponse response)
    {
        var policy = response.Headers["content-security-policy"];
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Equal(1, policy.Split("unsafe-inline").Length - 1);
        Assert.Contains("style-src-attr 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
    }
}
