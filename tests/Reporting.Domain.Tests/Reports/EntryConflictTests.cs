using FsCheck;
using FsCheck.Fluent;
using Reporting.Domain.Reports;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>E1: two who enter at the same time. Different cells go together; the same cell is never lost in
/// silence.</summary>
public sealed class EntryConflictTests(ITestOutputHelper output) : ReportSpec
{
    private static readonly string[] Names = ["cost", "female", "male", "total"];

    private static Decision<ReportEvent> Enter(Report state, AccountId by, long? basedOn, params (string, decimal?)[] cells) =>
        EnterFigures.Decide(
            new EnterFigures(July, [.. cells.Select(c => new EnteredCell(c.Item1, c.Item2))], [], by) { BasedOn = basedOn },
            Malaria, state);

    [Fact]
    public void E1_Different_cells_go_together()
    {
        var seen = Fold(ToEntry).EventCount;
        Given([.. ToEntry, Entry(1, Chi, ("total", 6))]).When(state => Enter(state, Binh, seen, ("male", 3)))
            .Then(Entry(1, Binh, ("male", 3)));
    }

    [Fact]
    public void E1_The_same_cell_is_a_conflict_that_shows_both_values_who_and_when()
    {
        var seen = Fold(ToEntry).EventCount;
        var state = Fold([.. ToEntry, Entry(1, Chi, ("total", 6))]);
        var refused = Assert.IsType<Decision<ReportEvent>.Refused>(Enter(state, Binh, seen, ("total", 7), ("male", 3)));
        Assert.Equal("report.cells-changed", refused.Refusal.Code);
        Assert.Equal(
            [new ValueConflict("total", "7", "6", Chi, Noon.AddHours(2))], refused.Refusal.Conflicts);
    }

    [Fact]
    public void E1_A_cell_that_was_cleared_meanwhile_is_a_conflict_too()
    {
        var state = Fold([.. ToEntry, Entry(1, Chi, ("total", null))]);
        var refused = Assert.IsType<Decision<ReportEvent>.Refused>(Enter(state, Binh, 2, ("total", 7)));
        Assert.Equal([new ValueConflict("total", "7", null, Chi, Noon.AddHours(2))], refused.Refusal.Conflicts);
    }

    [Fact]
    public void E1_Both_wishing_the_same_is_no_conflict() =>
        Given([.. ToEntry, Entry(1, Chi, ("total", 6))]).When(state => Enter(state, Binh, 2, ("total", 6))).Then();

    [Fact]
    public void E1_Whoever_names_what_stood_there_is_held_to_it()
    {
        Decision<ReportEvent> Based(Report state, string? value) => EnterFigures.Decide(
            new EnterFigures(July, [new("total", 7)], [], Binh) { Bases = [("total", value)] }, Malaria, state);
        var changed = Fold([.. ToEntry, Entry(1, Chi, ("total", 6))]);
        Assert.Single(Assert.IsType<Decision<ReportEvent>.Refused>(Based(changed, "5")).Refusal.Conflicts);
        Assert.IsType<Decision<ReportEvent>.Decided>(Based(changed, "6"));
    }

    [Fact]
    public void E1_A_comment_that_somebody_else_wrote_is_not_overwritten_in_silence()
    {
        var state = Fold([.. ToEntry, new FiguresEntered(July, 1, [], [new("cheap", "của Chi")], Chi)]);
        var refused = Assert.IsType<Decision<ReportEvent>.Refused>(EnterFigures.Decide(
            new EnterFigures(July, [], [new("cheap", "của Bình")], Binh) { BasedOn = 2 }, Malaria, state));
        Assert.Equal(["comment:cheap"], refused.Refusal.Places);
    }

    [Fact]
    public void E1_Without_a_base_the_newest_entry_counts() =>
        Given([.. ToEntry, Entry(1, Chi, ("total", 6))]).When(state => Enter(state, Binh, null, ("total", 7)))
            .Then(Entry(1, Binh, ("total", 7)));

    /// <summary>Two editors look at random moments and enter random cells. Whatever is accepted overwrites only what its
    /// editor had seen, and what is refused names the cell and both values.</summary>
    [Fact]
    public void E1_Two_editors_lose_nothing()
    {
        var seed = (ulong)Random.Shared.NextInt64(1, long.MaxValue);
        output.WriteLine($"FsCheck seed: {seed}, gamma 1");
        var step = from editor in Gen.Choose(0, 1)
                   from looks in Gen.Choose(0, 2)
                   from count in Gen.Choose(1, 3)
                   from cells in Gen.ArrayOf(Gen.Choose(0, 3), count)
                   from values in Gen.ArrayOf(Gen.Choose(0, 4), count)
                   select (editor, looks: looks == 0, cells: cells.Zip(values).DistinctBy(c => c.First).ToArray());
        var prop = Prop.ForAll(Gen.ListOf(step, 30).ToArbitrary(), steps =>
        {
            var state = Fold(ToEntry);
            Report[] seen = [state, state];
            AccountId[] who = [Binh, Chi];
            foreach (var (editor, looks, cells) in steps)
            {
                if (looks)
                    seen[editor] = state;
                var wished = cells.Select(c => (Names[c.First], (decimal?)(c.Second == 0 ? null : c.Second))).ToArray();
                var decision = Enter(state, who[editor], seen[editor].EventCount, wished);
                var lost = wished.Where(w => state.Cells.Value(w.Item1) != seen[editor].Cells.Value(w.Item1)
                    && state.Cells.Value(w.Item1) != w.Item2).Select(w => w.Item1).Order(StringComparer.Ordinal);
                if (decision is Decision<ReportEvent>.Refused refused)
                {
                    if (!lost.All(cell => refused.Refusal.Places.Contains(cell)) || refused.Refusal.Conflicts.Any(c => c.Yours == c.Theirs))
                        return false;
                    continue;
                }
                if (lost.Any())
                    return false;
                var events = ((Decision<ReportEvent>.Decided)decision).Events;
                state = events.Aggregate(state, (s, e) => Report.Evolve(s, e, s.LastAt.AddMinutes(1)));
                if (wished.Any(w => state.Cells.Value(w.Item1) != w.Item2))
                    return false;
            }
            return true;
        });
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(seed, 1UL), prop);
    }
}
