using Reporting.Cli.Replay.Check;
using Reporting.Cli.Replay.DataSets;

namespace Reporting.Cli.Tests;

/// <summary>The differences must be exactly those that exceptions.csv lists.</summary>
public sealed class CheckResultTests
{
    private static readonly TotalDifference Listed = new("HN", "2026-07", null, "a", 1.5m, 2m);

    [Fact]
    public void The_listed_differences_are_no_complaint() =>
        Assert.Empty(new CheckResult(0, [Listed with { Computed = 1.50m }]).Against([Listed]));

    [Fact]
    public void A_difference_that_is_not_listed_is_one() =>
        Assert.Equal(["HN 2026-07 final a: computed nothing, published 2, not listed in exceptions.csv"],
            new CheckResult(0, [Listed with { Computed = null }]).Against([]));

    [Fact]
    public void A_listed_difference_that_is_not_there_is_one() =>
        Assert.Equal(
            ["HN 2026-07 final a: computed 1.5, published 2: listed in exceptions.csv, "
                + "but there is no such difference"],
            new CheckResult(1, []).Against([Listed]));

    [Fact]
    public void A_listed_difference_with_other_figures_is_one() =>
        Assert.Equal(
            ["HN 2026-07 final a: computed 1.6, published 2, listed as computed 1.5, published 2"],
            new CheckResult(0, [Listed with { Computed = 1.6m }]).Against([Listed]));

    [Fact]
    public void The_same_cell_as_known_at_another_time_is_another_cell() =>
        Assert.Equal(2, new CheckResult(0, [Listed with { KnownAt = "2026-08-01T00:00:00Z" }]).Against([Listed]).Count);
}
