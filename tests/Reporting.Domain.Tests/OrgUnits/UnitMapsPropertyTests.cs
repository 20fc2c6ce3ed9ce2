using FsCheck;
using FsCheck.Fluent;
using Reporting.Domain.OrgUnits;

namespace Reporting.Domain.Tests.OrgUnits;

/// <summary>Whatever happens to units, every figure belongs somewhere on every map, wholly and once (A2).</summary>
public sealed class UnitMapsPropertyTests(ITestOutputHelper output)
{
    private const int DayMax = 60;

    private static readonly DateOnly First = RandomRegister.Since.AddDays(-2);

    private void Check(Func<List<UnitEvent>, bool> holds)
    {
        var seed = (ulong)Random.Shared.NextInt64(1, long.MaxValue);
        output.WriteLine($"FsCheck seed: {seed}, gamma 1");
        FsCheck.Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(seed, 1UL),
            Prop.ForAll(RandomWishes.Of(25, DayMax).ToArbitrary(), wishes => holds(RandomRegister.Play(wishes))));
    }

    [Fact]
    public void A2_At_the_root_every_figure_counts_once_on_every_map() => Check(history =>
    {
        var units = UnitRegister.Fold(UnitRegister.Initial, history);
        foreach (var rows in UnitMaps.Of(units).GroupBy(row => row.Unit))
        {
            foreach (var (day, first) in Days().SelectMany(day => Days().Select(first => (day, first))))
            {
                foreach (var kind in (MapFigures[])[MapFigures.Additive, MapFigures.Other])
                {
                    var valid = rows.Where(row => row.From <= day && day < row.To && row.FirstFrom <= first
                        && first < row.FirstTo && (row.Figures == MapFigures.All || row.Figures == kind)).ToList();
                    Assert.Equal(1, valid.Where(row => row.Ancestor == RandomRegister.Root).Sum(row => row.Weight));
                    Assert.Equal(1, valid.Where(row => row.IsHolder).Sum(row => row.Weight));
                }
            }
        }
        return true;
    });

    [Fact]
    public void A2_No_unit_hangs_below_itself_or_under_one_that_is_not_there() => Check(history =>
    {
        var units = UnitRegister.Fold(UnitRegister.Initial, history);
        foreach (var (unit, day) in units.Units.SelectMany(unit => Days().Select(day => (unit, day))))
        {
            Assert.Equal(RandomRegister.Root, units.Path(unit.UnitId, day).Last());
            if (unit.Exists(day) && unit.Parent(day) is { } parent)
                Assert.True(units.ById(parent)!.Exists(day), $"{unit.Code} hangs under {parent} on {day}.");
        }
        return true;
    });

    [Fact]
    public void A2_A_code_belongs_to_one_unit_on_any_day() => Check(history =>
    {
        var units = UnitRegister.Fold(UnitRegister.Initial, history);
        foreach (var day in Days())
        {
            var codes = units.Units.Where(unit => unit.Exists(day)).Select(unit => unit.CodeOn(day)).ToList();
            Assert.Equal(codes.Distinct().Count(), codes.Count);
        }
        return true;
    });

    [Fact]
    public void A2_The_register_is_the_same_when_it_is_folded_at_once_or_one_by_one() => Check(history =>
    {
        var folded = UnitRegister.Fold(UnitRegister.Initial, history);
        var evolved = history.Aggregate(UnitRegister.Initial, UnitRegister.Evolve);
        return UnitMaps.Of(folded).ToHashSet().SetEquals(UnitMaps.Of(evolved));
    });

    [Fact]
    public void The_wishes_reach_every_kind_of_event()
    {
        var seen = Gen.Sample(RandomWishes.Of(25, DayMax), 40).SelectMany(RandomRegister.Play)
            .Select(happened => happened.GetType().Name).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                nameof(UnitMoved), nameof(UnitsMerged), nameof(UnitSplit), nameof(UnitDissolved), nameof(UnitReopened),
                nameof(UnitRecoded), nameof(UnitsReorganised), nameof(ReorganisationRescinded),
            }, seen);
    }

    private static IEnumerable<DateOnly> Days() =>
        Enumerable.Range(0, (DayMax / 3) + 2).Select(i => First.AddDays(3 * i));
}
