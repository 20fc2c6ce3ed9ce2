using Reporting.Faults.Tests.Hosts;

namespace Reporting.Faults.Tests.Loads;

/// <summary>The reports that all clients work on: a few at a time, so that they meet, each replaced now and then by
/// that of a later day.</summary>
internal sealed class Desk(int seed, int count)
{
    private readonly (string Ward, int Day)[] _reports =
        [.. Enumerable.Range(FirstDay(seed), count).Select(day => (WardOf(day), day))];

    private int _lastDay = FirstDay(seed) + count - 1;

    public (string Ward, int Day) Any(Random random) => _reports[random.Next(_reports.Length)];

    /// <summary>The next report, in the place of another.</summary>
    public (string Ward, int Day) Next(Random random)
    {
        var day = Interlocked.Increment(ref _lastDay);
        return _reports[random.Next(_reports.Length)] = (WardOf(day), day);
    }

    public IEnumerable<(string Ward, int Day)> First => _reports.ToArray();

    private static int FirstDay(int seed) => seed % 50 * 40;

    private static string WardOf(int day) => Town.Wards[day % Town.Wards.Count];
}
