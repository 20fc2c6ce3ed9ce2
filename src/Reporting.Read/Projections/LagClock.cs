namespace Reporting.Read.Projections;

/// <summary>Since when there have been events that a reader of the log (a projection, the notary) has not got to, as this
/// host saw them come. By the real clock: a simulated business clock says nothing of how long anybody waits.</summary>
public sealed class LagClock(TimeProvider clock)
{
    // A reader that stands for days sees many heads; only the oldest that is ahead of it counts.
    private const int SeenCountMax = 256;

    private readonly Lock gate = new();
    private readonly Queue<(long Head, long At)> seen = new();
    private long newest;

    /// <summary>Notes where the reader and the log stand.</summary>
    public void See(long position, long head)
    {
        lock (gate)
        {
            if (head > newest && seen.Count < SeenCountMax)
                seen.Enqueue((head, clock.GetTimestamp()));
            newest = Math.Max(newest, head);
            while (seen.TryPeek(out var oldest) && oldest.Head <= position)
                seen.Dequeue();
        }
    }

    /// <summary>How long the oldest event that was not got to has waited; zero when there is none.</summary>
    public TimeSpan Lag
    {
        get
        {
            lock (gate)
                return seen.TryPeek(out var oldest) ? clock.GetElapsedTime(oldest.At) : TimeSpan.Zero;
        }
    }
}
