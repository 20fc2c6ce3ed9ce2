using System.Globalization;
using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Aggregates;
using Reporting.Read.Reading;
using static Reporting.Read.Tests.Aggregates.Asking;

namespace Reporting.Read.Tests.Aggregates;

/// <summary>Aggregates on the map of then, of a day and of now (A2). The figures are of March and of May; units change
/// on 1 April.</summary>
public sealed class MapTests
{
    private static readonly DateOnly April = new(2026, 4, 1), Then = new(2026, 3, 31);

    private static async Task<Story> Told()
    {
        var story = await Province.Begin();
        foreach (var (unit, march) in ((string, decimal)[])[("D1A", 1), ("D1B", 20), ("D2A", 300), ("D2B", 4000)])
            await (await story.Assign(unit, "2026-03-10")).Accept(("cases", march));
        return story;
    }

    private static AggregatesQuestion Cases(
        UnitMap map, AggregateDimension[] groupBy, string? level = null, string unit = "P") =>
        Question("cases", "2026-01-01", "2026-12-31", groupBy, unit, level) with
        {
            Map = map, MapDay = map == UnitMap.At ? Then : null, WantsMarks = true,
        };

    private static async Task<string> Ask(Story story, AggregatesQuestion question)
    {
        var answer = Assert.IsType<Answer<AggregateResult>.Given>(await story.Ask(question));
        var codes = (await story.Rows("select unit_id, code from read.units"))
            .Select(row => row.Split('|')).ToDictionary(parts => Guid.Parse(parts[0]), parts => parts[1]);
        return string.Join(' ', answer.Value.Rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"{row.Unit.Code}={row.Value}{Marks("<", row.Succeeded, codes)}{Marks("!", row.NotDivisible, codes)}")));
    }

    private static string Marks(string mark, EquatableArray<Guid> units, Dictionary<Guid, string> codes) =>
        units.Count == 0 ? "" : mark + string.Join(',', units.Select(id => codes[id]).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A2_A_merge_sums_through_succession_on_the_map_of_now_and_not_on_that_of_then()
    {
        await using var story = await Told();
        await story.Merge(April, "D1A", "D2A");
        await (await story.Assign("D2A", "2026-05-10")).Accept(("cases", 50000));
        Assert.Equal("D1=20 D2=54301<D1A", await Ask(story, Cases(UnitMap.Now, ByUnit, "district")));
        Assert.Equal("D1B=20 D2A=50301<D1A D2B=4000", await Ask(story, Cases(UnitMap.Now, ByUnit, "commune")));
        Assert.Equal("D1=21 D2=54300", await Ask(story, Cases(UnitMap.AsFiled, ByUnit, "district")));
        // What the merged unit reports in May cannot be divided into those that it came out of.
        Assert.Equal("D1=21 D2=4300", await Ask(story, Cases(UnitMap.At, ByUnit, "district")));
        Assert.Equal(
            "D1A=1 D1B=20 D2A=50300!D2A D2B=4000", await Ask(story, Cases(UnitMap.At, ByUnit, "commune")));
        foreach (var map in Enum.GetValues<UnitMap>())
            Assert.StartsWith("P=54321", await Ask(story, Cases(map, ByIndicator)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A2_A_partial_share_is_divided_only_by_a_stated_weight()
    {
        await using var story = await Told();
        await story.Split(April, "D2B", ("D1A", 0.25m), ("D2A", 0.5m));
        Assert.Equal(
            "D1A=1001<D2B D1B=20 D2A=2300<D2B D2B=1000!D2B", await Ask(story, Cases(UnitMap.Now, ByUnit)));
        // Under the lowest unit above all concerned, which is the province.
        Assert.Equal("D1=1021<D2B D2=2300<D2B", await Ask(story, Cases(UnitMap.Now, ByUnit, "district")));
        Assert.Equal("P=4321<D2B!D2B", await Ask(story, Cases(UnitMap.Now, ByIndicator)));
        Assert.Equal("D1=21 D2=4300", await Ask(story, Cases(UnitMap.At, ByUnit, "district")));
        // However many parts it has in the province: it is one report.
        Assert.Equal(["cases P - 4321 4/0"], await story.Rows(Cases(UnitMap.Now, ByIndicator)));
    }

    [Fact]
    public async Task A2_Without_a_weight_the_figure_stays_with_the_predecessor_and_is_marked()
    {
        await using var story = await Told();
        await story.Split(April, "D1A", ("D1B", null), ("D2A", null));
        Assert.Equal("D1A=1!D1A D1B=20 D2A=300 D2B=4000", await Ask(story, Cases(UnitMap.Now, ByUnit)));
        Assert.Equal("D1=20 D2=4300", await Ask(story, Cases(UnitMap.Now, ByUnit, "district")));
        Assert.Equal("P=4321!D1A", await Ask(story, Cases(UnitMap.Now, ByIndicator)));
    }

    [Fact]
    public async Task A2_A_unit_that_moved_counts_where_it_hung()
    {
        await using var story = await Told();
        await story.Move("D1A", "D2", April);
        await (await story.Assign("D1A", "2026-05-10")).Accept(("cases", 50000));
        Assert.Equal("D1=20 D2=54301", await Ask(story, Cases(UnitMap.Now, ByUnit, "district")));
        Assert.Equal("D1=50021 D2=4300", await Ask(story, Cases(UnitMap.At, ByUnit, "district")));
        Assert.Equal("D1=21 D2=54300", await Ask(story, Cases(UnitMap.AsFiled, ByUnit, "district")));
        Assert.Equal("D2=54300", await Ask(story, Cases(UnitMap.AsFiled, ByIndicator, unit: "D2")));
    }

    [Fact]
    public async Task A2_A_district_that_moves_takes_its_communes_with_it_on_the_map_of_its_days()
    {
        await using var story = await Told();
        await story.Register("P2", "province", null);
        await story.Move("D2", "P2", April);
        await (await story.Assign("D2A", "2026-05-10")).Accept(("cases", 50000));
        Assert.Equal("D1=21", await Ask(story, Cases(UnitMap.Now, ByUnit, "district")));
        Assert.Equal("D1=21 D2=4300", await Ask(story, Cases(UnitMap.AsFiled, ByUnit, "district")));
        Assert.Equal("D1=21 D2=54300", await Ask(story, Cases(UnitMap.At, ByUnit, "district")));
    }

    [Fact]
    public async Task A2_A_unit_that_ended_without_successor_keeps_its_figures_below_the_one_above()
    {
        await using var story = await Told();
        await story.Append(UnitRegister.StreamId, new UnitDissolved(
            Province.Unit("D1A"), April, "decision 15", Province.Basis, story.By));
        Assert.Equal("D1=21 D2=4300", await Ask(story, Cases(UnitMap.Now, ByUnit, "district")));
        Assert.Equal("D1A=1 D1B=20 D2A=300 D2B=4000", await Ask(story, Cases(UnitMap.Now, ByUnit)));
    }

    [Fact]
    public async Task A2_A_rescinded_reorganisation_leaves_no_trace_on_any_map()
    {
        await using var story = await Told();
        var id = Guid.NewGuid();
        var before = await Ask(story, Cases(UnitMap.Now, ByUnit));
        await story.Append(UnitRegister.StreamId, new UnitsReorganised(
            id, [new([], [Province.Unit("D1A")],
                [new(Province.Unit("D1A"), Province.Unit("D2A"), SuccessionShare.Full)], [], [], [])],
            April, "decision 16", Province.Basis, story.By));
        Assert.Equal("D1B=20 D2A=301<D1A D2B=4000", await Ask(story, Cases(UnitMap.Now, ByUnit)));
        await story.Append(UnitRegister.StreamId, new ReorganisationRescinded(id, "wrong", Province.Basis, story.By));
        Assert.Equal(before, await Ask(story, Cases(UnitMap.Now, ByUnit)));
    }

    [Fact]
    public async Task The_map_of_a_day_needs_the_day_and_no_other_takes_one()
    {
        await using var story = await Told();
        Assert.Equal("read.map-day", await story.RefusalCode(Cases(UnitMap.At, ByUnit) with { MapDay = null }));
        Assert.Equal("read.map-day", await story.RefusalCode(Cases(UnitMap.Now, ByUnit) with { MapDay = Then }));
    }
}
