namespace Reporting.Read.Projections;

/// <summary>How large the pages of a projection are, and how quickly they follow each other.</summary>
internal sealed class PagePace(ProjectionOptions options)
{
    private const int FirstPageEventCount = 500;
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(200);

    private volatile TaskCompletionSource hurried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The most events in the next page.</summary>
    public int EventCountMax { get; private set; } = Math.Min(FirstPageEventCount, options.PageEventCountMax);

    /// <summary>Somebody waits: the next page is taken without a pause before it.</summary>
    public void Hurry() => hurried.TrySetResult();

    /// <summary>After a page: full and quick ones grow, slow ones shrink.</summary>
    public void Learn(int eventCount, TimeSpan took) => EventCountMax =
        took > Slow ? Math.Max(50, EventCountMax / 2)
        : eventCount == EventCountMax && took < Quick ? Math.Min(options.PageEventCountMax, EventCountMax * 2)
        : EventCountMax;

    /// <summary>Lets events gather, unless somebody waits or the page itself took long enough.</summary>
    public async Task Pause(TimeSpan took, CancellationToken ct)
    {
        if (took >= options.PageInterval)
            return;
        await Task.WhenAny(hurried.Task, Task.Delay(options.PageInterval - took, ct));
        if (hurried.Task.IsCompleted)
            hurried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
