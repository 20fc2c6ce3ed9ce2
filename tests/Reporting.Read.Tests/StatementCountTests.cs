using System.Text.RegularExpressions;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using Reporting.Domain.FocalPersons;
using Reporting.Domain.Regimes;
using Reporting.GraphQL.Types;

namespace Reporting.Read.Tests;

/// <summary>A query costs one statement for each layer that has to be looked up, and reads the selected columns and no
/// others.</summary>
public sealed partial class StatementCountTests
{
    private const string Range = "from: \"2026-10-05\", to: \"2026-10-05\", periodKind: DAY";

    // Fields with a statement of their own for all their parents; all others come with the statement of their parent.
    private static readonly string[] OwnStatement = ["parent", "ancestors", "children", "reporters", "totalCount",
        "predecessors", "successors", "notDivisible", "unread", "yearBefore", "change", "changePercent", "cumulative",
        "history", "steps", "sources", "reportsBelow", "places", "definitions"];

    /// <summary>The arguments that the root fields of the schema cannot do without.</summary>
    private static readonly Dictionary<string, string> Needed = new()
    {
        ["lateness"] = """(within: "P")""",
        ["resubmission"] = """(report: "00000000-0000-0000-0000-000000000009")""",
        ["figures"] = $"({Range})",
        ["figureHistory"] = """(unit: "D1A", indicator: "cases", period: "2026-10-05")""",
        ["passport"] = """(unit: "D1A", indicator: "cases", period: "2026-10-05")""",
        ["contributions"] = $"""(indicators: ["cases"], unit: "P", {Range})""",
        ["outliers"] = $"""(indicators: ["cases"], unit: "P", {Range})""",
        ["statusMatrix"] = $"""(within: "P", regime: "health", {Range})""",
        ["compliance"] = """(unit: "P")""",
        ["compliancePoints"] = """(unit: "P")""",
        ["aggregates"] = $"""(indicators: ["cases"], unit: "P", {Range})""",
    };

    [Theory]
    // The sums, the units and the indicators that they are of.
    [InlineData(3, "{ aggregates(indicators: [\"cases\"], unit: \"P\", RANGE) { position rows { value unit { code name } indicator { code name unitOfMeasure } } } }")]
    [InlineData(1, "{ figures(RANGE) { nodes { value unit { name } indicator { name } enteredBy { userName } signedBy { userName } } } }")]
    [InlineData(1, "{ reports { nodes { state isLate unit { code name state } requestingUnit { code } } pageInfo { hasNextPage } } }")]
    [InlineData(2, "{ reports { totalCount nodes { state } } }")]
    [InlineData(2, "{ reports { nodes { unit { ancestors { code name } } } } }")]
    [InlineData(3, "{ units { nodes { parent { parent { code } } } } }")]
    [InlineData(2, "{ a: units { nodes { code } } b: indicators { nodes { code } } }")]
    // Several paths to units in one layer: one statement, whatever each of them selects.
    [InlineData(2, "{ reports { nodes { unit { parent { name } } requestingUnit { parent { kind } } } } }")]
    // What a layer above has read is not read again, but for further columns.
    [InlineData(3, "{ a: units { nodes { parent { code } } } b: reports { nodes { unit { parent { code } } } } }")]
    [InlineData(4, "{ a: units { nodes { parent { code } } } b: reports { nodes { unit { parent { name } } } } }")]
    [InlineData(2, "{ units { nodes { a: parent { code } b: parent { name } } } }")]
    public async Task A_query_takes_so_many_statements(int expected, string query)
    {
        await using var story = await Told();
        Assert.Equal(expected, (await Statements.Of(story, query.Replace("RANGE", Range, StringComparison.Ordinal))).Count);
    }

