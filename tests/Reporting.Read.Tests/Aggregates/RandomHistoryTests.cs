using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Reporting.Domain.Calendars;
using Reporting.Read.Aggregates;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests.Aggregates;

/// <summary>For random histories the aggregates equal a few lines of fold, at random positions.</summary>
public sealed class RandomHistoryTests
{
    private static readonly string[] Units = ["D1A", "D1B", "D2A", "D2B"];
    private static readonly string[] Days = ["2026-10-05", "2026-10-06", "2026-10-07"];
    private static readonly string[] Indicators = ["cases", "beds"];
    private static readonly (string Regime, string Template)[] Regimes = [("health", "daily"), ("second", "extra")];

    [Fact]
    public void Aggregates_equal_an_independent_fold()
    {
        // A failing case prints its seed; put it into Replay to see it again.
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var config = Config.QuickThrowOnFailure.WithMaxTest(12).WithEndSize(40).WithReplay(new Replay(new Rnd((ulong)seed, 1), null));
        Check.One(config, Prop.ForAll(
            ArbMap.Default.ArbFor<uint[]>(), script => Holds(script, seed).GetAwaiter().GetResult()));
    }

    private sealed record Fact(long Position, string Unit, string Regime, string Day, Dictionary<string,
        decimal> Values);

    private static async Task<bool> Holds(uint[] script, int seed)
    {
        await using var story = await Province.Begin();
        await story.Publish("extra", 1, PeriodKind.Day, Indicators);
        await story.Regime("second", "extra", PeriodKind.Day);
        var facts = await Tell(story, script);
        await story.Settle();
        var random = new Random(seed);
        for (var i = 0; i < 4; i++)
        {
            long? position = i == 0 ? null : random.NextInt64(1, story.Position + 1);
            var dimensions = Enum.GetValues<AggregateDimension>().Where(_ => random.Next(2) == 0)
                .Append(AggregateDimension.Indicator).ToHashSet();
            var expected = Fold(facts.Where(fact => fact.Position <= (position ?? story.Position)), dimensions).Order();
            var actual = (await Ask(story, dimensions, position)).Order();
            Assert.Equal(expected, actual);
            await IsMadeOfItsContributions(story, position);
        }
        return true;
    }

    // The cells come by SQL, the sum by a fold: both are of the same figures.
    private static async Task IsMadeOfItsContributions(Story story, long? position)
    {
        var question = new AggregatesQuestion(
            ["cases"], "P", Days[0], Days[^1], PeriodKind.Day, Asking.ByIndicator.ToHashSet(), null,
            position is null ? AsOf.Now : new AsOf(story.Clock.Now, null));
        var answer = await AggregatesQuery.Ask(story.Db, question, position, story.Caller(), Story.Ct);
        var row = Assert.IsType<Answer<AggregateResult>.Given>(answer).Value.Rows.SingleOrDefault();
        var cells = Assert.IsType<Answer<Contributions>.Given>(await ContributionsQuery.Ask(
            story.Db, question, position, ContributionsQuery.SizeMax, 0, story.Caller(), Story.Ct)).Value.Rows;
        var entered = cells.Where(cell => cell.Value is not null).ToList();
        Assert.Equal(entered.Count == 0 ? null : entered.Sum(cell => cell.Value), row?.Value);
        Assert.Equal((entered.Count, cells.Count - entered.Count), (row?.Contributors ?? 0, row?.Missing ?? 0));
    }

    /// <summary>Each number of the script is a step of one report: assign it first, then accept or withdraw.</summary>
    private static async Task<List<Fact>> Tell(Story story, uint[] script)
    {
        var reports = new Dictionary<(string, string, string), ToldReport>();
        var facts = new List<Fact>();
        foreach (var step in script)
        {
            var (unit, day, which) = (Units[step % 4], Days[step / 4 % 3], Regimes[step / 12 % 2]);
            var key = (unit, day, which.Regime);
            var values = new Dictionary<string, decimal>();
            if (!reports.TryGetValue(key, out var report))
                reports[key] = await story.Assign(unit, day, which.Regime, which.Template);
            else if (step / 24 % 4 == 0)
                await report.Withdraw();
            else
            {
                values = Indicators.Where((_, i) => (step / 96 >> i) % 2 == 0).ToDictionary(code => code,
                    code => step % 1000 / 8m);
                await report.Accept([.. values.Select(value => (value.Key, value.Value))]);
            }
            facts.Add(new Fact(story.Position, unit, which.Regime, day, values));
        }
        return facts;
    }

    private static IEnumerable<string> Fold(IEnumerable<Fact> known, HashSet<AggregateDimension> asked)
    {
        var facts = known.ToList();
        var cells =
            from indicator in Indicators
            from last in facts.GroupBy(fact => (fact.Unit, fact.Regime, fact.Day)).Select(report => report.Last())
            let owner = facts.FirstOrDefault(
                fact => fact.Unit == last.Unit && fact.Day == last.Day && fact.Values.ContainsKey(indicator))?.Regime
            select (indicator, last.Unit, last.Day, Value: owner == last.Regime && last.Values.TryGetValue(indicator,
                out var v) ? v : (decimal?)null);
        var joined =
            from cell in cells
            let newest = cells.Where(c => c.indicator == "beds" && c.Unit == cell.Unit && c.Value is not null)
                .Select(c => c.Day).DefaultIfEmpty().Max(StringComparer.Ordinal)
            let isIn = asked.Contains(AggregateDimension.Period) || cell.indicator == "cases" || cell.Day == newest
            select cell with { Value = isIn ? cell.Value : null };
        return
            from cell in joined
            group cell by (
                cell.indicator, Unit: asked.Contains(AggregateDimension.Unit) ? cell.Unit[..2] : "P",
                Day: asked.Contains(AggregateDimension.Period) ? cell.Day : "-") into rows
            let reported = rows.Where(row => row.Value is not null).ToList()
            select Text(
                rows.Key.indicator, rows.Key.Unit, rows.Key.Day,
                reported.Count == 0 ? null : reported.Sum(row => row.Value),
                reported.Count, rows.Count() - reported.Count);
    }

    private static async Task<IEnumerable<string>> Ask(Story story, HashSet<AggregateDimension> asked, long? position)
    {
        var question = new AggregatesQuestion(
            Indicators, "P", Days[0], Days[^1], PeriodKind.Day, asked,
            asked.Contains(AggregateDimension.Unit) ? "district" : null,
            position is null ? AsOf.Now : new AsOf(story.Clock.Now, null));
        var answer = await AggregatesQuery.Ask(story.Db, question, position, story.Caller(), Story.Ct);
        return Assert.IsType<Answer<AggregateResult>.Given>(answer).Value.Rows.Select(row =>
            Text(row.Indicator!.Code, row.Unit.Code, row.Period ?? "-", row.Value, row.Contributors, row.Missing));
    }

    private static string Text(string indicator, string unit, string day, decimal? value, int contributors,
        int missing) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{indicator} {unit} {day} {value?.ToString("0.############", CultureInfo.InvariantCulture) ?? "null"} {contributors}/{missing}");
}
