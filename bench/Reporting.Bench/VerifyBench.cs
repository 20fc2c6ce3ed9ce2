using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using Reporting.Host.Ledger;

namespace Reporting.Bench;

/// <summary>How fast the verifier reads a store and its log, beside what must be done at least: to copy the same rows out, and
/// SHA-256 over the same bytes.</summary>
internal static class VerifyBench
{
    private const string Copy =
        """
        copy (select e.seq_id, e.id, e.stream_id, e.version, e.type, e.timestamp, e.data, e.headers, e.salt, e.leaf
              from es.mt_events e order by e.seq_id) to stdout (format binary)
        """;

    /// <summary>Body, headers, leaf and a node of the tree; of the log the entry and a node.</summary>
    private static readonly int[] HashedBytes = [240, 18, 400, 65, 400, 65];

    public static async Task Verify(string connectionString, Shards shards, ServerCpu cpu)
    {
        var (limitRate, limitCpu, limitServer) = await Limit(connectionString, cpu);
        var (events, rate, own, server, exitCode) = await Program(connectionString, shards, cpu);
        Say($"verify: {events} events of store and log, {rate:0} events/s with the start, of {limitRate:0} events/s for COPY and SHA-256 alone; {own:0.0} us of the verifier's processor time an event (limit {limitCpu:0.0}) and {server:0.0} us of the server's (limit {limitServer:0.0}): {1e6 / (own + server):0} events for each second of processor; exit code {exitCode}");
    }

    /// <summary>The program, as an auditor calls it; its start counts.</summary>
    private static async Task<(long Events, double Rate, double Own, double Server, int ExitCode)> Program(
        string connectionString, Shards shards, ServerCpu cpu)
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
        return (
            events, events / seconds, double.Parse(facts["processor seconds"], CultureInfo.InvariantCulture) * 1e6 / events,
            ((cpu.Seconds() - before) ?? 0) * 1e6 / events, process.ExitCode);
    }

    private static async Task<(double Rate, double Own, double Server)> Limit(string connectionString, ServerCpu cpu)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var count = new NpgsqlCommand("select position from es.head", connection);
        var events = (long)(await count.ExecuteScalarAsync())!;
        var (began, own, server) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, cpu.Seconds());
        await using (var rows = await connection.BeginRawBinaryCopyAsync(Copy))
        {
            var bytes = new byte[65_536];
            while (await rows.ReadAsync(bytes, CancellationToken.None) > 0) { }
        }
        Hash(events);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return (
            events / seconds, (Environment.CpuUsage.TotalTime - own).TotalMicroseconds / events, ((cpu.Seconds() - server) ?? 0) * 1e6 / events);
    }

    private static void Hash(long events)
    {
        Span<byte> hash = stackalloc byte[32];
        var bytes = new byte[HashedBytes.Max()];
        for (var i = 0L; i < events; i++)
        {
            foreach (var length in HashedBytes)
                SHA256.HashData(bytes.AsSpan(0, length), hash);
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
