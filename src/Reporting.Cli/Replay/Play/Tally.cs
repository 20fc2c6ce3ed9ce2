using System.Collections.Concurrent;

namespace Reporting.Cli.Replay.Play;

/// <summary>What has been done so far, counted from several tasks at once.</summary>
internal sealed class Tally
{
    private long commandCount;
    private long itemCount;
    private long position;

    /// <summary>Commands given: each single one, and each item of a bulk.</summary>
    public long CommandCount => Interlocked.Read(ref commandCount);

    /// <summary>The items of bulk commands among them.</summary>
    public long ItemCount => Interlocked.Read(ref itemCount);

    /// <summary>The highest position that an answer named.</summary>
    public long Position => Interlocked.Read(ref position);

    /// <summary>What the server refused, with the data set's line.</summary>
    public ConcurrentQueue<string> Refusals { get; } = new();

    public void Command() => Interlocked.Increment(ref commandCount);

    public void Items(int count)
    {
        Interlocked.Add(ref commandCount, count);
        Interlocked.Add(ref itemCount, count);
    }

    public void Seen(long at)
    {
        for (var seen = Position; at > seen; seen = Position)
        {
            if (Interlocked.CompareExchange(ref position, at, seen) == seen)
                return;
        }
    }
}
