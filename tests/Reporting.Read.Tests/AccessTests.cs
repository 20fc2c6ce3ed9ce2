using System.Text.Json;
using Reporting.Domain.Accounts;
using Reporting.GraphQL;
using Reporting.GraphQL.Types;
using Reporting.Read.Projections;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests;

/// <summary>Who sees what (F5): an account of the own unit, of one below, of one above, of a foreign one, with no grant
/// at all, and nobody.</summary>
public sealed class AccessTests
{
    private const string Range = """from: "2026-10-05", to: "2026-10-05", periodKind: DAY""";

    private static readonly ReadScope Own = new([Province.Unit("D1").Value]);
    private static readonly ReadScope Child = new([Province.Unit("D1A").Value]);
    private static readonly ReadScope Parent = Province.Whole;
    private static readonly ReadScope Foreign = new([Province.Unit("D2").Value]);

    /// <summary>Asked about the unit D1, which has reports of its communes D1A and D1B.</summary>
    [Theory]
    [InlineData("reports", "", "D1A D1B", "D1A", "D1A D1B D2A", "D2A")]
    [InlineData("figures", Range, "D1A D1B", "D1A", "D1A D1B D2A", "D2A")]
    [InlineData("auditTrail", "where: {type: {eq: \"report_assigned\"}}", "D1A D1B", "D1A", "D1A D1B D2A", "D2A")]
    public async Task Lists_show_the_units_of_the_grants_and_those_below(
        string list, string arguments, string own, string child, string parent, string foreign)
    {
        await using var story = await Told();
        var query = $"{{ {list}{(arguments.Length > 0 ? $"({arguments})" : "")} {{ totalCount nodes {{ unit {{ code }} }} }} }}";
        Assert.Equal(own, await Units(story, query, list, Own));
        Assert.Equal(child, await Units(story, query, list, Child));
        Assert.Equal(parent, await Units(story, query, list, Parent));
        Assert.Equal(foreign, await Units(story, query, list, Foreign));
    }

    [Theory]
    [InlineData("reports(within: \"D1\") { totalCount }")]
    [InlineData("figures(within: \"D1\", RANGE) { totalCount }")]
    [InlineData("auditTrail(within: \"D1\") { totalCount }")]
    [InlineData("aggregates(indicators: [\"cases\"], unit: \"D1\", RANGE) { position }")]
    [InlineData("passport(unit: \"D1\", indicator: \"cases\", period: \"2026-10-05\") { period }")]
    [InlineData("contributions(indicators: [\"cases\"], unit: \"D1\", RANGE) { position }")]
    [InlineData("outliers(indicators: [\"cases\"], unit: \"D1\", RANGE) { z }")]
    [InlineData("statusMatrix(within: \"D1\", regime: \"health\", RANGE) { periods }")]
    [InlineData("compliance(unit: \"D1\") { position }")]
    [InlineData("compliancePoints(unit: \"D1\") { points }")]
    [InlineData("figureHistory(unit: \"D1\", indicator: \"cases\", period: \"2026-10-05\") { value }")]
    public async Task A_unit_is_answered_for_to_the_own_account_and_to_those_above_and_refused_to_others(string field)
    {
        await using var story = await Told();
        var query = $"{{ {field.Replace("RANGE", Range, StringComparison.Ordinal)} }}";
        await Asked.Data(story, query, Own);
        await Asked.Data(story, query, Parent);
        Assert.Equal("FORBIDDEN", await Asked.Code(story, query, Child));
        Assert.Equal("FORBIDDEN", await Asked.Code(story, query, Foreign));
    }

    [Fact]
    public async Task People_are_shown_to_those_who_may_see_a_unit_of_theirs()
    {
        await using var story = await Told();
        const string query = "{ accounts { nodes { userName } } }";
        async Task<string> Names(ReadScope scope) => string.Join(' ',
            (await Asked.Data(story, query, scope)).GetProperty("accounts").GetProperty("nodes").EnumerateArray()
            .Select(node => node.GetProperty("userName").GetString()));
        Assert.Equal("enterer", await Names(Own));
        Assert.Equal("enterer", await Names(Child));
        Assert.Equal("enterer signer", await Names(Parent));
        Assert.Equal("signer", await Names(Foreign));
    }

