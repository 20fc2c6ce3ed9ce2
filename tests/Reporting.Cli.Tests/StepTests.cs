using Reporting.Cli.Replay.DataSets;
using Reporting.Cli.Replay.Play;

namespace Reporting.Cli.Tests;

/// <summary>What is entered for a row of a data set.</summary>
public sealed class StepTests
{
    private static readonly ReportKey Key = new("t", "u", "2026-07");

    [Fact]
    public void A_first_report_is_entered_whole() =>
        Assert.Equal([("a", 1m), ("b", 2.50m)], Cells(new Filing(Key), Row(1, ("a", 1m), ("b", 2.50m))));

    [Fact]
    public void A_correction_enters_what_changed_and_clears_what_went_away() =>
        Assert.Equal([("b", 3m), ("d", 5m), ("c", (decimal?)null)], Cells(
            After(Row(1, ("a", 1m), ("b", 2m), ("c", 4m))), Row(2, ("a", 1.0m), ("b", 3m), ("d", 5m))));

    [Fact]
    public void A_correction_that_changes_nothing_is_entered_whole() =>
        Assert.Equal([("a", 1m)], Cells(After(Row(1, ("a", 1m))), Row(2, ("a", 1m))));

    [Fact]
    public void What_comes_back_from_a_withdrawal_is_entered_whole_and_clears_what_stays_away() =>
        Assert.Equal([("a", 1m), ("b", (decimal?)null)], Cells(
            After(Row(1, ("a", 1m), ("b", 2m)), Row(2)), Row(3, ("a", 1m))));

    [Fact]
    public void An_empty_first_report_was_never_accepted_and_an_empty_correction_withdraws()
    {
        Assert.Equal((false, false), State(After(Row(1))));
        Assert.Equal((true, true), State(After(Row(1, ("a", 1m)), Row(2))));
        Assert.Equal((true, false), State(After(Row(1, ("a", 1m)), Row(2), Row(3, ("a", 2m)))));
    }

    private static (bool WasAccepted, bool IsWithdrawn) State(Filing filing) =>
        (filing.WasAccepted, filing.IsWithdrawn);

    private static Filing After(params ReportRow[] rows)
    {
        var filing = new Filing(Key);
        foreach (var row in rows)
            filing.Take(row);
        return filing;
    }

    private static List<(string, decimal?)> Cells(Filing filing, ReportRow row) => [.. new Step(filing, row).Cells()];

    private static ReportRow Row(int version, params (string Indicator, decimal Value)[] figures) => new(
        version, Key, 1, version, DateTimeOffset.UnixEpoch,
        [.. figures.Select(figure => new Figure(figure.Indicator, figure.Value))]);
}
