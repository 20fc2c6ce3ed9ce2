using System.Collections.Immutable;
using System.Globalization;
using Reporting.Cli.Replay.DataSets;

namespace Reporting.Cli.Replay.Check;

/// <summary>How many cells are equal, and which ones differ.</summary>
internal sealed record CheckResult(int EqualCount, ImmutableArray<TotalDifference> Differences)
{
    /// <summary>
    /// What speaks against the system: a difference that isn't listed, one that is listed with other figures, and one
    /// that is listed and isn't there. None when the differences are exactly those that are listed.
    /// </summary>
    public IReadOnlyList<string> Against(ImmutableArray<TotalDifference> listed)
    {
        var expected = listed.ToDictionary(Cell.Of);
        var complaints = new List<string>();
        foreach (var difference in Differences.OrderBy(Cell.Of))
        {
            if (!expected.Remove(Cell.Of(difference), out var exception))
                complaints.Add($"{Describe(difference)}, not listed in exceptions.csv");
            else if (exception.Computed != difference.Computed || exception.Published != difference.Published)
                complaints.Add($"{Describe(difference)}, listed as computed {Text(exception.Computed)},"
                    + $" published {Text(exception.Published)}");
        }
        complaints.AddRange(expected.Values.OrderBy(Cell.Of).Select(exception =>
            $"{Describe(exception)}: listed in exceptions.csv, but there is no such difference"));
        return complaints;
    }

    private static string Describe(TotalDifference difference) =>
        $"{difference.Unit} {difference.Period} "
        + $"{(difference.KnownAt is null ? "final" : "as known at " + difference.KnownAt)} "
        + $"{difference.Indicator}: computed {Text(difference.Computed)}, published {Text(difference.Published)}";

    private static string Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "nothing";

    private sealed record Cell(string Unit, string Period, string KnownAt, string Indicator) : IComparable<Cell>
    {
        public static Cell Of(TotalDifference difference) =>
            new(difference.Unit, difference.Period, difference.KnownAt ?? "", difference.Indicator);

        public int CompareTo(Cell? other) => string.CompareOrdinal(ToString(), other?.ToString());
    }
}
