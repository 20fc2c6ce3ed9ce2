using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Reporting.EventStore;
using Reporting.Read;
using Reporting.Read.Projections;

namespace Reporting.Bench;

/// <summary>How long after its commit an event is in the rows of every projection.</summary>
internal static class LagBench
{
    private static int next;

    public static async Task Lags(string server, ServerCpu cpu, TimeSpan duration)
    {
        await using var db = await BenchDatabase.Create(server, CancellationToken.None);
        await using (var store = new PostgresEventStore(db))
        {
            await ReadTables.Prepare(db, ReadModels.All, CancellationToken.None);
            await using var running = RunningProjections.Start(db, store, ReadModels.All);
            await Run("lag, idle", store, running, cpu, 1, TimeSpan.FromMilliseconds(100), duration);
            await Run("lag, 32 writers", store, running, cpu, 32, TimeSpan.Zero, duration);
        }

        await BenchDatabase.Drop(server, db);
    }

    private static async Task Run(
        string name, PostgresEventStore store, RunningProjections running, ServerCpu cpu, int writers, TimeSpan pause,
        TimeSpan duration)
    {
        await Reports(store, [], TimeSpan.Zero, new CancellationTokenSource(TimeSpan.FromSeconds(1)).Token);
        var committed = new ConcurrentQueue<(long Position, long At)>();
        using var end = new CancellationTokenSource(duration);
        using var process = Process.GetCurrentProcess();
        var (clientBefore, serverBefore) = (process.TotalProcessorTime, cpu.Seconds());
        var started = Stopwatch.GetTimestamp();
        var watching = Task.Run(() => Watch(running, committed, end.Token));
        var counts = await Task.WhenAll(
            Enumerable.Range(0, writers).Select(_ => Task.Run(() => Reports(store, committed, pause, end.Token))));
        var rate = counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
        var lags = await watching;
        process.Refresh();
        lags.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-34}{rate,10:0} events/s, client {(process.TotalProcessorTime - clientBefore).TotalMicroseconds / counts.Sum():0.0} us," +
            $" server {(cpu.Seconds() - serverBefore) * 1e6 / counts.Sum():0.0} us an event; visible after" +
            $" {lags[lags.Count / 2]:0.0} ms (median), {lags[lags.Count * 99 / 100]:0.0} ms (99 of 100), {lags[^1]:0.0} ms (all)"));
    }

    /// <summary>One writer: a report is assigned and accepted, then the next.</summary>
    private static async Task<long> Reports(
        PostgresEventStore store, ConcurrentQueue<(long, long)> committed, TimeSpan pause, CancellationToken end)
    {
        var count = 0L;
        while (!end.IsCancellationRequested)
        {
            var i = Interlocked.Increment(ref next);
            var first = await FigureLog.Append(store, i, 0, default, [FigureLog.ToAppend(FigureLog.Assigned(i))]);
            committed.Enqueue((first.Position, Stopwatch.GetTimestamp()));
            await Task.Delay(pause, CancellationToken.None);
            var second = await FigureLog.Append(
                store, i, 1, first.Events[^1].Leaf, [FigureLog.ToAppend(FigureLog.Accepted(i, 1))]);
            committed.Enqueue((second.Position, Stopwatch.GetTimestamp()));
            await Task.Delay(pause, CancellationToken.None);
            count += 2;
        }

        return count;
    }

    /// <summary>Milliseconds from each answer to its writer until the slowest projection had committed past it.</summary>
    private static async Task<List<double>> Watch(
        RunningProjections running, ConcurrentQueue<(long Position, long At)> committed, CancellationToken end)
    {
        var lags = new List<double>();
        while (!end.IsCancellationRequested || !committed.IsEmpty)
        {
            await Task.Delay(1, CancellationToken.None);
            var reached = running.Statuses.Min(status => status.Position);
            while (committed.TryPeek(out var oldest) && oldest.Position <= reached && committed.TryDequeue(out oldest))
                lags.Add(Stopwatch.GetElapsedTime(oldest.At).TotalMilliseconds);
        }

        return lags;
    }
}
