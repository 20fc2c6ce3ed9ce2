using System.Text.Json;

namespace Reporting.Read.Tests;

/// <summary>Pages from either end, in any order.</summary>
public sealed class PagingTests
{
    private static readonly string[] Orders = ["code", "name", "kind", "effectiveFrom"];

    [Fact]
    public async Task Pages_in_any_order_and_from_either_end_go_through_the_whole_list()
    {
        await using var story = await Province.Begin();
        await story.Settle();
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 25; i++)
        {
            var keys = random.GetItems(Orders, random.Next(4))
                .Select(key => $"{{{key}: {(random.Next(2) == 0 ? "ASC" : "DESC")}}}");
            var (order, size) = (string.Join(", ", keys), random.Next(1, 5));
            var whole = Codes(await Page(story, $"first: 200, order: [{order}]"));
            Assert.Equal(7, whole.Count);
            Assert.Equal(whole, await Forwards(story, order, size));
            Assert.Equal(whole, await Backwards(story, order, size));
        }
    }

    [Fact]
    public async Task The_order_is_the_one_asked_for()
    {
        await using var story = await Province.Begin();
        await story.Settle();
        Assert.Equal(
            ["P", "D2", "D1", "D2B", "D2A", "D1B", "D1A"],
            Codes(await Page(story, "order: [{kind: DESC}, {code: DESC}]")));
        Assert.Equal(
            ["D1A", "D1B", "D2A", "D2B", "D1", "D2", "P"], Codes(await Page(story, "order: [{kind: ASC}]")));
    }

    [Fact]
    public async Task A_page_between_two_cursors_knows_what_is_around_it()
    {
        await using var story = await Province.Begin();
        await story.Settle();
        var all = await Page(story, "");
        Assert.Equal((false, false), Around(all));
        string Cursor(int i) => all.GetProperty("edges")[i].GetProperty("cursor").GetString()!;
        var between = $"after: \"{Cursor(1)}\", before: \"{Cursor(5)}\"";
        var page = await Page(story, $"first: 2, {between}");
        Assert.Equal(["D1B", "D2"], Codes(page));
        Assert.Equal((true, true), Around(page));
        Assert.Equal(["D2", "D2A"], Codes(await Page(story, $"last: 2, {between}")));
        Assert.Equal((false, true), Around(await Page(story, $"last: 2, before: \"{Cursor(2)}\"")));
        Assert.Equal((true, false), Around(await Page(story, $"first: 2, after: \"{Cursor(4)}\"")));
        // What the cursor points to is no longer in the list, and nothing else comes before.
        var gone = await Page(story, $"where: {{kind: {{eq: \"province\"}}}}, after: \"{Cursor(5)}\"");
        Assert.Equal(["P"], Codes(gone));
        Assert.Equal((false, false), Around(gone));
    }

    [Fact]
    public async Task A_cursor_that_does_not_fit_is_an_error_with_a_code_in_both_languages()
    {
        await using var story = await Province.Begin();
        await story.Settle();
        var cursor = (await Page(story, "first: 1")).GetProperty("edges")[0].GetProperty("cursor").GetString()!;
        Assert.Equal("read.cursor-of-another-order", await Code(story, $"order: [{{code: DESC}}], after: \"{cursor}\""));
        Assert.Equal("read.cursor-of-another-order", await Asked.Code(
            story, $"{{ indicators(after: \"{cursor}\") {{ totalCount }} }}"));
        for (var i = 0; i < cursor.Length; i += 3)
        {
            var doctored = cursor[..i] + (cursor[i] == 'x' ? 'y' : 'x') + cursor[(i + 1)..];
            Assert.Equal("read.cursor-malformed", await Code(story, $"after: \"{doctored}\""));
        }
        Assert.Equal("read.cursor-malformed", await Code(story, $"before: \"{cursor[..^2]}\""));
        Assert.Equal("read.cursor-malformed", await Code(story, "before: \"\""));
        Assert.Contains("con trỏ", await Asked.Answer(story, "{ units(after: \"x\") { totalCount } }"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_have_bounds_and_one_direction()
    {
        await using var story = await Province.Begin();
        await story.Settle();
        foreach (var size in (string[])["first: 0", "first: 201", "last: -1", "last: 201"])
            Assert.Equal("read.page-size", await Code(story, size));
        Assert.Equal("read.page-both-ends", await Code(story, "first: 1, last: 1"));
        Assert.Equal(7, Codes(await Page(story, "first: null, order: null, where: null, after: null")).Count);
    }

    [Fact]
    public async Task Nothing_is_counted_unless_it_is_asked_for()
    {
        await using var story = await Province.Begin();
        await story.Settle();
        Assert.DoesNotContain("count(*)", Assert.Single(await Statements.Of(story, "{ units { nodes { code } } }")),
            StringComparison.Ordinal);
        Assert.Contains("count(*)", (await Statements.Of(story, "{ units { nodes { code } totalCount } }"))[1],
            StringComparison.Ordinal);
    }

    private static async Task<List<string?>> Forwards(Story story, string order, int size)
    {
        var codes = new List<string?>();
        for (var more = ""; ;)
        {
            var page = await Page(story, $"first: {size}, order: [{order}]{more}");
            codes.AddRange(Codes(page));
            Assert.Equal((codes.Count > size, codes.Count < 7), (Around(page).Previous, Around(page).Next));
            if (!Around(page).Next)
                return codes;
            more = $", after: \"{page.GetProperty("pageInfo").GetProperty("endCursor").GetString()}\"";
        }
    }

    private static async Task<List<string?>> Backwards(Story story, string order, int size)
    {
        var codes = new List<string?>();
        for (var more = ""; ;)
        {
            var page = await Page(story, $"last: {size}, order: [{order}]{more}");
            codes.InsertRange(0, Codes(page));
            Assert.Equal((codes.Count < 7, codes.Count > size), (Around(page).Previous, Around(page).Next));
            if (!Around(page).Previous)
                return codes;
            more = $", before: \"{page.GetProperty("pageInfo").GetProperty("startCursor").GetString()}\"";
        }
    }

    private static async Task<JsonElement> Page(Story story, string arguments) => (await Asked.Data(
        story, $"{{ units{(arguments.Length > 0 ? $"({arguments})" : "")} " +
        "{ edges { cursor node { code } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"))
        .GetProperty("units");

    private static Task<string?> Code(Story story, string arguments) =>
        Asked.Code(story, $"{{ units({arguments}) {{ nodes {{ code }} }} }}");

    private static List<string?> Codes(JsonElement page) =>
        [.. page.GetProperty("edges").EnumerateArray().Select(e => e.GetProperty("node").GetProperty("code").GetString())];

    private static (bool Previous, bool Next) Around(JsonElement page) =>
        (page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean(),
            page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
}
