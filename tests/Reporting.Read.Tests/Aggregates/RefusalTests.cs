using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Read.Reading;
using static Reporting.Read.Tests.Aggregates.Asking;

namespace Reporting.Read.Tests.Aggregates;

public sealed class RefusalTests
{
    private const string Day = "2026-10-05";

    [Fact]
    public async Task What_does_not_exist_is_named()
    {
        await using var story = await Province.Begin();
        Assert.Equal("unit.unknown", await story.RefusalCode(Question("cases", Day, Day, ByPeriod, "nowhere")));
        Assert.Equal("indicator.unknown", await story.RefusalCode(Question("cases,nothing", Day, Day, ByPeriod)));
        Assert.Equal("period.malformed", await story.RefusalCode(Question("cases", "2026-13", Day, ByPeriod)));
        Assert.Equal("period.malformed", await story.RefusalCode(Question("cases", Day, "soon", ByPeriod)));
        Assert.Equal("period.wrong-kind", await story.RefusalCode(Question("cases", "2026-10", Day, ByPeriod)));
        Assert.Equal("period.wrong-kind",
            await story.RefusalCode(Question("cases", Day, Day, ByPeriod, kind: PeriodKind.Month)));
        Assert.Equal("period.range-reversed", await story.RefusalCode(Question("cases", "2026-10-06", Day, ByPeriod)));
        Assert.Equal("unit.kind-unknown", await story.RefusalCode(Question("cases", Day, Day, ByUnit,
            level: "galaxy")));
    }

    [Fact]
    public async Task Different_measures_are_not_added()
    {
        await using var story = await Province.Begin();
        await story.Define("weight", OverTime.Sum, "kg");
        Assert.Equal("aggregate.not-additive",
            await story.RefusalCode(Question("cases,weight", Day, Day, [Read.Aggregates.AggregateDimension.Period])));
    }

    [Fact]
    public async Task A_grant_reaches_the_subtree_and_nothing_else()
    {
        await using var story = await Province.Begin();
        var district = new ReadScope([Province.Unit("D1").Value]);
        Assert.Equal("FORBIDDEN", await story.RefusalCode(Question("cases", Day, Day, ByPeriod), district));
        Assert.Equal("FORBIDDEN", await story.RefusalCode(Question("cases", Day, Day, ByPeriod, "D2A"), district));
        Assert.Equal("FORBIDDEN", await story.RefusalCode(Question("cases", Day, Day, ByPeriod, "D1A"),
            ReadScope.Nothing));
        Assert.IsType<Answer<Read.Aggregates.AggregateResult>.Given>(
            await story.Ask(Question("cases", Day, Day, ByPeriod, "D1A"), district));
    }
}
