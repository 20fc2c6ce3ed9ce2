using Npgsql;
using Reporting.Embedded;
using Reporting.Host.Backups;
using Reporting.Host.Operators;

namespace Reporting.Host.Tests.Backups;

/// <summary>Which backups stay, with the log that they need; and backups of a server that is given.</summary>
public sealed class KeptBackupsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-kept-tests-");

    public KeptBackupsTests() =>
        File.SetUnixFileMode(folder.FullName, File.GetUnixFileMode(folder.FullName) | UnixFileMode.OtherExecute);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder.FullName, "data");

    private string Backups => Path.Combine(folder.FullName, "backups");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_newest_and_the_younger_ones_stay_with_their_log_and_no_more()
    {
        var kept = BackupFolder.Make(Backups);
        var now = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
        string[] labels = [.. Enumerable.Range(0, 8).Select(i => Put(kept, now.AddDays(-i), i < 6 ? "20261117" : "20261115", 40 - i))];
        foreach (var (archive, first) in ((string, int)[])[("20261117", 30), ("20261115", 20), ("20261101", 20)])
        {
            new WalArchive(archive, "1", 1, Segment).Write(kept.ArchiveOf(archive));
            for (var i = first; i <= 40; i++)
                File.WriteAllBytes(Path.Combine(kept.ArchiveOf(archive), new WalSegment(1, i, Segment).Name), [(byte)i]);
            WalDigests.Note(kept.ArchiveOf(archive), Segment);
        }
        // Two at least, and all of the last three days.
        var gone = kept.Thin(new BackupOptions { KeptCount = 2, KeptDays = 3 }, now.AddMinutes(-1));
        Assert.Equal(labels[4..], gone.OrderDescending(StringComparer.Ordinal));
        Assert.Equal(labels[..4], kept.All().Select(one => one.Label));
        Assert.False(Directory.Exists(kept.ArchiveOf("20261115")));
        string[] files = [.. Enumerable.Range(37, 4).Select(i => new WalSegment(1, i, Segment).Name)];
        Assert.Equal(files, Directory.GetFiles(kept.ArchiveOf("20261117")).Select(Path.GetFileName).Where(name => name!.Length == 24).Order());
        Assert.Equal(files, WalDigests.Read(kept.ArchiveOf("20261117")).Keys.Order(StringComparer.Ordinal));
        Assert.Equal(labels[2..4], kept.Thin(new BackupOptions { KeptCount = 2, KeptDays = 0 }, now).OrderDescending(StringComparer.Ordinal));
        Assert.Single(Directory.GetDirectories(Path.Combine(Backups, "wal")), path => Path.GetFileName(path) == "20261117");
    }

    [Fact]
    public async Task Backups_of_a_running_host_are_thinned_out_and_the_oldest_that_stays_can_be_restored()
    {
        var options = BackedUpHost.OptionsOf(Data);
        options = options with
        {
            Backup = options.Backup with { Folder = Backups, KeptCount = 2, Interval = TimeSpan.FromSeconds(1) },
        };
        string first;
        await using (var host = await BackedUpHost.Start(options))
        {
            await host.Eventually(() => Task.FromResult(host.Backups.Status.Newest is not null));
            first = host.Backups.Status.Newest!.Label;
            await host.Register();
            await host.Eventually(() => Task.FromResult(
                BackupFolder.Existing(Backups).All() is { Count: 2 } all && all.All(one => one.Label != first)));
        }
        var oldest = BackupFolder.Existing(Backups).All()[^1];
        Assert.True(oldest.Archive is not null && BackupFolder.Existing(Backups).Gaps(oldest, isRead: true) is []);
        var restored = await new OperatorRestore(
            Backups, Path.Combine(folder.FullName, "restored"), oldest.EndedAt, Path.Combine(Data, "ledger")).Run(_ => { }, Ct);
        Assert.Equal(oldest.Label, restored.Backup);
    }

    [Fact]
    public async Task A_damaged_file_of_the_archive_is_an_alarm_while_a_backup_needs_it()
    {
        var options = BackedUpHost.OptionsOf(Data);
        options = options with
        {
            Backup = options.Backup with { Folder = Backups, KeptCount = 1_000, Interval = TimeSpan.FromSeconds(1) },
        };
        await using var host = await BackedUpHost.Start(options);
        await host.Eventually(() => Task.FromResult(host.Backups.Status is { Newest: not null, IsAlarm: false }));
        await host.Ask("select pg_switch_wal()");
        var archive = BackupFolder.Existing(Backups).ArchiveOf(host.Backups.Status.Newest!.Archive!);
        await host.Eventually(() => Task.FromResult(WalDigests.Read(archive).Count > 0));
        var file = Path.Combine(archive, WalDigests.Read(archive).Keys.First());
        await using (var stream = File.OpenWrite(file))
            await stream.WriteAsync("x"u8.ToArray(), Ct);
        await host.Eventually(async () => (await host.Health()).GetProperty("backup") is var health
            && health.GetProperty("alarm").GetBoolean() && health.GetProperty("failure").GetString() == BackupKeeper.DamagedArchive);
    }

    [Fact]
    public async Task A_given_server_is_backed_up_by_its_own_account_and_its_administrator_restores_it_as_it_is_documented()
    {
        await using var given = await EmbeddedPostgres.Start(
            new EmbeddedPostgresOptions { DataFolder = Path.Combine(folder.FullName, "given") }, Ct);
        var options = BackedUpHost.OptionsOf(Data);
        options = options with
        {
            ConnectionString = await given.CreateDatabase("given", Ct),
            Backup = options.Backup with { Folder = Backups, ConnectionString = given.ConnectionString },
        };
        string before, after;
        DateTimeOffset moment;
        BackupRecord record;
        await using (var host = await BackedUpHost.Start(options))
        {
            await host.Eventually(() => Task.FromResult(host.Backups.Status is { Newest: not null, State: BackupState.Receiving }));
            record = host.Backups.Status.Newest!;
            (before, moment, after) = (await host.Register(), await host.Moment(), await host.Register());
            await Received(given);
        }
        Assert.False(record.IsOwnServer);
        var refused = await Assert.ThrowsAsync<HostRefusedException>(() => new OperatorRestore(
            Backups, Path.Combine(folder.FullName, "restored"), null, null).Run(_ => { }, Ct));
        Assert.Contains(Path.Combine(Backups, "base", record.Label, "data"), refused.Message, StringComparison.Ordinal);
        var units = await Restored(record, moment);
        Assert.Contains(before, units);
        Assert.DoesNotContain(after, units);
    }

    /// <summary>The files of the log that are finished, and the one that is not, as the documented command fetches them.</summary>
    private async Task<List<string>> Restored(BackupRecord record, DateTimeOffset moment)
    {
        var archive = Path.Combine(Backups, "wal", record.Archive!);
        var fetched = Directory.GetFiles(archive).Select(file => (File: file, Name: Path.GetFileName(file).Replace(
            WalArchive.Partial, "", StringComparison.Ordinal))).Where(one => one.Name.Length == 24).ToList();
        await using var server = await new ClusterRestore
        {
            DataFolder = Path.Combine(folder.FullName, "restored"), BaseBackup = Path.Combine(Backups, "base", record.Label, "data"),
            Log = fetched, Target = moment,
        }.Run(Ct);
        await using var db = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = "given", Pooling = false });
        await using var command = db.CreateCommand(
            "select e.data->>'code' from es.mt_events e where e.type = 'unit_registered'");
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var units = new List<string>();
        while (await rows.ReadAsync(Ct))
            units.Add(rows.GetString(0));
        return units;
    }

    private static async Task Received(EmbeddedPostgres given)
    {
        await using var db = NpgsqlDataSource.Create(given.ConnectionString + ";Pooling=false");
        await using var now = db.CreateCommand("select pg_current_wal_insert_lsn()::text");
        var lsn = (string)(await now.ExecuteScalarAsync(Ct))!;
        await using var reached = db.CreateCommand(
            $"select exists (select from pg_stat_replication r where r.application_name = 'reporting-backup' and r.write_lsn >= '{lsn}')");
        for (var i = 0; !(bool)(await reached.ExecuteScalarAsync(Ct))!; i++)
        {
            Assert.True(i < 600, lsn);
            await Task.Delay(100, Ct);
        }
    }

    private const long Segment = 16 * 1024 * 1024;

    private static string Put(BackupFolder kept, DateTimeOffset at, string archive, int segment)
    {
        var label = BackupRecord.LabelAt(at);
        kept.Begin(label);
        kept.Finish(new BackupRecord(
            label, true, 15, "1", 1, $"0/{segment * Segment + 40:X}", $"0/{segment * Segment + 80:X}", Segment, archive, at, at, 1, 1,
            "ok", "ok"));
        return label;
    }
}
