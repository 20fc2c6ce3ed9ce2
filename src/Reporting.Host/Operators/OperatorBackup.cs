using Reporting.Host.Backups;

namespace Reporting.Host.Operators;

/// <summary>Makes one verified backup now, beside a host that runs or alone.</summary>
public static class OperatorBackup
{
    /// <param name="options">The store.</param>
    /// <param name="to">Where to; null for the store's own backups.</param>
    /// <param name="say">Told each step, a line each.</param>
    /// <param name="ct">Ends it; what was copied so far is no backup.</param>
    /// <exception cref="HostRefusedException">It was not made, or is not sound, or another is being made.</exception>
    public static async Task<BackupRecord> Run(HostOptions options, string? to, Action<string> say, CancellationToken ct)
    {
        var folder = BackupFolder.Make(to ?? options.Backup.FolderOf(options) ?? throw BackupRefusals.NoFolder());
        await using var store = await OperatorStore.Open(options, ct);
        var server = BackupServer.Of(options, store.ConnectionString);
        await using var db = server.Connect();
        // The archive that a host is writing goes on from this one, too.
        var archive = await WalReceiver.Current(db, folder, ct);
        var made = await new BaseBackup(folder, server, TimeProvider.System, say).Make(
            archive, options.Ledger.FolderIn(options.DataFolder), ct);
        if (archive is null)
            say($"{made.Label} stands alone: no archive of the log goes on from it, so it restores to {made.EndedAt:O} only.");
        if (to is null)
        {
            using var held = folder.Lock();
            foreach (var label in folder.Thin(options.Backup, TimeProvider.System.GetUtcNow()))
                say($"{label} is older than what is kept and was removed.");
        }
        return made;
    }
}