    [Fact]
    public async Task Every_field_of_the_schema_takes_one_statement_for_its_layer_and_reads_its_columns_only()
    {
        await using var story = await Told();
        // One unit of the sums went into another one, and one was divided nobody knows how.
        await story.Merge(new DateOnly(2026, 2, 1), "D2A", "D2B");
        await story.Split(new DateOnly(2026, 2, 1), "D1B", ("D1A", null), ("D2B", null));
        await story.Append(
            UnitFocalPersons.StreamIdOf(Province.Unit("D2B")),
            new FocalPersonsNamed(Province.Unit("D2B"), Province.AccountOf("enterer"), [Province.AccountOf("enterer")], null, story.By));
        await SigningStory.Tell(story);
        await AggregationStory.Tell(story);
        await story.Settle();
        var tried = 0;
        foreach (var root in Asked.Engine.Schema.Query!.Fields)
        {
            foreach (var (path, fields) in Paths(root))
            {
                var own = fields.Count(field =>
                    OwnStatement.Contains(field.Name) && field.Type.Named is not { Name: "RegimeSteps" });
                var texts = await Statements.Of(story, $"{{ {path} }}");
                // Sums: the units they are of, and the indicators when more than their codes is asked; outliers: the rules.
                var (least, most) = root.Name switch { "aggregates" => (1, 2), "outliers" => (1, 1), _ => (0, 0) };
                Assert.True(
                    texts.Count >= 1 + own + least && texts.Count <= 1 + own + most,
                    $"{path}: {texts.Count} statements\n{string.Join('\n', texts)}");
                tried++;
                if (own > 0 || !fields.Exists(field => field.Name == "nodes"))
                    continue;
                // A column of another row is named by the field below.
                var read = fields.SkipWhile(field => field.Name != "nodes").Skip(1)
                    .First(field => !field.Columns.Any(column => column.EndsWith('.'))).Columns.Count;
                var columns = ColumnPattern().Count(texts[0]);
                Assert.True(columns == read, $"{path}: {columns} columns\n{texts[0]}");
            }
        }
        Assert.InRange(tried, 150, 2_000);
    }

    /// <summary>All ways from a root field to a leaf, through each type once.</summary>
    private static IEnumerable<(string Path, List<Field> Fields)> Paths(Field root) =>
        Below(root, [root.Type.Named]).Select(below =>
            (root.Name + Needed.GetValueOrDefault(root.Name) + below.Path, (List<Field>)[root, .. below.Fields]));

    private static IEnumerable<(string Path, List<Field> Fields)> Below(Field field, IReadOnlyList<NamedType> passed)
    {
        if (field.Type.Named is not ObjectType type)
            return [("", [])];
        // edges { node } leads to what nodes leads to.
        return type.Fields.Where(child => child.Name != "edges" && !passed.Contains(child.Type.Named)
                || child.Type.Named is LeafType)
            .SelectMany(child => Below(child, [.. passed, child.Type.Named]).Select(below =>
                ($" {{ {child.Name}{below.Path} }}", (List<Field>)[child, .. below.Fields])));
    }

    private static async Task<Story> Told()
    {
        var story = await Province.Begin();
        story.UserName = Province.AccountOf("enterer").Value.ToString();
        await (await story.Assign("D1A", "2026-10-05")).Accept(("cases", 3));
        await (await story.Assign("D1B", "2026-10-05")).Accept(("cases", 4));
        await (await story.Assign("D2A", "2026-10-05")).Accept(("cases", 5));
        await story.Append(Uuid5.Of("regime", "listed"), new RegimeDefined(
            "listed", "Listed", "daily", PeriodKind.Day, Province.Unit("P"), null, [Province.Unit("D1A")], story.By));
        await story.Assign("D2B", "2026-10-05");
        await People(story);
        await Complaints.LookingUp.Tell(story);
        await story.Settle();
        return story;
    }

    /// <summary>Two accounts in a unit, one acts for the other, and a request.</summary>
    private static async Task People(Story story)
    {
        var (lan, minh, unit) = (Province.AccountOf("enterer"), Province.AccountOf("signer"), Province.Unit("D1A"));
        var grant = new Grant(Role.Sign, unit);
        foreach (var name in (string[])["enterer", "signer", "acceptor"])
        {
            var id = Province.AccountOf(name);
            await story.Append(id.Value, new AccountRegistered(id, name, name, [grant], story.By, Unit: unit));
        }
        await story.Append(lan.Value, new AccountDelegated(
            lan, minh, [grant], Province.Since, Province.Since, "x", new Mandate(), story.By));
        var request = AccountRequest.IdOf("1/CV", "lan", AccountAct.Lock);
        await story.Append(request, new AccountActRequested(
            request, AccountAct.Lock, "lan", unit, "1/CV", Province.Since, null, null, null, story.By));
    }

    [GeneratedRegex(@" as c\d+\b")]
    private static partial Regex ColumnPattern();
}
