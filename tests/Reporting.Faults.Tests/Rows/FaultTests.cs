using Reporting.Faults.Tests.Histories;

namespace Reporting.Faults.Tests.Rows;

/// <summary>The short form of tests/faults: every row a few times, with a new seed for each run.</summary>
public sealed class FaultTests(ITestOutputHelper output)
{
    public static TheoryData<string> Rows => [.. FaultRow.All.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task No_acknowledged_command_is_lost_or_doubled(string name)
    {
        var row = FaultRow.All.Single(one => one.Name == name);
        if (row.Missing?.Invoke() is { } missing) Assert.Skip(missing);
        var seed = Random.Shared.Next(1, 1_000_000);
        output.WriteLine($"seed {seed}");
        var result = await row.Try(
            row.ShortCount, seed, output.WriteLine, CancellationToken.None, TestContext.Current.CancellationToken);
        output.WriteLine(result.ToString());
        // How fast it was is judged by tests/faults: here others are at work beside.
        Assert.True(
            result.Findings.Count == 0,
            $"tests/faults --row {name} --kills {row.ShortCount} --seed {seed}\n{result}\n"
            + string.Join('\n', result.Findings.Take(20)));
        Assert.True(result.Judgement.AcknowledgedCount > row.ShortCount, result.ToString());
        RequireSight(result.Judgement.History, seed);
    }

    /// <summary>What would have been found, had it happened in this very run.</summary>
    private static void RequireSight(History history, int seed)
    {
        var (lost, victim) = Doctored.Lost(history, seed);
        Assert.Contains(HistoryChecker.Check(lost), f => f.Kind == "lost" && f.What.StartsWith(victim.Key, StringComparison.Ordinal));
        var doubled = Doctored.Doubled(history, seed).History;
        Assert.Contains(HistoryChecker.Check(doubled), f => f.Kind == "doubled");
    }
}
