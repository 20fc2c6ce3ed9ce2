using System.Text.Json;
using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;
using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.RowSecurity;

/// <summary>Every field of the query type, asked by an account of the district D2 where only D1 has anything (F5).</summary>
public sealed class ForeignUnitTests
{
    private const string Range = """from: "2026-10-05", to: "2026-10-05", periodKind: DAY""";

    // Of every account, whatever its units.
    private static readonly string[] Catalogues =
    [
        "units", "indicators", "indicatorVersions", "indicatorSets", "catalogueNotices", "catalogueDecisions", "templates",
        "regimes", "projections", "position", "notices",
    ];

    /// <summary>About a unit that is named: the answer is a refusal.</summary>
    private static readonly Dictionary<string, string> OfUnit = new()
    {
        ["lateness"] = """(within: "D1")""",
        ["figureHistory"] = """(unit: "D1A", indicator: "cases", period: "2026-10-05")""",
        ["passport"] = """(unit: "D1A", indicator: "cases", period: "2026-10-05")""",
        ["aggregates"] = $"""(indicators: ["cases"], unit: "D1", {Range})""",
        ["contributions"] = $"""(indicators: ["cases"], unit: "D1", {Range})""",
        ["outliers"] = $"""(indicators: ["cases"], unit: "D1", {Range})""",
        ["statusMatrix"] = $"""(within: "D1", regime: "health", {Range})""",
        ["compliance"] = """(unit: "D1")""",
        ["compliancePoints"] = """(unit: "D1")""",
    };

    [Fact]
    public async Task F5_every_root_field_is_empty_or_refused_for_a_foreign_unit_and_is_not_for_the_own()
    {
        await using var story = await Told();
        var (own, foreign) = (Scope("D1"), Scope("D2"));
        foreach (var field in Asked.Engine.Schema.Query!.Fields.Where(field => !Catalogues.Contains(field.Name)))
        {
            if (OfUnit.TryGetValue(field.Name, out var arguments))
            {
                var query = $"{{ {field.Name}{arguments} {{ __typename }} }}";
                Assert.Equal("FORBIDDEN", await Asked.Code(story, query, foreign));
                await Asked.Data(story, query, own);
            }
            else
            {
                Assert.True(await Count(story, field, foreign) == 0, field.Name);
                // Nothing is told of focal persons, delegations and requests in this story.
                Assert.True(await Count(story, field, own) > 0 || field.Name is "focalPersons" or "delegations"
                    or "accountRequests", field.Name);
            }
        }
    }

    private static async Task<int> Count(Story story, Field field, ReadScope scope)
    {
        if (field.Name == "resubmission")
        {
            var query = $"{{ resubmission(report: \"{Province.ReportOf("D1A", "2026-10-08").Value}\") {{ by }} }}";
            return (await Asked.Data(story, query, scope)).GetProperty("resubmission").ValueKind == JsonValueKind.Null ? 0 : 1;
        }
        if (field.Name is "inbox" or "incidents")
        {
            var rows = (await Asked.Data(
                story, field.Name == "inbox" ? "{ inbox { messages { id } } }" : "{ incidents { id } }", scope))
                .GetProperty(field.Name);
            return (rows.ValueKind == JsonValueKind.Array ? rows : rows.GetProperty("messages")).EnumerateArray()
                .Count();
        }
        var arguments = field.Name switch
        {
            "figures" => $"({Range})",
            "auditTrail" => """(where: {streamKind: {in: ["report", "complaint", "publication", "usage-report"]}})""",
            _ => "",
        };
        return (await Asked.Data(story, $"{{ {field.Name}{arguments} {{ totalCount nodes {{ __typename }} }} }}", scope))
            .GetProperty(field.Name).GetProperty("totalCount").GetInt32();
    }

    private static ReadScope Scope(string unit) => new([Province.Unit(unit).Value])
    {
        AccountUnits = [Province.Unit(unit).Value],
        WorksFor = [Province.Unit(unit).Value, Province.Unit(unit + "A").Value],
        Account = unit == "D1" ? Province.AccountOf("enterer").Value : Guid.NewGuid(),
    };

    private static async Task<Story> Told()
    {
        var story = await Province.Begin();
        await story.Account("enterer", new Grant(Role.Enter, Province.Unit("D1A")));
        await (await story.Assign("D1A", "2026-10-05")).Accept(("cases", 3));
        var sentBack = await (await story.Assign("D1A", "2026-10-08")).Submit(1, ("cases", 2));
        await sentBack.Happens(new ReportRejected(sentBack.Id, 1, "x", Province.AccountOf("signer")));
        await Complaints.LookingUp.Tell(story);
        await SigningStory.Tell(story, "D1");
        await AggregationStory.Tell(story);
        await story.Append(
            new Guid(8, 0, 0, new byte[8]), "incident", Domain.Incidents.IncidentEventCodec.Encode(
                new Domain.Incidents.IncidentRaised(new Guid(8, 0, 0, new byte[8]), null, "t", "x", Province.AccountOf("enterer"))));
        await story.Settle();
        return story;
    }
}
