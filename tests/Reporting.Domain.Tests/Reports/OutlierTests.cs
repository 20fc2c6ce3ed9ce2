using Reporting.Domain.Indicators;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Reports;

/// <summary>E2: a figure that is far from the unit's own history needs a comment.</summary>
public sealed class OutlierTests : ReportSpec
{
    private static TemplateVersion Watched(OutlierRule rule) => new(MalariaPublished with
    {
        Rows = MalariaPublished.Rows.Select(row => row.Indicator == "total" ? row with { Outlier = rule } : row)
            .ToEquatableArray(),
    });

    private static bool IsOutlier(OutlierRule rule, params decimal[] before) => ReportCheck.Findings(
        Watched(rule), null, indicator => indicator == "total" ? before : [], Fold(ToEntry))
        .Any(finding => finding is { Kind: FindingKind.Outlier, Rule: "bat-thuong.total" });

    [Theory]
    [InlineData(50, 4, false)] // 5 is 25% above 4.
    [InlineData(25, 4, false)]
    [InlineData(24, 4, true)]
    [InlineData(50, 11, true)] // 5 is 54.5% below 11.
    [InlineData(55, 11, false)]
    public void E2_By_percent_of_the_newest_earlier_figure(int percent, int before, bool expected) =>
        Assert.Equal(expected, IsOutlier(new OutlierRule(PercentMax: percent), before, 5, 5));

    // The median is 10, that of the deviations (0 0 1 1 2 2 3 3) is 1.5, worked out by hand; 5 is 3.33 of those away.
    [Theory]
    [InlineData("3", true)]
    [InlineData("3.3", true)]
    [InlineData("3.4", false)]
    public void E2_By_median_absolute_deviations(string deviations, bool expected) => Assert.Equal(
        expected, IsOutlier(new OutlierRule(DeviationsMax: decimal.Parse(deviations, null)), 9, 11, 10, 12, 8, 13, 10, 7));

    [Fact]
    public void E2_Too_little_history_says_nothing()
    {
        Assert.False(IsOutlier(new OutlierRule(DeviationsMax: 1), 100, 200, 300));
        Assert.False(IsOutlier(new OutlierRule(PercentMax: 1)));
        Assert.False(IsOutlier(new OutlierRule(PercentMax: 1), 0));
        Assert.False(IsOutlier(new OutlierRule(DeviationsMax: 1), 7, 7, 7, 7, 7));
    }

    [Fact]
    public void E2_An_outlier_blocks_until_somebody_says_why()
    {
        var version = Watched(new OutlierRule(PercentMax: 10));
        IReadOnlyList<decimal> Before(string indicator) => [50];
        Decision<ReportEvent> Submit(Report state) =>
            SubmitReport.Decide(new SubmitReport(July, Binh) { History = Before }, version, state);
        Given(ToEntry).When(Submit).ThenRefused("report.warning-uncommented", "bat-thuong.total");
        Given(ToEntry).When(state => EnterFigures.Decide(
            new EnterFigures(July, [], [new("bat-thuong.total", "Chỉ còn một trạm")], Binh), version, state))
            .Then(new FiguresEntered(July, 1, [], [new("bat-thuong.total", "Chỉ còn một trạm")], Binh));
        var commented = new FiguresEntered(July, 1, [], [new("bat-thuong.total", "Chỉ còn một trạm")], Binh);
        Given([.. ToEntry, commented]).When(Submit)
            .Then(Submitted with { ContentHash = ReportContent.Hash(Fold([.. ToEntry, commented])) });
    }

    [Fact]
    public void E2_A_check_finds_everything_at_once()
    {
        var state = Fold([.. ToEntry, Entry(1, Binh, ("total", 900), ("cost", 99_999))]);
        var found = ReportCheck.Findings(Watched(new OutlierRule(PercentMax: 10)), null, _ => [5m], state).ToArray();
        Assert.Equal(
            [(FindingKind.Error, "sexes"), (FindingKind.Warning, "cheap"), (FindingKind.Outlier, "bat-thuong.total")],
            found.Select(finding => (finding.Kind, finding.Rule!)));
        Assert.Equal(["total", "male", "female"], found[0].Cells);
        Assert.All(found, finding => Assert.True(finding.IsBlocking));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(0, null, null)]
    [InlineData(-5, null, null)]
    [InlineData(null, 0, null)]
    [InlineData(50, null, 0)]
    [InlineData(50, null, 25)]
    public void E2_A_rule_that_says_nothing_is_refused(int? percent, int? deviations, int? periods)
    {
        var wish = new IndicatorWish("x", "x", null, "case", OverUnits.Sum, OverTime.Sum, 0)
        {
            Outlier = new OutlierRule(percent, deviations, periods),
        };
        Assert.Equal("indicator.outlier-malformed", Assert.IsType<Decision<IndicatorEvent>.Refused>(
            DefineIndicator.Decide(new DefineIndicator(wish, Ana), Catalogue, Indicator.Initial)).Refusal.Code);
    }
}
