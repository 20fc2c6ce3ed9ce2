using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;

namespace Reporting.EventStore.Internal;

/// <summary>The meter <c>Reporting.EventStore</c>: what the store does, for whoever listens.</summary>
internal static class EventStoreMetrics
{
    // What a listener takes by default is made for milliseconds; these are seconds.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Counts = new()
    {
        HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096],
    };

    private static readonly Meter Meter = new("Reporting.EventStore");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "eventstore.events.appended", "{event}", "Events appended.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "eventstore.appends.refused", "{request}", "Requests not stored, by reason.");
    private static readonly Histogram<int> Requests = Meter.CreateHistogram(
        "eventstore.batch.requests", "{request}", "Requests written in one transaction.", tags: null, Counts);
    private static readonly Histogram<double> LockWait = Meter.CreateHistogram(
        "eventstore.lock.wait", "s", "How long a batch waited for other hosts.", tags: null, Seconds);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "eventstore.batch.duration", "s", "How long a batch took, from its first try to its answer.", tags: null, Seconds);

    public static void Batch(int requests, long events, BatchAnswer answer)
    {
        Requests.Record(requests);
        Events.Add(events);
        LockWait.Record(answer.LockWait.TotalSeconds);
        foreach (var refusal in answer.Refused.Values)
        {
            Refusals.Add(1, new KeyValuePair<string, object?>(
                "reason", JsonNamingPolicy.SnakeCaseLower.ConvertName(refusal.Reason.ToString())));
        }
    }

    public static void Ended(long started) => Duration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
}
