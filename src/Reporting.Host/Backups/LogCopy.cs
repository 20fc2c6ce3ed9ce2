using Reporting.Host.Ledger;
using Reporting.Ledger;

namespace Reporting.Host.Backups;

/// <summary>A copy of the published logs, beside the backups: what a store that is restored after its disk was lost is compared
/// with. The signing keys are not in it.</summary>
internal static class LogCopy
{
    private const string Keys = "keys";

    /// <summary>Brings the copy up to the newest checkpoints. A log whose copy does not give its checkpoint's root is left as it
    /// was before.</summary>
    /// <exception cref="LedgerException">The copy is not what was signed.</exception>
    public static void Update(string from, string to)
    {
        if (!Directory.Exists(from))
            return;
        foreach (var log in Directory.EnumerateDirectories(from).Where(log => Path.GetFileName(log) != Keys))
        {
            if (File.Exists(Path.Combine(log, LogFolder.CheckpointFile)))
                Update(new LogFolder(log), new LogFolder(Path.Combine(to, Path.GetFileName(log))));
        }
    }

    private static void Update(LogFolder from, LogFolder to)
    {
        // First: all that it speaks of is there already, and stays.
        var note = from.Read(LogFolder.CheckpointFile)!;
        foreach (var file in Directory.EnumerateFiles(from.Path, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(from.Path, file);
            if (name is LogFolder.CheckpointFile or LogFolder.PendingFile || IsSame(file, Path.Combine(to.Path, name)))
                continue;
            // A partial tile goes when the full one is there.
            if (from.Read(name) is { } bytes)
                to.Write(name, bytes);
        }
        to.SyncFolders();
        var checkpoint = Checkpoint.Parse(SignedNote.Parse(note).Text);
        if (!to.Tiles.Root(checkpoint.Size).AsSpan().SequenceEqual(checkpoint.Root))
            throw new LedgerException($"The copy of {checkpoint.Origin} does not give the root that was signed at size {checkpoint.Size}.");
        to.Write(LogFolder.CheckpointFile, note);
        to.SyncFolders();
    }

    // Tiles never change, and histories only grow.
    private static bool IsSame(string from, string to) =>
        new FileInfo(to) is { Exists: true } known && known.Length == new FileInfo(from).Length;
}
