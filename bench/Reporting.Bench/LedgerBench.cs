using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Reporting.EventStore;
using Reporting.Host.Ledger;

namespace Reporting.Bench;

/// <summary>What the notary costs the writers, how far behind it is, and how fast the verifier reads it all again.</summary>
internal static class LedgerBench
{
    private const int WriterCount = 32;

    /// <summary>A store, and what waits to be seen published.</summary>
    private sealed record Side(NpgsqlDataSource Db, PostgresEventStore Store, ConcurrentQueue<(long Position, long At)> Committed);

    public static async Task Ledger(string server, ServerCpu cpu, TimeSpan duration, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("reporting-bench-ledger-");
        var (with, without) = (await Open(server), await Open(server));
        var shards = new Shards(with.Db, folder.FullName);
        await Shards.Migrations.Apply(with.Db, CancellationToken.None);
        await using (var notary = Notary.Start(
            with.Db, with.Store, shards, new LedgerOptions { Folder = folder.FullName }, NullLogger.Instance))
        {
            await Compare(notary, with, without, cpu, duration * rounds * 2);
            await Lag(notary, with, WriterCount, TimeSpan.Zero, duration);
            await Lag(notary, with, 20, TimeSpan.FromMilliseconds(95), duration);
            await Published(notary, with);
        }
        await VerifyBench.Verify(new NpgsqlConnectionStringBuilder(server)
        {
            Database = new NpgsqlConnectionStringBuilder(with.Db.ConnectionString).Database,
        }.ConnectionString, shards, cpu);
        foreach (var side in (Side[])[with, without])
        {
            await side.Store.DisposeAsync();
            await BenchDatabase.Drop(server, side.Db);
            await side.Db.DisposeAsync();
        }
        folder.Delete(recursive: true);
    }

    /// <summary>Many short rounds in turn, so that what else the machine does falls on both sides alike; medians of them.</summary>
    private static async Task Compare(Notary notary, Side with, Side without, ServerCpu cpu, TimeSpan whole)
    {
        var round = TimeSpan.FromSeconds(0.5);
        var (ratios, spent) = (new List<double>(), new List<double>());
        var (rates, costs) = (new List<double>[2] { [], [] }, new List<double>[2] { [], [] });
        // The first pair warms both up.
        for (var pair = 0; pair <= whole / (2 * round); pair++)
        {
            var (rate, cost) = (new double[2], new double[2]);
            // In turn the one, then the other first.
            foreach (var isWith in pair % 2 == 0 ? (int[])[0, 1] : [1, 0])
            {
                await Published(notary, with);
                var before = cpu.Seconds() ?? 0;
                rate[isWith] = await Write(isWith == 1 ? with : without, WriterCount, TimeSpan.Zero, round);
                // What the notary owes is done, and paid, before the next round.
                if (isWith == 1)
                    await Published(notary, with);
                cost[isWith] = ((cpu.Seconds() ?? 0) - before) * 1e6 / (rate[isWith] * round.TotalSeconds);
            }
            if (pair == 0)
                continue;
            ratios.Add(rate[1] / rate[0]);
            spent.Add(cost[0] / cost[1]);
            foreach (var side in (int[])[0, 1])
            {
                rates[side].Add(rate[side]);
                costs[side].Add(cost[side]);
            }
        }
        Say($"append with the notary, {WriterCount} writers, {ratios.Count} pairs of {round.TotalSeconds} s: {Median(rates[1]):0} of {Median(rates[0]):0} events/s, ratio {Median(ratios):0.00} (middle half {At(ratios, 0.25):0.00} to {At(ratios, 0.75):0.00}); server {Median(costs[1]):0.0} us of processor an event, {Median(costs[0]):0.0} without, ratio {Median(spent):0.00}");
    }

    private static double Median(List<double> values) => At(values, 0.5);

    private static double At(List<double> values, double share)
    {
        values.Sort();
        return values[(int)((values.Count - 1) * share)];
    }

    private static async Task<Side> Open(string server)
    {
        var db = await BenchDatabase.Create(server, CancellationToken.None);
        return new Side(db, new PostgresEventStore(db), []);
    }

    private static async Task<double> Write(Side side, int writers, TimeSpan pause, TimeSpan duration)
    {
        using var end = new CancellationTokenSource(duration);
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            var count = 0L;
            for (; !end.IsCancellationRequested; count++)
            {
                var stored = (AppendResult.Appended)await side.Store.Append(Sample.First(Guid.NewGuid()), CancellationToken.None);
                side.Committed.Enqueue((stored.Receipt.Position, Stopwatch.GetTimestamp()));
                if (pause > TimeSpan.Zero)
                    await Task.Delay(pause, CancellationToken.None);
            }
            return count;
        })));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Milliseconds from each answer to its writer until the event was in the published log.</summary>
    private static Task<List<double>> Watch(Notary notary, ConcurrentQueue<(long Position, long At)> committed) => Task.Run(async () =>
    {
        var lags = new List<double>();
        while (true)
        {
            var reached = notary.Status.Position;
            while (committed.TryPeek(out var oldest))
            {
                if (oldest.Position == long.MaxValue)
                    return lags;
                if (oldest.Position > reached)
                    break;
                committed.TryDequeue(out _);
                lags.Add(Stopwatch.GetElapsedTime(oldest.At).TotalMilliseconds);
            }
            await Task.Delay(2);
        }
    });

    private static async Task Published(Notary notary, Side side)
    {
        var head = await side.Store.Head(CancellationToken.None);
        while (notary.Status.Position < head)
            await Task.Delay(20);
    }

    private static async Task Lag(Notary notary, Side side, int writers, TimeSpan pause, TimeSpan duration)
    {
        await Published(notary, side);
        side.Committed.Clear();
        var watching = Watch(notary, side.Committed);
        var rate = await Write(side, writers, pause, duration);
        await Published(notary, side);
        await Task.Delay(50);
        side.Committed.Enqueue((long.MaxValue, 0));
        var lags = await watching;
        lags.Sort();
        Say($"{rate:0} events/s: in the published log after {lags[lags.Count / 2]:0} ms (median), {lags[lags.Count * 99 / 100]:0} ms (99 of 100), {lags[^1]:0} ms (all)");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
