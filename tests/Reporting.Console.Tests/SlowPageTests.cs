using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>Hands that are faster than the form.</summary>
public sealed class SlowPageTests(ConsoleTown town)
{
    [Fact]
    public async Task What_is_typed_before_the_script_is_there_is_kept_told_and_stored()
    {
        await using var clerk = await town.Visit("clerk");
        var id = await town.Assign("U6", "plain", "2026-03");
        var late = await OpenSlowly(clerk, id);
        foreach (var (cell, figure) in new[] { ("total", "1000"), ("male", "400"), ("female", "600") })
            await clerk.Page.FillAsync($"[data-cell={cell}]", figure);
        late.SetResult();
        // Nothing else is typed, and nobody leaves the field.
        await clerk.See("Đã lưu lúc");
        await Assertions.Expect(clerk.Page.Locator("[data-cell=total]")).ToHaveValueAsync("1.000");
        await clerk.Page.PressAsync("[data-cell=female]", "Escape");
        await Assertions.Expect(clerk.Page.Locator("[data-cell=female]")).ToHaveValueAsync("");
    }

    /// <summary>100 must not become 100110 under the hands of whoever was faster than the page.</summary>
    [Fact]
    public async Task What_comes_into_the_field_that_somebody_is_in_is_replaced_by_typing()
    {
        await using var clerk = await town.Visit("clerk");
        var id = await town.Assign("U6", "plain", "2026-04");
        await town.Post($"/api/reports/{id}/enter", new { cells = new { total = "100", male = "40" } }, "clerk");
        var late = await OpenSlowly(clerk, id);
        await clerk.Page.FocusAsync("[data-cell=total]");
        late.SetResult();
        await clerk.Page.Locator("table.form[data-ready]").WaitForAsync();
        await clerk.Page.Keyboard.TypeAsync("110");
        await Assertions.Expect(clerk.Page.Locator("[data-cell=total]")).ToHaveValueAsync("110");
        // Somebody else stores while one is in the field.
        await clerk.Page.FocusAsync("[data-cell=male]");
        await town.Post($"/api/reports/{id}/enter", new { cells = new { male = "41" } }, "clerk");
        await clerk.See("Đã lưu lúc");
        await Assertions.Expect(clerk.Page.Locator("[data-cell=male]")).ToHaveValueAsync("41");
        await clerk.Page.Keyboard.TypeAsync("42");
        await Assertions.Expect(clerk.Page.Locator("[data-cell=male]")).ToHaveValueAsync("42");
    }

    /// <summary>The grid's script comes when the result is set.</summary>
    private static async Task<TaskCompletionSource> OpenSlowly(ConsoleVisitor clerk, string id)
    {
        var late = new TaskCompletionSource();
        await clerk.Page.RouteAsync("**/grid.js*", async route =>
        {
            await late.Task;
            await route.ContinueAsync();
        });
        await clerk.Open($"/reports/{id}");
        return late;
    }
}
