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
            await Write(without, WriterCount, TimeSpan.Zero, TimeSpan.FromSeconds(1));
            await Write(with, WriterCount, TimeSpan.Zero, TimeSpan.FromSeconds(1));
            var ratios = new List<double>();
            var (rateWith, rateWithout, cpuWith, cpuWithout) = (0d, 0d, 0d, 0d);
            for (var round = 0; round < rounds; round++)
            {
                // In turn the one, then the other first.
                foreach (var isWith in round % 2 == 0 ? (bool[])[false, true] : [true, false])
                {
                    await Published(notary, with);
                    var before = cpu.Seconds();
                    var rate = await Write(isWith ? with : without, WriterCount, TimeSpan.Zero, duration);
                    var spent = (cpu.Seconds() - before) * 1e6 / (rate * duration.TotalSeconds);
                    (isWith ? ref rateWith : ref rateWithout) = rate;
                    (isWith ? ref cpuWith : ref cpuWithout) = spent ?? 0;
                }
                ratios.Add(rateWith / rateWithout);
            }
            ratios.Sort();
            Say($"append with the notary, {WriterCount} writers: {rateWith:0} of {rateWithout:0} events/s, server {cpuWith:0.0} of {cpuWithout:0.0} us; ratio {ratios[ratios.Count / 2]:0.00} ({ratios[0]:0.00} to {ratios[^1]:0.00})");
            await Lag(notary, with, WriterCount, TimeSpan.Zero, duration);
            await Lag(notary, with, 20, TimeSpan.FromMilliseconds(95), duration);
            await Published(notary, with);
        }
        await Verify(new NpgsqlConnectionStringBuilder(server)
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

    /// <summary>The program, as an auditor calls it; its start counts.</summary>
    private static async Task Verify(string connectionString, Shards shards, ServerCpu cpu)
    {
        var shard = (await shards.All(CancellationToken.None))[0];
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        var program = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "Ledger.Verify", configuration, "ledger-verify"));
        var verifier = new ProcessStartInfo(program, ["db", "-", "--log", shards.FolderOf(shard).Path, "--vkey", shard.Keys[0].Text, "--quiet"])
        {
            RedirectStandardOutput = true,
        };
        verifier.Environment["LEDGER_VERIFY_CONNECTION"] = connectionString;
        var (began, before) = (Stopwatch.GetTimestamp(), cpu.Seconds());
        using var process = Process.Start(verifier)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var facts = output.Split('\n').Select(line => line.Split(": ")).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        var events = long.Parse(facts["events"], CultureInfo.InvariantCulture);
        Say($"verification of store and log: {events} events, {events / seconds:0} events/s with the start, {double.Parse(facts["processor seconds"], CultureInfo.InvariantCulture) * 1e6 / events:0.0} us of the verifier's processor time an event and {(cpu.Seconds() - before) * 1e6 / events:0.0} us of the server's; exit code {process.ExitCode}");
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
