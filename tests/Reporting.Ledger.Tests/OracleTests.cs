using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Reporting.Host.Ledger;

namespace Reporting.Ledger.Tests;

/// <summary>Programs that nobody here wrote accept the log and every older checkpoint, and refuse one that was changed.
/// REPORTING_ORACLE_LEAVES for a larger log (tests/ledger/check --leaves).</summary>
public sealed class OracleTests
{
    private const int ToolIsMissing = 3;

    [Fact]
    public async Task Others_accept_the_log_and_every_older_checkpoint_and_no_other()
    {
        var leafCount = int.Parse(Environment.GetEnvironmentVariable("REPORTING_ORACLE_LEAVES") ?? "3000", CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("reporting-oracle-");
        try
        {
            var (vkey, checkpointCount) = Make(folder.FullName, leafCount);
            var (status, output) = await Check(folder.FullName, vkey);
            Assert.SkipWhen(status == ToolIsMissing, "needs Go with golang.org/x/mod, and npm: " + output.Trim());
            TestContext.Current.SendDiagnosticMessage(output);
            var wanted = $"{leafCount} leaves, {checkpointCount} older checkpoints";
            Assert.Equal((0, $"Go x/mod sumdb: {wanted}\n@sigstore/verify: {wanted}\n"), (status, output));

            var tile = Path.Combine(folder.FullName, "tile/0/001");
            var bytes = await File.ReadAllBytesAsync(tile, TestContext.Current.CancellationToken);
            bytes[77] ^= 1;
            await File.WriteAllBytesAsync(tile, bytes, TestContext.Current.CancellationToken);
            Assert.Equal(1, (await Check(folder.FullName, vkey)).Status);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A log with checkpoints at sizes of all kinds, as the notary writes it.</summary>
    private static (string VerifierKey, int CheckpointCount) Make(string folder, int leafCount)
    {
        var key = SigningKey.Make("example.org/ledger/2026");
        var shard = new Shard(1, "2026", key.Verifier.Name, 1, [key.Verifier]);
        var log = ShardLog.Open(new LogFolder(folder), shard, [key], _ => { });
        var checkpointCount = 0;
        for (var step = 1; log.Size < leafCount; step = step * 3 % 4099 + 1)
        {
            var from = log.Size;
            log.Add(Enumerable.Range(0, (int)Math.Min(step, leafCount - from)).Select(i =>
            {
                var entry = Vector.LargeEntry(from + i);
                return (entry, MerkleTree.Leaf(entry));
            }));
            log.Sign(isPending: false);
            log.Publish([], DateTimeOffset.UnixEpoch.AddDays(20_000 + checkpointCount / 10));
            checkpointCount++;
        }
        return (key.Verifier.Text, checkpointCount);
    }

    private static async Task<(int Status, string Output)> Check(
        string folder, string vkey, [CallerFilePath] string path = "")
    {
        var script = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "ledger", "check"));
        using var process = Process.Start(new ProcessStartInfo(script, [folder, vkey])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, process.ExitCode == 0 ? output : await errors);
    }
}
