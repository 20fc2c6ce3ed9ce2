using System.Text.Json;
using Reporting.Domain.Accounts;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests;

public sealed class SchemaTests
{
    private const string Day = "2026-10-05";

    [Fact]
    public async Task The_printed_schema_is_the_committed_one()
    {
        var committed = Path.Combine(Root(), "schema.graphql");
        // After an intended change: REPORTING_WRITE_SCHEMA=1 writes the new text.
        if (Environment.GetEnvironmentVariable("REPORTING_WRITE_SCHEMA") == "1")
            await File.WriteAllTextAsync(committed, Asked.Engine.Schema.Print(), Story.Ct);
        Assert.Equal(await File.ReadAllTextAsync(committed, Story.Ct), Asked.Engine.Schema.Print());
    }

    [Fact]
    public async Task Aggregates_are_answered_as_the_contract_says()
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", Day)).Accept(("cases", 3.5m));
        await story.Assign("D1B", Day);
        var answer = await Asked.Ask(story,
            """
            { aggregates(indicators: ["cases"], unit: "P", from: "2026-10-05", to: "2026-10-05", periodKind: DAY) {
                position rows { indicator { code name } unit { code parent { code } } period value contributors missing } } }
            """);
        Assert.Equal(
            $$$$"""
            {"data":{"aggregates":{"position":{{{{story.Position}}}},"rows":[{"indicator":{"code":"cases","name":"Indicator cases"},
            "unit":{"code":"P","parent":null},"period":"2026-10-05","value":3.5,"contributors":1,"missing":1}]}}}
            """.ReplaceLineEndings(""), answer);
    }

    [Fact]
    public async Task A_figures_history_names_the_people()
    {
        await using var story = await Province.Begin();
        await story.Account("enterer", new Grant(Role.Enter, Province.Unit("D1A")));
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        Assert.Equal(
            """{"data":{"figureHistory":[{"version":1,"value":3,"previousValue":null,"event":"report_accepted","enteredBy":{"userName":"enterer"},"signedBy":null}]}}""",
            await Asked.Ask(story,
                """{ figureHistory(unit: "D1A", indicator: "cases", period: "2026-10-05") { version value previousValue event enteredBy { userName } signedBy { userName } } }"""));
    }

    [Fact]
    public async Task Lists_are_pages_with_relatives()
    {
        await using var story = await Province.Begin();
        await story.Assign("D1A", Day);
        Assert.Equal(
            """{"data":{"reports":{"totalCount":1,"nodes":[{"state":"ASSIGNED","unit":{"code":"D1A","ancestors":[{"code":"P"},{"code":"D1"}]}}]}}}""",
            await Asked.Ask(story,
            "{ reports(where: {state: {eq: ASSIGNED}}) { totalCount nodes { state unit { code ancestors { code } } } } }"));
        Assert.Equal(
            """{"data":{"units":{"edges":[{"node":{"code":"D1","children":[{"code":"D1A"},{"code":"D1B"}]}}],"pageInfo":{"hasNextPage":true}}}}""",
            await Asked.Ask(story,
            "{ units(where: {kind: {eq: \"district\"}}, first: 1) { edges { node { code children { code } } } pageInfo { hasNextPage } } }"));
        Assert.Equal(
            """{"data":{"templates":{"nodes":[{"template":"daily","version":1,"periodKind":"DAY","rows":[{"order":1,"indicator":"cases"},{"order":2,"indicator":"beds"}],"constraints":[]}]}}}""",
            await Asked.Ask(story,
            "{ templates { nodes { template version periodKind rows { order indicator } constraints { rule } } } }"));
        Assert.Equal(
            """{"data":{"regimes":{"nodes":[{"code":"health","requestingUnit":{"code":"P"},"reportersKind":"commune"}]},"indicators":{"nodes":[{"code":"cases"}]}}}""",
            await Asked.Ask(story,
            "{ regimes { nodes { code requestingUnit { code } reportersKind } } indicators(where: {code: {eq: \"cases\"}}) { nodes { code } } }"));
    }

    [Fact]
    public async Task The_audit_trail_tells_who_did_what()
    {
        await using var story = await Province.Begin();
        story.UserName = "binh";
        await (await story.Assign("D1A", Day)).Accept(("cases", 3));
        Assert.Equal(
            """{"data":{"auditTrail":{"nodes":[{"userName":"binh","type":"report_accepted","streamKind":"report","version":2,"unit":{"code":"D1A"}},{"userName":"binh","type":"report_assigned","streamKind":"report","version":1,"unit":{"code":"D1A"}}]}}}""",
            await Asked.Ask(story,
            "{ auditTrail(where: {userName: {eq: \"binh\"}}) { nodes { userName type streamKind version unit { code } } } }"));
        var body = await Asked.Ask(story,
            "{ auditTrail(within: \"D1A\", where: {type: {eq: \"report_assigned\"}}) { nodes { body } } }");
        using var parsed = JsonDocument.Parse(body);
        Assert.Equal(Day, parsed.RootElement.GetProperty("data").GetProperty("auditTrail").GetProperty("nodes")[0]
            .GetProperty("body").GetProperty("period").GetString());
    }

    [Fact]
    public async Task What_a_caller_may_not_read_is_an_error_with_a_code()
    {
        await using var story = await Province.Begin();
        var answer = await Asked.Ask(story,
            """{ aggregates(indicators: ["cases"], unit: "P", from: "2026-10-05", to: "2026-10-05", periodKind: DAY) { position } }""",
            new ReadScope([Province.Unit("D1").Value]));
        using var parsed = JsonDocument.Parse(answer);
        var error = parsed.RootElement.GetProperty("errors")[0];
        Assert.Equal("FORBIDDEN", error.GetProperty("extensions").GetProperty("code").GetString());
        Assert.Contains("Tài khoản", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ReportingEs.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No ReportingEs.sln above the tests.");
        return folder.FullName;
    }
}
