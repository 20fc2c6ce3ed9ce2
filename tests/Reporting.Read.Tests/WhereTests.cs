using Reporting.Domain.Accounts;
using Reporting.Domain.Reports;

namespace Reporting.Read.Tests;

/// <summary>What <c>where</c> finds in each list. The expected rows are named by one of their texts, in the list's own
/// order.</summary>
public sealed class WhereTests
{
    private const string Days = """from: "2026-10-01", to: "2026-10-31", periodKind: DAY""";

    [Theory]
    [InlineData("units", "code", "{code: {eq: \"D1\"}}", "D1")]
    [InlineData("units", "code", "{code: {in: [\"D1\", \"D2\"]}, kind: {eq: \"district\"}}", "D1 D2")]
    [InlineData("units", "code", "{code: {in: []}}", "")]
    [InlineData("units", "code", "{code: {nin: [\"P\", \"D1\", \"D2\"]}, not: {code: {startsWith: \"d1\"}}}", "D2A D2B Đ")]
    [InlineData("units", "code", "{name: {contains: \"dong ANH\"}}", "Đ")]
    [InlineData("units", "code", "{name: {contains: \"Đông\"}}", "Đ")]
    [InlineData("units", "code", "{name: {startsWith: \"xa\"}}", "Đ")]
    [InlineData("units", "code", "{name: {contains: \"100%\"}}", "")]
    [InlineData("units", "code", "{name: {eq: \"x' or true --\"}}", "")]
    [InlineData("units", "code", "{parent: {eq: \"D1\"}}", "D1A D1B")]
    [InlineData("units", "code", "{parent: {neq: \"D1\"}, kind: {eq: \"commune\"}}", "D2A D2B Đ")]
    [InlineData("units", "code", "{state: PLANNED}", "Đ")]
    [InlineData("units", "code", "{state: ACTIVE, kind: {eq: \"province\"}}", "P")]
    [InlineData("units", "code", "{effectiveFrom: {from: \"2026-01-02\"}}", "Đ")]
    [InlineData("units", "code", "{or: [{code: {eq: \"P\"}}, {and: [{parent: {eq: \"P\"}}, {not: {code: {eq: \"D2\"}}}]}]}", "D1 P")]
    [InlineData("units", "code", "{or: []}", "")]
    [InlineData("units", "code", "{id: {in: [\"nonsense\"]}}", "")]
    [InlineData("indicators", "code", "{name: {contains: \"INDICATOR c\"}}", "cases")]
    [InlineData("indicators", "code", "{overTime: {eq: \"last\"}, unitOfMeasure: {eq: \"count\"}}", "beds")]
    [InlineData("templates", "template", "{indicator: {eq: \"beds\"}, periodKind: {eq: DAY}, validFrom: {to: \"2026-01-01\"}}", "daily")]
    [InlineData("templates", "template", "{indicator: {eq: \"none\"}}", "")]
    [InlineData("regimes", "code", "{requestingUnit: {code: {eq: \"P\"}}, periodKind: {nin: [MONTH]}, reportersKind: {eq: \"commune\"}}", "health")]
    [InlineData("accounts", "userName", "{displayName: {contains: \"name of B\"}}", "binh")]
    [InlineData("reports", "period", "{state: {in: [ASSIGNED]}}", "2026-10-06 2026-10-04")]
    [InlineData("reports", "period", "{state: {neq: ACCEPTED}, unit: {code: {eq: \"D1A\"}}}", "2026-10-04")]
    [InlineData("reports", "period", "{requestingUnit: {kind: {eq: \"province\"}}, regime: {eq: \"health\"}, template: {eq: \"daily\"}}", "2026-10-06 2026-10-05 2026-10-04")]
    [InlineData("reports", "period", "{period: {eq: \"2026-10-05\"}}", "2026-10-05")]
    [InlineData("reports", "period", "{period: {between: {from: \"2026-10-04\", to: \"2026-10-05\"}}}", "2026-10-05 2026-10-04")]
    [InlineData("reports", "period", "{period: {kind: MONTH}}", "")]
    [InlineData("reports", "period", "{isDue: true}", "2026-10-04")]
    [InlineData("reports", "period", "{isLate: true}", "2026-10-04")]
    [InlineData("reports", "period", "{isLate: false}", "2026-10-06 2026-10-05")]
    [InlineData("reports", "period", "{periodFirst: {from: \"2026-10-05\", to: \"2026-10-05\"}}", "2026-10-05")]
    [InlineData("reports", "period", "{assignedAt: {to: \"2026-10-05T01:00:00Z\"}}", "2026-10-05 2026-10-04")]
    [InlineData("figures", "value", "{value: {from: 3.5}}", "3.5")]
    [InlineData("figures", "value", "{indicator: {code: {eq: \"beds\"}}}", "2")]
    [InlineData("figures", "value", "{indicator: {name: {contains: \"cases\"}}, unit: {code: {eq: \"D1A\"}}, isAdded: true}", "3.5")]
    [InlineData("figures", "value", "{unit: {parent: {eq: \"D2\"}}}", "")]
    [InlineData("figures", "value", "{knownAt: {from: \"2026-10-05T02:00:00Z\"}}", "")]
    [InlineData("auditTrail", "type", "{userName: {eq: \"binh\"}}", "report_accepted report_assigned")]
    [InlineData("auditTrail", "type", "{streamKind: {eq: \"report\"}, recordedAt: {from: \"2026-10-05T02:00:00Z\"}}", "report_assigned")]
    [InlineData("auditTrail", "type", "{unit: {code: {eq: \"D2A\"}}}", "report_assigned unit_registered")]
    [InlineData("auditTrail", "type", "{type: {in: [\"report_accepted\"]}}", "report_accepted")]
    [InlineData("auditTrail", "type", "{actor: {displayName: {contains: \"CHI\"}}}", "report_assigned")]
    [InlineData("auditTrail", "type", "{position: {to: 1}}", "unit_registered")]
    public async Task It_finds(string list, string field, string where, string expected)
    {
        var story = await Told();
        var arguments = list == "figures" ? Days + ", " : "";
        var data = await Asked.Data(story, $"{{ {list}({arguments}where: {where}) {{ totalCount nodes {{ {field} }} }} }}");
        var nodes = data.GetProperty(list).GetProperty("nodes").EnumerateArray()
            .Select(node => node.GetProperty(field).ToString()).ToList();
        Assert.Equal(expected, string.Join(' ', nodes));
        Assert.Equal(nodes.Count, data.GetProperty(list).GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task A_thing_is_found_by_its_id()
    {
        var story = await Told();
        var id = Province.Unit("D1A").Value;
        Assert.Equal("D1A", (await Asked.Data(story, $"{{ units(where: {{id: {{eq: \"{id}\"}}}}) {{ nodes {{ code }} }} }}"))
            .GetProperty("units").GetProperty("nodes")[0].GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("period.malformed", "{ reports(where: {period: {in: [\"2026-10\", \"soon\"]}}) { totalCount } }")]
    [InlineData("period.wrong-kind", "{ reports(where: {period: {between: {from: \"2026-10\", to: \"2026-11-01\"}}}) { totalCount } }")]
    [InlineData("period.range-reversed", "{ reports(where: {period: {between: {from: \"2026-10\", to: \"2026-09\"}}}) { totalCount } }")]
    [InlineData("FORBIDDEN", "{ reports(within: \"D2\") { totalCount } }")]
    [InlineData("unit.unknown", "{ auditTrail(within: \"X\") { totalCount } }")]
    public async Task What_cannot_be_understood_is_an_error_with_a_code(string code, string query)
    {
        var story = await Told();
        Assert.Equal(code, await Asked.Code(story, query, new([Province.Unit("D1").Value])));
    }

    [Theory]
    [InlineData("{code: {}}")]
    [InlineData("{code: {eq: \"a\", startsWith: \"b\"}}")]
    [InlineData("{code: {eq: null}}")]
    [InlineData("{colour: {eq: \"red\"}}")]
    public async Task What_the_types_do_not_allow_is_refused_before_any_statement(string where)
    {
        var story = await Told();
        using var statements = new Statements(story);
        Assert.StartsWith("{\"errors\":", await Asked.Answer(story, $"{{ units(where: {where}) {{ totalCount }} }}"),
            StringComparison.Ordinal);
        Assert.Empty(statements.Texts);
    }

    private static readonly SemaphoreSlim Telling = new(1);
    private static Story? told;

    /// <summary>One story for all: nothing here changes it.</summary>
    private static async Task<Story> Told()
    {
        await Telling.WaitAsync(Story.Ct);
        try
        {
            return told ??= await Tell();
        }
        finally
        {
            Telling.Release();
        }
    }

    private static async Task<Story> Tell()
    {
        var story = await Province.Begin();
        await story.Append(Domain.OrgUnits.UnitRegister.StreamId, new Domain.OrgUnits.UnitRegistered(
            new(Domain.Uuid5.Of("unit", "Đ")), "Đ", "Xã Đông Anh", "commune", Province.Unit("D2"),
            new DateOnly(2027, 1, 1), story.By));
        await story.Account("binh", new Grant(Role.Enter, Province.Unit("D1A")));
        await story.Account("chi", new Grant(Role.Sign, Province.Unit("D1")));
        story.UserName = "binh";
        await (await story.Assign("D1A", "2026-10-05")).Accept(("cases", 3.5m), ("beds", 2));
        story.UserName = "an";
        await story.Assign("D1A", "2026-10-04");
        story.Clock.Now += TimeSpan.FromHours(1);
        story.UserName = $"{Province.AccountOf("chi").Value}";
        await story.Assign("D2A", "2026-10-06");
        await story.Settle();
        return story;
    }
}
