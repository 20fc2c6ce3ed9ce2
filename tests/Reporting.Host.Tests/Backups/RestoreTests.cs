using System.Text.Json;
using Reporting.Embedded;
using Reporting.Host.Backups;
using Reporting.Host.Ledger;
using Reporting.Host.Operators;
using Reporting.Host.Verifications;

namespace Reporting.Host.Tests.Backups;

/// <summary>A backup that is made while people work can be restored to any moment after it, and what is damaged or missing is
/// said before anything is restored.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-backup-tests-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder.FullName, "data");

    private string Backups => Path.Combine(Data, "backups");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_moment_between_two_commands_comes_back_and_the_older_state_is_signed_only_by_a_new_log()
    {
        File.SetUnixFileMode(folder.FullName, File.GetUnixFileMode(folder.FullName) | UnixFileMode.OtherExecute);
        string before, after;
        DateTimeOffset moment;
        await using (var host = await BackedUpHost.Start(BackedUpHost.OptionsOf(Data)))
        {
            var working = new CancellationTokenSource();
            var work = Task.Run(async () => { while (!working.IsCancellationRequested) await host.Register(); }, Ct);
            await host.Eventually(() => Task.FromResult(host.Backups.Status.Newest is not null));
            var onDemand = await OperatorBackup.Run(host.Options, null, _ => { }, Ct);
            await working.CancelAsync();
            await work;
            Assert.NotNull(onDemand.Archive);
            Assert.Equal("ok", onDemand.Amcheck);
            before = await host.Register();
            moment = await host.Moment();
            after = await host.Register();
            await host.Archived();
            var backup = (await host.Health()).GetProperty("backup");
            Assert.Equal("receiving", backup.GetProperty("state").GetString());
            Assert.False(backup.GetProperty("alarm").GetBoolean());
            await Listed(host, onDemand.Label);
            await host.Eventually(async () => (await host.Health()).GetProperty("ledger").GetProperty("position").GetInt64()
                == (await host.Health()).GetProperty("position").GetInt64());
        }
        var into = Path.Combine(folder.FullName, "restored");
        var ledger = Path.Combine(Data, "ledger");
        var restored = await new OperatorRestore(Backups, into, moment, ledger).Run(_ => { }, Ct);
        Assert.True(restored.IsSound, string.Join("; ", restored.Verification.Findings.Concat(restored.Drift)));
        Assert.True(restored.IsSetBack);
        Assert.Equal("ok", restored.Amcheck);
        await Assert.ThrowsAsync<EmbeddedPostgresException>(() => new OperatorRestore(Backups, into, null, ledger).Run(_ => { }, Ct));
        await GoesOn(into, ledger, before, after, restored);
    }

    private static async Task Listed(BackedUpHost host, string newest)
    {
        var listed = await host.Get("/api/backups");
        Assert.False(listed.GetProperty("overdue").GetBoolean());
        Assert.Equal(86_400, listed.GetProperty("intervalSeconds").GetDouble());
        JsonElement[] items = [.. listed.GetProperty("items").EnumerateArray()];
        Assert.Equal(newest, items[0].GetProperty("label").GetString());
        Assert.All(items, item =>
        {
            Assert.Equal("ok", item.GetProperty("amcheck").GetString());
            Assert.Equal(0, item.GetProperty("missingCount").GetInt32());
            Assert.True(item.GetProperty("bytes").GetInt64() > 0);
        });
    }

    private static async Task GoesOn(
        string into, string ledger, string before, string after, OperatorRestore.Restored restored)
    {
        var options = BackedUpHost.OptionsOf(into);
        options = options with
        {
            Ledger = options.Ledger with { Folder = ledger }, Backup = options.Backup with { IsOn = false },
            Verification = new VerificationOptions { FirstDelay = TimeSpan.Zero, Interval = TimeSpan.FromMilliseconds(200) },
        };
        await using var host = await BackedUpHost.Start(options);
        var units = await host.Units();
        Assert.Contains(before, units);
        Assert.DoesNotContain(after, units);
        await host.Eventually(async () =>
            (await host.Health()).GetProperty("ledger").GetProperty("code").GetString() == "ledger.store-behind");
        var refused = (await host.Health()).GetProperty("ledger");
        Assert.Contains($"--from {restored.Head + 1}", refused.GetProperty("failure").GetString(), StringComparison.Ordinal);
        Assert.Contains("trạng thái cũ", refused.GetProperty("failureVi").GetString(), StringComparison.Ordinal);
        await host.Eventually(async () => (await host.Get("/api/ledger/verifications")).GetProperty("newest")
            .EnumerateArray().Any(one => one.GetProperty("outcome").GetString() == "altered"));
        // Nothing was written into it meanwhile: a newer state may be found yet.
        Assert.Equal(restored.Head, (await host.Health()).GetProperty("position").GetInt64());
        var shards = new Shards(host.Db, ledger);
        var lost = (await shards.All(Ct))[0];
        await shards.Begin(null, lost, "the disk was lost", restored.Head + 1, Ct);
        await host.Register();
        await host.Eventually(async () => (await host.Health()).GetProperty("ledger").GetProperty("state").GetString() == "running");
        var reason = Assert.Single(await host.List("select s.reason from ledger.shards s where s.number = 2"));
        Assert.StartsWith("the disk was lost [events ", reason, StringComparison.Ordinal);
        Assert.Contains(lost.Origin, reason, StringComparison.Ordinal);
        await host.Eventually(async () => (await host.Get("/api/ledger/verifications")).GetProperty("newest")[0]
            .GetProperty("outcome").GetString() == "proven");
    }

    [Fact]
    public async Task What_is_damaged_missing_or_busy_is_named_and_nothing_is_restored()
    {
        File.SetUnixFileMode(folder.FullName, File.GetUnixFileMode(folder.FullName) | UnixFileMode.OtherExecute);
        BackupRecord record;
        await using (var host = await BackedUpHost.Start(BackedUpHost.OptionsOf(Data)))
        {
            await host.Eventually(() => Task.FromResult(host.Backups.Status is { Newest: not null, State: BackupState.Receiving }));
            record = host.Backups.Status.Newest!;
            for (var i = 0; i < 3; i++)
            {
                await host.Register();
                await host.Ask("select pg_switch_wal()");
            }
            await host.Register();
            await host.Archived();
            // Every finished file is noted as it was received.
            await host.Eventually(() => Task.FromResult(
                WalDigests.Read(Path.Combine(Backups, "wal", record.Archive!)).ContainsKey(record.FirstSegment().Next.Name)));
            using var held = BackupFolder.Existing(Backups).Lock();
            var busy = await Assert.ThrowsAsync<HostRefusedException>(() => OperatorBackup.Run(host.Options, null, _ => { }, Ct));
            Assert.Contains("Another backup or restore", busy.Message, StringComparison.Ordinal);
        }
        var archive = Path.Combine(Backups, "wal", record.Archive!);
        var missing = record.FirstSegment().Next;
        File.Move(Path.Combine(archive, missing.Name), Path.Combine(folder.FullName, "kept"));
        Assert.Contains(missing.Name, await Refused(null), StringComparison.Ordinal);
        // Without it, the log does not reach that far.
        Assert.Contains(missing.Name, await Refused(TimeProvider.System.GetUtcNow()), StringComparison.Ordinal);
        File.Move(Path.Combine(folder.FullName, "kept"), Path.Combine(archive, missing.Name));
        // One byte in the middle, and the length as before.
        await Damage(Path.Combine(archive, missing.Name), at: 5_000_000);
        Assert.Contains($"{missing.Name} (SHA-256)", await Refused(null), StringComparison.Ordinal);
        await Damage(Path.Combine(archive, missing.Name), at: 5_000_000);
        Assert.Contains("oldest can restore", await Refused(record.EndedAt.AddSeconds(-1)), StringComparison.Ordinal);
        var cluster = Path.Combine(Backups, "base", record.Label, "data");
        await Damage(Path.Combine(cluster, "PG_VERSION"));
        Assert.Contains("PG_VERSION", await Refused(null), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "restored", "postgres")));
    }

    private async Task<string> Refused(DateTimeOffset? target) => (await Assert.ThrowsAsync<HostRefusedException>(
        () => new OperatorRestore(Backups, Path.Combine(folder.FullName, "restored"), target, null).Run(_ => { }, Ct))).Message;

    private static async Task Damage(string file, int at = 0)
    {
        var bytes = await File.ReadAllBytesAsync(file, Ct);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Ct);
    }
}
