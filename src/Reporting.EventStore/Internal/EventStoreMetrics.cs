using System.Diagnostics.Metrics;

namespace Reporting.EventStore.Internal;

/// <summary>The meter <c>Reporting.EventStore</c>: what the store does, for whoever listens.</summary>
internal static class EventStoreMetrics
{
    private static readonly Meter Meter = new("Reporting.EventStore");
    private static readonly Counter<long> Events = Meter.CreateCounter<long>(
        "eventstore.events.appended", "{event}", "Events appended.");
    private static readonly Counter<long> Refusals = Meter.CreateCounter<long>(
        "eventstore.appends.refused", "{request}", "Requests not stored, by reason.");
    private static readonly Histogram<int> Requests = Meter.CreateHistogram<int>(
        "eventstore.batch.requests", "{request}", "Requests written in one transaction.");
    private static readonly Histogram<double> LockWait = Meter.CreateHistogram<double>(
        "eventstore.lock.wait", "s", "How long a batch waited for other hosts.");

    public static void Batch(int requests, long events, BatchAnswer answer)
    {
        Requests.Record(requests);
        Events.Add(events);
        LockWait.Record(answer.LockWait.TotalSeconds);
        foreach (var refusal in answer.Refused.Values)
        {
            Refusals.Add(1, new KeyValuePair<string, object?>("reason", refusal.Reason.ToString()));
        }
    }
}
