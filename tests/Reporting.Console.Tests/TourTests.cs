namespace Reporting.Console.Tests;

/// <summary>The tour knows how far a newcomer's report is.</summary>
public sealed class TourTests(ConsoleTown town)
{
    [Fact]
    public async Task Each_step_is_pointed_at_when_it_is_next()
    {
        await using var analyst = await town.Visit("analyst", english: true);
        await town.Post("/api/regimes", new
        {
            code = "lam-quen", name = "Làm quen", template = "plain", periodKind = "month", requestingUnit = "P", reporters = new[] { "U9" },
        });
        var id = await town.Assign("U9", "lam-quen", "2026-10");
        await Points(analyst, "Enter the figures, and submit");
        await town.Post($"/api/reports/{id}/enter", new { cells = new { total = "3", male = "1", female = "2" } }, "clerk");
        await town.Post($"/api/reports/{id}/submit", new { }, "clerk");
        await Points(analyst, "Sign");
        await town.Post($"/api/reports/{id}/sign", new { }, "leader");
        await Points(analyst, "Accept");
        await town.Post($"/api/reports/{id}/accept", new { }, "receiver");
        await Points(analyst, "Query");
        await analyst.Picture("tour-1280");
    }

    private static async Task Points(ConsoleVisitor visitor, string title)
    {
        var present = visitor.Page.Locator("li[aria-current=step] h2");
        for (var tries = 0; ; tries++)
        {
            await visitor.Open("/tour");
            await present.WaitForAsync();
            if (await present.TextContentAsync() is { } text && text.Trim() == title)
                return;
            // The page may be faster than the read side.
            Assert.True(tries < 100, $"{title} expected, but: {await present.TextContentAsync()}");
            await Task.Delay(100, ConsoleTown.Ct);
        }
    }
}
