using System.Diagnostics.Metrics;

namespace Reporting.Bench;

/// <summary>Listens to the store's meter: how many requests its transactions carried.</summary>
internal sealed class BatchSizes : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _batches;
    private long _requests;

    public BatchSizes()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "eventstore.batch.requests") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<int>((_, requests, _, _) =>
        {
            Interlocked.Increment(ref _batches);
            Interlocked.Add(ref _requests, requests);
        });
        _listener.Start();
    }

    /// <summary>The mean since the last call; 0 when nothing was appended.</summary>
    public double TakeMean()
    {
        var (batches, requests) = (Interlocked.Exchange(ref _batches, 0), Interlocked.Exchange(ref _requests, 0));
        return batches == 0 ? 0 : (double)requests / batches;
    }

    public void Dispose() => _listener.Dispose();
}
