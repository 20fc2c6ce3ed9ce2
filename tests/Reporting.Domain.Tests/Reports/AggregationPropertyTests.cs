using Reporting.Domain.Indicators;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>E3: totals that go up a random tree, level by level, are the totals of its leaves, whatever the rule.</summary>
public sealed class AggregationPropertyTests : ReportSpec
{
    private const int TreeCount = 300;

    private static readonly Dictionary<string, Indicator> Rules = new[]
    {
        Total with { OverUnits = OverUnits.Sum }, Male with { OverUnits = OverUnits.Minimum },
        Female with { OverUnits = OverUnits.WeightedAverage, Weight = "total", Decimals = 3 },
        Cost with { OverUnits = OverUnits.Average },
    }.ToDictionary(one => one.Code, one => new Indicator(one));

    private static readonly TemplateVersion Form = new(MalariaPublished with
    {
        Rows = [new(1, "total", 0), new(2, "male", 0), new(3, "female", 3), new(4, "cost", 2)], Constraints = [],
    });

    [Fact]
    public void E3_Aggregated_reports_up_the_tree_are_the_direct_aggregate()
    {
        for (var seed = 1; seed <= TreeCount; seed++)
        {
            var random = new Random(seed);
            var leaves = new List<Report>();
            // A leaf alone is no total.
            var top = Figures(Joined([Node(random, depth: 4, leaves)]));
            var direct = Figures(Joined(leaves));
            Assert.True(top == direct, $"seed {seed}: {top} up the tree, but {direct}");
        }
    }

    private static string Figures(Report report) =>
        string.Join(' ', report.InForce!.Cells.Figures.Select(figure => $"{figure.Indicator}={figure.Value}"));

    private static Report Node(Random random, int depth, List<Report> leaves)
    {
        if (depth > 0 && random.Next(4) > 0)
            return Joined([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Node(random, depth - 1, leaves))]);
        string[] indicators = ["cost", "female", "male", "total"];
        var leaf = InForce(
            indicators.Where(_ => random.Next(5) > 0).Select(one => new AcceptedFigure(
                one, one is "cost" ? random.Next(100_000) / 100m : random.Next(1, 1_000), Binh)), null);
        leaves.Add(leaf);
        return leaf;
    }

    // What the command makes of these, accepted as it is.
    private static Report Joined(List<Report> contributors)
    {
        var below = contributors.Index().Select(one => new Subordinate(
            new ReportId(new Guid(one.Index + 1, 0, 0, new byte[8])), Xuan, $"{one.Index}", one.Item)).ToArray();
        var decided = AggregateReport.Decide(
            new AggregateReport(July, true, Noon, Binh) { Below = below, Indicators = Rules }, Form, Fold(Assigned));
        var state = Fold(
            Assigned, Assert.IsType<FiguresEntered>(Assert.IsType<Decision<ReportEvent>.Decided>(decided).Events.Single()));
        return InForce(state.Cells.Figures, state.Aggregation);
    }

    private static Report InForce(IEnumerable<AcceptedFigure> figures, ReportAggregation? aggregation) =>
        Fold([.. ToSent, Accepted with { Figures = figures.ToEquatableArray(), Aggregation = aggregation }]);
}
