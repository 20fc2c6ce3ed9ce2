using System.Globalization;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Loads;

namespace Reporting.Faults.Tests.Rows;

/// <summary>What a row came to.</summary>
/// <param name="Judgement">Of all that the clients saw.</param>
/// <param name="Recoveries">For each fault, how long it took until the work went on.</param>
/// <param name="Limit">How long it may take.</param>
internal sealed record FaultResult(Judgement Judgement, IReadOnlyList<TimeSpan> Recoveries, TimeSpan Limit)
{
    public string Row { get; init; } = "";

    public int Count { get; init; }

    public int Seed { get; init; }

    public TimeSpan Took { get; init; }

    /// <summary>Commands of which for a time nobody knew whether they were done.</summary>
    public int SettledCount { get; init; }

    /// <summary>What else is wrong, beside what the clients saw.</summary>
    public IReadOnlyList<Finding> More { get; init; } = [];

    /// <summary>What else is to be told.</summary>
    public string Also { get; init; } = "";

    public IReadOnlyList<Finding> Findings => [.. Judgement.Findings, .. More];

    public TimeSpan Worst => Recoveries.Count == 0 ? TimeSpan.Zero : Recoveries.Max();

    public bool IsRight => Findings.Count == 0 && Worst <= Limit;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Row}: {Count} faults, seed {Seed}: {Judgement.AcknowledgedCount:N0} commands acknowledged, {Of("lost")} lost, "
        + $"{Of("doubled")} doubled, {Findings.Count} findings; recovery median {Median.TotalSeconds:0.0} s, worst "
        + $"{Worst.TotalSeconds:0.0} s (at most {Limit.TotalSeconds:0} s); {SettledCount:N0} unknown settled, "
        + $"{Judgement.History.Reads.Count:N0} reads{(Also.Length > 0 ? ", " + Also : "")}; took {Took.TotalSeconds:0} s");

    private TimeSpan Median => Recoveries.Count == 0
        ? TimeSpan.Zero : Recoveries.Order().ElementAt(Recoveries.Count / 2);

    private int Of(string kind) => Findings.Count(f => f.Kind == kind);
}
