using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Reporting.Faults.Tests.Histories;

namespace Reporting.Faults.Tests.Kills;

/// <summary>Takes down what clients do, with times of one clock.</summary>
internal sealed class Recorder
{
    private readonly long _began = Stopwatch.GetTimestamp();

    public ConcurrentQueue<Command> Commands { get; } = new();

    public ConcurrentQueue<StreamRead> Reads { get; } = new();

    public ConcurrentQueue<Snapshot> Snapshots { get; } = new();

    /// <summary>Commands of which at some time nobody knew whether they were done, and then somebody did.</summary>
    public int SettledCount => _settledCount;

    private int _settledCount;

    public TimeSpan Now => Stopwatch.GetElapsedTime(_began);

    public void Settled() => Interlocked.Increment(ref _settledCount);

    public static string Line(TimeSpan at, int client, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.TotalSeconds:0.0000} client {client} {what}");
}
