namespace Reporting.EventStore.Internal;

/// <summary>The business clock to the microsecond, which is what PostgreSQL keeps, and never going back.</summary>
internal sealed class StampClock(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private DateTime _last = DateTime.MinValue;

    /// <summary>The time for the next batch.</summary>
    public DateTime Next()
    {
        var ticks = clock.GetUtcNow().UtcTicks;
        return NoEarlierThan(new DateTime(ticks - (ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc));
    }

    /// <summary>The newest stored time is later than ours: another host's clock is ahead, or ours went back.</summary>
    public DateTime NoEarlierThan(DateTime stored)
    {
        lock (_gate)
        {
            if (stored > _last) _last = DateTime.SpecifyKind(stored, DateTimeKind.Utc);
            return _last;
        }
    }
}
