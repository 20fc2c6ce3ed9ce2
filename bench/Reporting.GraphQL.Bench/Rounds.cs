using System.Diagnostics;

namespace Reporting.GraphQL.Bench;

/// <summary>One thing to measure: its name and what it does once.</summary>
internal sealed record Case(string Name, Action Once);

/// <summary>
/// Measures cases interleaved, so that noise of the machine meets all of them alike, and takes the best round: only ratios
/// between the figures of one run mean something.
/// </summary>
internal static class Rounds
{
    private const double RoundMs = 8;

    public static IReadOnlyDictionary<string, (double Micros, long Bytes)> Measure(IReadOnlyList<Case> cases, int rounds)
    {
        var counts = cases.Select(CallsPerRound).ToArray();
        var best = Enumerable.Repeat(double.MaxValue, cases.Count).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < cases.Count; i++)
                best[i] = Math.Min(best[i], MicrosPerCall(cases[i], counts[i]));
        }
        return cases.Select((one, i) => (one.Name, Figures: (best[i], BytesPerCall(one))))
            .ToDictionary(entry => entry.Name, entry => entry.Figures);
    }

    private static int CallsPerRound(Case one)
    {
        // Warm enough for tiered compilation to have settled.
        var until = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 2);
        while (Stopwatch.GetTimestamp() < until)
            one.Once();
        var micros = MicrosPerCall(one, 20);
        return Math.Max(1, (int)(RoundMs * 1000 / micros));
    }

    private static double MicrosPerCall(Case one, int calls)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < calls; i++)
            one.Once();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
    }

    private static long BytesPerCall(Case one)
    {
        const int calls = 100;
        one.Once();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < calls; i++)
            one.Once();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
    }
}
