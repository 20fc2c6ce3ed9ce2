using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Reporting.Faults.Tests.Histories;

namespace Reporting.Faults.Tests.Loads;

/// <summary>Takes down what clients do, with times of one clock.</summary>
internal sealed class Recorder
{
    private readonly long _began = Stopwatch.GetTimestamp();

    public ConcurrentQueue<Command> Commands { get; } = new();

    public ConcurrentQueue<StreamRead> Reads { get; } = new();

    public ConcurrentQueue<Snapshot> Snapshots { get; } = new();

    /// <summary>Commands of which at some time nobody knew whether they were done, and then somebody did.</summary>
    public int SettledCount => _settledCount;

    /// <summary>When a client last heard that a command is done, with events.</summary>
    public TimeSpan AcknowledgedAt => TimeSpan.FromTicks(Interlocked.Read(ref _acknowledgedTicks));

    private int _settledCount;
    private long _acknowledgedTicks;

    public TimeSpan Now => Stopwatch.GetElapsedTime(_began);

    public void Settled() => Interlocked.Increment(ref _settledCount);

    public void Answered(Command command)
    {
        Commands.Enqueue(command);
        if (command.Answer is CommandAnswer.Ok { EventIds.Count: > 0 })
            Interlocked.Exchange(ref _acknowledgedTicks, Now.Ticks);
    }

    public static string Line(TimeSpan at, int client, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{at.TotalSeconds:0.0000} client {client} {what}");
}
