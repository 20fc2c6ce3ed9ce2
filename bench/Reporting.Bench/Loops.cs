namespace Reporting.Bench;

/// <summary>Closed loops: each of a number of workers does one operation after the other.</summary>
internal static class Loops
{
    /// <summary>One operation, which says how many it counts for, and what to close afterwards.</summary>
    public sealed record Step(Func<Task<int>> Do, IAsyncDisposable? Close = null);

    public static async Task<long> Count(int workers, Func<Task<Step>> start, CancellationToken end)
    {
        var counts = await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => One(start, end))));
        return counts.Sum();
    }

    private static async Task<long> One(Func<Task<Step>> start, CancellationToken end)
    {
        var step = await start();
        var count = 0L;
        while (!end.IsCancellationRequested) count += await step.Do();
        if (step.Close is { } close) await close.DisposeAsync();
        return count;
    }
}
