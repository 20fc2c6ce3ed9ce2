using System.Diagnostics.Metrics;
using Reporting.Ledger;

namespace Reporting.Host.Ledger;

/// <summary>Since when there have been events that are not in the published log, by the real clock.</summary>
internal sealed class NotaryLag(TimeProvider clock)
{
    // A notary that stands for days sees many heads; only the oldest that is ahead of it counts.
    private const int SeenCountMax = 256;

    private readonly Lock gate = new();
    private readonly Queue<(long Head, long At)> seen = new();
    private long newest;

    public void See(long published, long head)
    {
        lock (gate)
        {
            if (head > newest && seen.Count < SeenCountMax)
                seen.Enqueue((head, clock.GetTimestamp()));
            newest = Math.Max(newest, head);
            while (seen.TryPeek(out var oldest) && oldest.Head <= published)
                seen.Dequeue();
        }
    }

    public TimeSpan Lag
    {
        get
        {
            lock (gate)
                return seen.TryPeek(out var oldest) ? clock.GetElapsedTime(oldest.At) : TimeSpan.Zero;
        }
    }
}

/// <summary>Where the notary stands, for whoever listens; nothing from a host that stands by.</summary>
internal sealed class NotaryGauges : IDisposable
{
    private readonly Meter meter = new("Reporting.Ledger");

    public NotaryGauges(Func<NotaryStatus> status)
    {
        meter.CreateObservableGauge("reporting.ledger.position", () => Of(status(), s => s.Position),
            "{event}", "Every event up to here is in the published log.");
        meter.CreateObservableGauge("reporting.ledger.lag.duration", () => Of(status(), s => s.Lag.TotalSeconds),
            "s", "For how long there have been events that are not.");
        meter.CreateObservableGauge("reporting.ledger.alarm", () => Of(status(), s => s.IsAlarm ? 1 : 0),
            "{alarm}", "1 while the notary refuses to sign, or an event has waited for more than a minute.");
    }

    public void Dispose() => meter.Dispose();

    private static IEnumerable<Measurement<T>> Of<T>(NotaryStatus status, Func<NotaryStatus, T> value)
        where T : struct =>
        status.State == NotaryState.Standby ? [] : [new Measurement<T>(value(status))];
}

/// <summary>Keys are the same when their text is: their bytes are an array.</summary>
internal sealed class SameKey : IEqualityComparer<VerifierKey>
{
    public static readonly SameKey Instance = new();

    public bool Equals(VerifierKey? x, VerifierKey? y) => x?.Text == y?.Text;

    public int GetHashCode(VerifierKey obj) => obj.Text.GetHashCode(StringComparison.Ordinal);
}
