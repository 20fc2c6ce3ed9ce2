using System.Text.Json;
using Npgsql;
using Reporting.Embedded;
using Reporting.Ledger;

namespace Reporting.Host.Backups;

/// <summary>Makes one base backup: copied by pg_basebackup with a manifest, verified by pg_verifybackup, the live database looked
/// over by pg_amcheck, the published log copied beside it. What is not verified is not kept.</summary>
/// <param name="say">Told each step and the progress of the copy, a line each.</param>
internal sealed class BaseBackup(BackupFolder folder, BackupServer server, TimeProvider clock, Action<string> say)
{
    private const long RoomLeft = 256_000_000;
    private static readonly TimeSpan ArchiveLimit = TimeSpan.FromMinutes(1);

    /// <param name="archive">The archive that goes on from it; null: it stands alone.</param>
    /// <param name="ledgerFolder">Where the published log is.</param>
    /// <exception cref="HostRefusedException">It was not made, or is not sound.</exception>
    public async Task<BackupRecord> Make(WalArchive? archive, string ledgerFolder, CancellationToken ct)
    {
        using var held = folder.Lock();
        await using var db = server.Connect();
        var facts = await BackupServer.Ask(db, ct);
        var programs = await BackupServer.Programs(facts.Major, ct, "pg_basebackup", "pg_verifybackup");
        var began = clock.GetUtcNow();
        while (Directory.Exists(Path.GetDirectoryName(folder.ClusterOf(BackupRecord.LabelAt(began)))))
            began += TimeSpan.FromSeconds(1);
        var label = BackupRecord.LabelAt(began);
        await RequireRoom(db, ct);
        var cluster = Path.Combine(folder.Begin(label), "data");
        say($"Backup {label}: copying.");
        await Copy(programs, cluster, label, ct);
        var (endedAt, position) = await Now(db, ct);
        say($"Backup {label}: verifying.");
        await Verify(programs, cluster, label, ct);
        var manifest = Manifest(cluster);
        var record = new BackupRecord(
            label, server.IsOwn, facts.Major, facts.SystemIdentifier, manifest.Timeline, manifest.Start, manifest.End,
            facts.SegmentLength, archive?.Name, began, endedAt, position, manifest.Bytes,
            await Amcheck(programs, server.ConnectionString, ct), CopyLog(ledgerFolder));
        if (archive is not null)
            await Archived(db, facts.Slot, record, ct);
        folder.Finish(record);
        say($"Backup {label}: verified, {record.Bytes / 1_000_000} MB, up to event {position}; "
            + $"pg_amcheck: {record.Amcheck}; copy of the public log: {record.LogCopy}.");
        return record;
    }

    /// <exception cref="HostRefusedException">A file of it is not what the manifest says; the message names it.</exception>
    public static async Task Verify(PostgresPrograms programs, string cluster, string label, CancellationToken ct)
    {
        var (exitCode, said) = await programs.Run("pg_verifybackup", [cluster], null, null, ct);
        if (exitCode != 0)
            throw BackupRefusals.NotVerified(label, said);
    }

    /// <summary>Reads every table and index of a database: ok, or why it was not looked at.</summary>
    /// <exception cref="HostRefusedException">Something is damaged.</exception>
    public static async Task<string> Amcheck(PostgresPrograms programs, string connectionString, CancellationToken ct)
    {
        const int Damaged = 2; // As pg_amcheck exits; 1 says that it could not look.
        if (!programs.Has("pg_amcheck"))
            return "not there";
        var (exitCode, said) = (Damaged, "");
        // A table that is dropped while it is looked at, as a rebuild does, is told as damage once.
        for (var look = 0; look < 2 && exitCode == Damaged; look++)
            (exitCode, said) = await programs.Run(
                "pg_amcheck", ["--install-missing", "--no-password"], connectionString, null, ct);
        return exitCode switch
        {
            0 => "ok",
            Damaged => throw BackupRefusals.DatabaseDamaged(said),
            _ => "not done: " + said,
        };
    }

    // The database's backup is good without it: what is wrong with the log is told, and is the notary's to judge.
    private string CopyLog(string ledgerFolder)
    {
        try
        {
            LogCopy.Update(ledgerFolder, folder.LedgerCopy);
            return "ok";
        }
        catch (Exception e) when (e is LedgerException or FormatException or IOException)
        {
            return e.Message;
        }
    }

    // A disk that the copy would fill may be the database's own.
    private async Task RequireRoom(NpgsqlDataSource db, CancellationToken ct)
    {
        var size = (long)(decimal)(await BackupServer.Scalar(
            db, "select sum(pg_database_size(d.oid)) from pg_database d where d.datallowconn", ct))!;
        var (wanted, free) = (size + size / 5 + RoomLeft, new DriveInfo(folder.Root).AvailableFreeSpace);
        if (free < wanted)
            throw BackupRefusals.NotMade($"it needs {wanted / 1_000_000} MB in {folder.Root}, and {free / 1_000_000} MB are free.");
    }

    private async Task Copy(PostgresPrograms programs, string cluster, string label, CancellationToken ct)
    {
        var told = -1;
        var (exitCode, said) = await programs.Run(
            "pg_basebackup",
            [
                "--pgdata", cluster, "--format=plain", "--wal-method=stream", "--checkpoint=fast", "--progress",
                "--manifest-checksums=SHA256", "--label", label, "--no-password",
            ],
            server.ConnectionString, line => Tell(label, line, ref told), ct);
        if (exitCode != 0)
            throw BackupRefusals.NotMade(said);
    }

    // "12345/67890 kB (18%), 0/1 tablespace": a line for each ten percent.
    private void Tell(string label, string line, ref int told)
    {
        var (open, close) = (line.IndexOf('('), line.IndexOf("%)", StringComparison.Ordinal));
        if (open < 0 || close < open || !int.TryParse(line.AsSpan(open + 1, close - open - 1), out var percent)
            || percent / 10 == told)
            return;
        told = percent / 10;
        say($"Backup {label}: {percent} %");
    }

    private static async Task Archived(NpgsqlDataSource db, string slot, BackupRecord record, CancellationToken ct)
    {
        for (var began = TimeProvider.System.GetTimestamp(); !await BackupServer.Has(db, slot, record.EndLsn, ct);)
        {
            if (TimeProvider.System.GetElapsedTime(began) > ArchiveLimit)
                throw BackupRefusals.NotMade($"the archive {record.Archive} did not get the log up to {record.EndLsn}");
            await Task.Delay(200, ct);
        }
    }

    private static async Task<(DateTimeOffset At, long Position)> Now(NpgsqlDataSource db, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select clock_timestamp(), coalesce((select h.position from es.head h), 0)");
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return (row.GetFieldValue<DateTimeOffset>(0), row.GetInt64(1));
    }

    // PostgreSQL, appendix "Backup Manifest Format".
    private static (int Timeline, string Start, string End, long Bytes) Manifest(string cluster)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(cluster, "backup_manifest")));
        var range = json.RootElement.GetProperty("WAL-Ranges").EnumerateArray().Last();
        return (
            range.GetProperty("Timeline").GetInt32(), range.GetProperty("Start-LSN").GetString()!,
            range.GetProperty("End-LSN").GetString()!,
            json.RootElement.GetProperty("Files").EnumerateArray().Sum(file => file.GetProperty("Size").GetInt64()));
    }
}
