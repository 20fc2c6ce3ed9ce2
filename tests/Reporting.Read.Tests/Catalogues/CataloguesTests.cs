using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.Profiles;
using Reporting.Domain.Regimes;
using Reporting.Domain.Templates;

namespace Reporting.Read.Tests.Catalogues;

/// <summary>Where the catalogues' entries stand, what is overdue, and what the units are told (B1, B2, B4, A7).</summary>
public sealed class CataloguesTests
{
    private static async Task<string> Ask(string query, DateOnly? today = null)
    {
        await using var story = await Province.Begin();
        await story.Account("enterer", new Domain.Accounts.Grant(Domain.Accounts.Role.Enter, Province.Unit("D1")));
        await story.Catalogues();
        await story.Settle();
        if (today is { } day)
            story.Clock.Now = new DateTimeOffset(day.ToDateTime(new TimeOnly(3, 0)), TimeSpan.Zero);
        return (await Asked.Data(story, query)).ToString().Replace("\"", "'", StringComparison.Ordinal);
    }

    [Fact]
    public async Task B4_versions_of_indicators_show_their_state_on_the_day()
    {
        const string query = """{ indicatorVersions(where: {code: {eq: "cases"}}) { nodes { version state notice } } }""";
        Assert.Contains(
            "{'version':1,'state':'SUPERSEDED','notice':null},{'version':2,'state':'OFFICIAL','notice':'CV 3'}",
            await Ask(query, new DateOnly(2026, 11, 1)), StringComparison.Ordinal);
        Assert.Contains("{'version':1,'state':'OFFICIAL'", await Ask(query, new DateOnly(2026, 10, 31)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task B4_a_trial_that_lasts_too_long_is_shown()
    {
        const string query = """{ templates(where: {template: {eq: "daily"}}) { nodes { version state isTrialOverdue isShared columns { code kind } } } }""";
        Assert.Contains(
            "{'version':2,'state':'TRIAL','isTrialOverdue':true,'isShared':false,'columns':[{'code':'so','kind':'number'},{'code':'ghi-chu','kind':'text'}]}",
            await Ask(query, new DateOnly(2026, 10, 10)), StringComparison.Ordinal);
        Assert.Contains("'isTrialOverdue':false,'isShared':true", await Ask(query, new DateOnly(2026, 10, 9)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task B4_a_decision_is_overdue_until_every_entry_is_up_to_date() => Assert.Contains(
        "'dueOn':'2026-01-06','isOverdue':true,'entries':[{'code':'kt-xh','updatedOn':'2",
        await Ask("{ catalogueDecisions { nodes { number dueOn isOverdue entries { code updatedOn } } } }", new DateOnly(2026, 10, 9)),
        StringComparison.Ordinal);

    [Fact]
    public async Task B4_the_units_are_told_with_the_letters_number() => Assert.Contains(
        "{'kind':'indicator','code':'cases','version':2,'notice':'CV 3'}",
        await Ask("{ catalogueNotices { nodes { kind code version notice } } }"), StringComparison.Ordinal);

    [Fact]
    public async Task B1_sets_are_shown_with_their_level_and_indicators() => Assert.Contains(
        "{'code':'kt-xh','version':1,'level':'commune','state':'OFFICIAL','indicators':['cases','beds']}",
        await Ask("{ indicatorSets { nodes { code version level state indicators } } }"), StringComparison.Ordinal);

    [Fact]
    public async Task A7_a_unit_shows_whom_it_named() => Assert.Contains(
        "{'unit':{'code':'D1'},'leader':{'userName':'enterer'},'persons':['enterer'],'document':'CV 2'}",
        await Ask("{ focalPersons { nodes { unit { code } leader { userName } persons document } } }"), StringComparison.Ordinal);

    [Fact]
    public async Task E0_a_regime_says_what_it_adds_to_the_steps_of_the_profile()
    {
        await using var story = await Province.Begin();
        await story.Append(Uuid5.Of("regime", "sealed"), new RegimeDefined(
            "sealed", "Sealed", "daily", PeriodKind.Day, Province.Unit("P"), "commune", [], story.By,
            Steps: new RegimeSteps(true, SignedWith.Certificate, true, SendBy.Clerk)));
        Assert.Equal(
            """{"data":{"regimes":{"nodes":[{"code":"health","steps":null},{"code":"sealed","steps":{"checkBeforeSubmit":true,"signedWith":"certificate","isSealed":true,"sendBy":"clerk"}}]}}}""",
            await Asked.Ask(
                story, "{ regimes { nodes { code steps { checkBeforeSubmit signedWith isSealed sendBy } } } }"));
    }

    [Fact]
    public async Task E2_a_form_says_where_nothing_may_have_arisen_and_which_figures_are_unusual()
    {
        await using var story = await Province.Begin();
        await story.Append(Uuid5.Of("template", "linked"), new TemplateVersionPublished(
            "linked", 1, "Linked", PeriodKind.Day, Province.Since,
            [
                new TemplateRow(2, "beds", 0),
                new TemplateRow(1, "cases", 0, AllowsNil: true, Outlier: new OutlierRule(DeviationsMax: 5, Periods: 8)),
            ],
            [], story.By, Sections: [new("i", "I", AllowsNil: true), new("ii", "II")]));
        Assert.Equal(
            """{"data":{"templates":{"nodes":[{"rows":[{"order":1,"indicator":"cases","allowsNil":true,"outlier":{"deviationsMax":5,"periods":8}},{"order":2,"indicator":"beds","allowsNil":false,"outlier":null}],"sections":[{"code":"i","allowsNil":true},{"code":"ii","allowsNil":false}]}]}}}""",
            await Asked.Ask(
                story,
                """{ templates(where: {template: {eq: "linked"}}) { nodes { rows { order indicator allowsNil outlier { deviationsMax periods } } sections { code allowsNil } } } }"""));
    }
}
