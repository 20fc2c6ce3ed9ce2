using Npgsql;
using Reporting.EventStore;

namespace Reporting.Host.Backups;

/// <summary>Keeps the backups of a store: receives its log all the time, makes a base backup every day, removes the oldest. Of
/// several hosts the one with the lease does it.</summary>
public sealed partial class BackupKeeper : IAsyncDisposable
{
    public const string LeaseName = "backup";

    /// <summary>How health says that files of an archive are missing or damaged; the log names them.</summary>
    public const string DamagedArchive = "DamagedArchive";

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReceiveAgainInterval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan CopyAgainInterval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan OverdueLimit = TimeSpan.FromHours(1);

    private readonly BackupServer server;
    private readonly BackupFolder folder;
    private readonly BackupOptions options;
    private readonly string ledgerFolder;
    private readonly ILogger log;
    private readonly BackupGauges gauges;
    private readonly LeasedWork work;
    private volatile BackupStatus status;
    private DateTimeOffset notBefore;
    private string? told;
    private string? damage;

    private BackupKeeper(
        NpgsqlDataSource db, BackupServer server, BackupFolder? folder, BackupOptions options, string ledgerFolder, ILogger log)
    {
        (this.server, this.options) = (server, options);
        (this.ledgerFolder, this.log) = (ledgerFolder, log);
        gauges = new BackupGauges(() => Status);
        status = new BackupStatus(folder is null ? BackupState.Off : BackupState.Standby, null, null, false);
        this.folder = folder!;
        work = folder is null ? LeasedWork.None() : LeasedWork.Start(db, LeaseName, Tick, RunHeld, Failed, StandBy);
    }

    public BackupStatus Status => status;

    public BackupOptions Options => options;

    /// <summary>The verified ones in this host's folder, the newest first, with how many files are missing of the log after
    /// each; those that are there are not read.</summary>
    public IReadOnlyList<(BackupRecord Record, int MissingCount)> All() =>
        status.State == BackupState.Off ? [] : [.. folder.All().Select(record => (record, folder.Gaps(record, isRead: false).Count))];

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>One that does nothing where no backups are made.</summary>
    internal static BackupKeeper Start(HostOptions host, NpgsqlDataSource db, string ownersConnection, ILogger log)
    {
        var path = host.Backup.IsOn ? host.Backup.FolderOf(host) : null;
        return new BackupKeeper(
            db, BackupServer.Of(host, ownersConnection),
            path is null ? null : BackupFolder.Make(path), host.Backup, host.Ledger.FolderIn(host.DataFolder), log);
    }

    public async ValueTask DisposeAsync()
    {
        await work.DisposeAsync();
        gauges.Dispose();
    }

    private void StandBy() => status = status with { State = BackupState.Standby };

    private async Task RunHeld(Lease lease, CancellationToken ct)
    {
        notBefore = folder.All().Count > 0 ? DateTimeOffset.MinValue : Now + options.FirstDelay;
        WalReceiver? receiver = null;
        try
        {
            for (; ; await Task.Delay(options.Interval < Tick ? options.Interval : Tick, ct))
            {
                try
                {
                    receiver = await Work(receiver, ct);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // Nothing of what is there is touched; health shows that nothing comes to it.
                    if (told != e.Message)
                        Failed(e);
                    told = e.Message;
                    notBefore = Now + (status.State == BackupState.Copying ? CopyAgainInterval : ReceiveAgainInterval);
                    // The rest may name folders and is in the log: anybody may ask for health.
                    Report(BackupState.Retrying, e.GetType().Name);
                }
            }
        }
        finally
        {
            if (receiver is not null)
                await receiver.DisposeAsync();
        }
    }

    private async Task<WalReceiver?> Work(WalReceiver? receiver, CancellationToken ct)
    {
        if (receiver is { IsRunning: false })
        {
            Interrupted(receiver.LastWords);
            await receiver.DisposeAsync();
            receiver = null;
        }
        if (receiver is null && Now >= notBefore)
        {
            receiver = await WalReceiver.Start(server, folder, Now, ct);
            Receives(receiver.Archive.Name);
        }
        if (receiver is not null)
            WalDigests.Note(folder.ArchiveOf(receiver.Archive.Name), receiver.Archive.SegmentLength);
        var newest = folder.All() is [var first, ..] ? first : null;
        var isDue = newest is null || Now - newest.BegunAt >= options.Interval || newest.Archive != receiver?.Archive.Name;
        if (receiver is not null && isDue && Now >= notBefore)
            await Make(receiver.Archive, ct);
        else if (status.Failure is null || Now >= notBefore)
            Report(receiver is null ? BackupState.Waiting : BackupState.Receiving, damage);
        return receiver;
    }

    private async Task Make(WalArchive archive, CancellationToken ct)
    {
        Report(BackupState.Copying, damage);
        var made = await new BaseBackup(folder, server, TimeProvider.System, Step).Make(archive, ledgerFolder, ct);
        Made(made.Label, made.Bytes, made.Position, made.Amcheck, made.LogCopy);
        foreach (var label in folder.Thin(options, Now))
            Removed(label);
        damage = null;
        // Once a day, with the backup. The files after the oldest are those after all in its archive: each is read once.
        foreach (var oldest in folder.All().Where(kept => kept.Archive is not null).GroupBy(kept => kept.Archive).Select(same => same.Last()))
        {
            if (folder.Gaps(oldest, isRead: true) is not { Count: > 0 } gaps)
                continue;
            Damaged(oldest.Label, string.Join(", ", gaps));
            damage = DamagedArchive;
        }
        Report(BackupState.Receiving, damage);
    }

    private void Report(BackupState state, string? failure)
    {
        var newest = folder.All() is [var first, ..] ? first : null;
        var isOverdue = newest is not null && Now - newest.EndedAt > options.Interval + OverdueLimit;
        status = new BackupStatus(state, newest, failure, isOverdue);
        if (state == BackupState.Receiving)
            told = null;
    }

    [LoggerMessage(1, LogLevel.Information, "The backup {Label} was made and verified: {Bytes} B, up to event {Position}, pg_amcheck {Amcheck}, copy of the log {Copy}.")]
    private partial void Made(string label, long bytes, long position, string amcheck, string copy);

    [LoggerMessage(2, LogLevel.Error, "No backup was made; it is tried again.")]
    private partial void Failed(Exception fault);

    [LoggerMessage(3, LogLevel.Information, "The write-ahead log is received into the archive {Archive}.")]
    private partial void Receives(string archive);

    [LoggerMessage(4, LogLevel.Warning, "The write-ahead log is not received any longer; it is tried again: {Said}")]
    private partial void Interrupted(string said);

    [LoggerMessage(5, LogLevel.Information, "The backup {Label} is older than what is kept and was removed.")]
    private partial void Removed(string label);

    [LoggerMessage(7, LogLevel.Error, "Of the write-ahead log after the backup {Label} these files are missing or damaged: {Files}.")]
    private partial void Damaged(string label, string files);

    [LoggerMessage(6, LogLevel.Debug, "{Step}")]
    private partial void Step(string step);
}