    [Fact]
    public async Task Events_of_accounts_are_shown_at_the_top_only()
    {
        await using var story = await Told();
        const string query = """{ auditTrail(where: {streamKind: {eq: "account"}}) { totalCount } }""";
        async Task<int> Count(ReadScope scope) => (await Asked.Data(story, query, scope))
            .GetProperty("auditTrail").GetProperty("totalCount").GetInt32();
        Assert.Equal((2, 0, 0, 0), (await Count(Parent), await Count(Own), await Count(Child), await Count(Foreign)));
    }

    [Fact]
    public async Task Filters_and_orders_find_nothing_beyond_the_grants()
    {
        await using var story = await Told();
        Assert.Equal("", await Units(story,
            """{ reports(where: {or: [{unit: {code: {eq: "D1A"}}}, {regime: {eq: "none"}}]}, order: [{unit: ASC}]) { totalCount nodes { unit { code } } } }""",
            "reports", Foreign));
    }

    /// <summary>Every field of the roots says who may see it.</summary>
    [Fact]
    public async Task Every_root_field_needs_an_account_and_all_but_the_catalogues_a_grant()
    {
        await using var story = await Told();
        // What is for the account itself, or for every account, needs no grant either.
        string[] catalogues =
        [
            "units", "indicators", "indicatorVersions", "indicatorSets", "catalogueNotices", "catalogueDecisions", "templates",
            "regimes", "projections", "position", "inbox", "notices", "incidents",
        ];
        foreach (var field in Asked.Engine.Schema.Query!.Fields)
        {
            var query = Query(field);
            await Asked.Data(story, query, Parent);
            Assert.Equal("FORBIDDEN", await CodeForNobody(story, query));
            if (catalogues.Contains(field.Name))
                await Asked.Data(story, query, ReadScope.Nothing);
            else
                Assert.Equal("FORBIDDEN", await Asked.Code(story, query, ReadScope.Nothing));
        }
        Assert.All(Asked.Engine.Schema.Subscription!.Fields, field => Assert.NotNull(field.Policy));
    }

    private static string Query(Field field)
    {
        var arguments = field.Name switch
        {
            "resubmission" => "(report: \"00000000-0000-0000-0000-000000000009\")",
            "lateness" => """(within: "D1")""",
            "figures" => $"({Range})",
            "figureHistory" or "passport" => """(unit: "D1A", indicator: "cases", period: "2026-10-05")""",
            "contributions" or "outliers" => $"""(indicators: ["cases"], unit: "P", {Range})""",
            "statusMatrix" => $"""(within: "D1", regime: "health", {Range})""",
            "compliance" or "compliancePoints" => """(unit: "D1")""",
            "aggregates" => $"""(indicators: ["cases"], unit: "P", {Range})""",
            _ => "",
        };
        return $"{{ {field.Name}{arguments}{(field.Type.Named is LeafType ? "" : " { __typename }")} }}";
    }

    private static async Task<string?> CodeForNobody(Story story, string query)
    {
        await using var projections = RunningProjections.Start(story.Db, story.Store, []);
        var services = Asked.Context(story, projections).Services;
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        await Asked.Engine.Execute(GraphQLRequest.Of(query), new RequestContext(services), output, Story.Ct);
        using var response = JsonDocument.Parse(output.WrittenMemory);
        return response.RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
    }

    private static async Task<string> Units(Story story, string query, string list, ReadScope scope)
    {
        var found = (await Asked.Data(story, query, scope)).GetProperty(list);
        var codes = found.GetProperty("nodes").EnumerateArray()
            .Select(node => node.GetProperty("unit").GetProperty("code").GetString()).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(codes.Count, found.GetProperty("totalCount").GetInt32());
        return string.Join(' ', codes);
    }

    private static async Task<Story> Told()
    {
        var story = await Province.Begin();
        await story.Account("enterer", new Grant(Role.Enter, Province.Unit("D1A")));
        await story.Account("signer", new Grant(Role.Sign, Province.Unit("D2")));
        foreach (var unit in (string[])["D1A", "D1B", "D2A"])
            await (await story.Assign(unit, "2026-10-05")).Accept(("cases", 3));
        await story.Settle();
        return story;
    }
}
