using Npgsql;
using Reporting.Embedded;

namespace Reporting.Host.Backups;

/// <summary>Receives the write-ahead log as it is written (pg_receivewal), into an archive without gaps: a replication slot keeps
/// the server from dropping what was not received. Where the log can't go on in the newest archive, another one begins.</summary>
internal sealed class WalReceiver : IAsyncDisposable
{
    private readonly RunningProgram program;

    private WalReceiver(WalArchive archive, string slot, RunningProgram program) =>
        (Archive, Slot, this.program) = (archive, slot, program);

    public WalArchive Archive { get; }

    public string Slot { get; }

    public bool IsRunning => !program.Exited.IsCompleted;

    public string LastWords => program.LastWords;

    public static async Task<WalReceiver> Start(BackupServer server, BackupFolder folder, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = server.Connect();
        var facts = await BackupServer.Ask(db, ct);
        var programs = await BackupServer.Programs(facts.Major, ct, "pg_receivewal", "pg_basebackup", "pg_verifybackup");
        var archive = await Continued(db, facts, folder, ct) ?? await Begin(db, facts, folder, now, ct);
        // The slot is told every second how far the file is written.
        var running = programs.Start(
            "pg_receivewal",
            ["--directory", folder.ArchiveOf(archive.Name), "--slot", facts.Slot, "--no-loop", "--no-password", "--status-interval=1"],
            server.ConnectionString);
        return new WalReceiver(archive, facts.Slot, running);
    }

    /// <summary>The archive that a receiver is at work on now, here or in another process; null when none is.</summary>
    public static async Task<WalArchive?> Current(NpgsqlDataSource db, BackupFolder folder, CancellationToken ct)
    {
        var facts = await BackupServer.Ask(db, ct);
        return folder.NewestArchive() is { } archive && IsOf(archive, facts)
            && await BackupServer.Scalar(
                db, "select s.active from pg_replication_slots s where s.slot_name = $1", ct, facts.Slot) is true
            ? archive : null;
    }

    public ValueTask DisposeAsync() => program.DisposeAsync();

    /// <summary>The newest archive, where the slot still holds all that comes after it.</summary>
    private static async Task<WalArchive?> Continued(
        NpgsqlDataSource db, BackupServer.Facts facts, BackupFolder folder, CancellationToken ct)
    {
        if (folder.NewestArchive() is not { } archive || !IsOf(archive, facts))
            return null;
        var files = archive.From(folder.ArchiveOf(archive.Name), new WalSegment(facts.Timeline, 0, facts.SegmentLength));
        var held = await BackupServer.Scalar(
            db,
            """
            select (s.restart_lsn - '0/0'::pg_lsn)::bigint from pg_replication_slots s
            where s.slot_name = $1 and s.wal_status is distinct from 'lost'
            """, ct, facts.Slot);
        return held is long from && files.Count > 0 && from / facts.SegmentLength <= files[^1].Segment.Number ? archive : null;
    }

    private static async Task<WalArchive> Begin(
        NpgsqlDataSource db, BackupServer.Facts facts, BackupFolder folder, DateTimeOffset now, CancellationToken ct)
    {
        await BackupServer.Scalar(
            db, "select pg_drop_replication_slot(s.slot_name) from pg_replication_slots s where s.slot_name = $1", ct, facts.Slot);
        await BackupServer.Scalar(
            db, "select s.slot_name from pg_create_physical_replication_slot($1, true) s", ct, facts.Slot);
        while (Directory.Exists(folder.ArchiveOf(BackupRecord.LabelAt(now))))
            now += TimeSpan.FromSeconds(1);
        var archive = new WalArchive(BackupRecord.LabelAt(now), facts.SystemIdentifier, facts.Timeline, facts.SegmentLength);
        archive.Write(folder.ArchiveOf(archive.Name));
        return archive;
    }

    private static bool IsOf(WalArchive archive, BackupServer.Facts facts) =>
        (archive.SystemIdentifier, archive.Timeline, archive.SegmentLength)
        == (facts.SystemIdentifier, facts.Timeline, facts.SegmentLength);
}
