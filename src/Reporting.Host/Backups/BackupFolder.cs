using System.Text.Json;
using Reporting.Ledger;

namespace Reporting.Host.Backups;

/// <summary>A folder with backups: <c>base/LABEL</c> (a plain copy of the cluster with PostgreSQL's manifest, and what is known of
/// it), <c>wal/NAME</c> (archives of the log), <c>ledger</c> (a copy of the published log, without its keys).</summary>
public sealed class BackupFolder
{
    public const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const string RecordFile = "backup.json";

    /// <summary>Ends the name of one in the making.</summary>
    private const string Unfinished = ".unfinished";

    private BackupFolder(string path) => Root = path;

    public string Root { get; }

    public string LedgerCopy => Path.Combine(Root, "ledger");

    private string Bases => Path.Combine(Root, "base");

    private string Archives => Path.Combine(Root, "wal");

    public static BackupFolder Make(string path)
    {
        var folder = new BackupFolder(Path.GetFullPath(path));
        foreach (var part in (string[])[folder.Root, folder.Bases, folder.Archives])
            Directory.CreateDirectory(part, Private);
        return folder;
    }

    /// <exception cref="HostRefusedException">There are no backups.</exception>
    public static BackupFolder Existing(string path) =>
        new BackupFolder(Path.GetFullPath(path)) is var folder && Directory.Exists(folder.Bases)
            ? folder : throw BackupRefusals.NoBackups(path);

    /// <summary>Keeps others from working in the folder; the kernel lets go of it when the process ends, however it ends.</summary>
    /// <exception cref="HostRefusedException">Another does.</exception>
    public FileStream Lock()
    {
        try
        {
            return new FileStream(
                Path.Combine(Root, "backup.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw BackupRefusals.Busy(Root);
        }
    }

    public string ClusterOf(string label) => Path.Combine(Bases, label, "data");

    public string ArchiveOf(string name) => Path.Combine(Archives, name);

    /// <summary>A folder to make a backup in; what earlier tries left there goes.</summary>
    public string Begin(string label)
    {
        foreach (var left in Directory.EnumerateDirectories(Bases, "*" + Unfinished))
            Directory.Delete(left, recursive: true);
        return Directory.CreateDirectory(Path.Combine(Bases, label + Unfinished), Private).FullName;
    }

    /// <summary>A backup is there with its record, or not at all.</summary>
    public void Finish(BackupRecord made)
    {
        var unfinished = Path.Combine(Bases, made.Label + Unfinished);
        Durable.Write(Path.Combine(unfinished, RecordFile), made.ToBytes());
        Durable.SyncFolder(unfinished);
        Directory.Move(unfinished, Path.Combine(Bases, made.Label));
        Durable.SyncFolder(Bases);
    }

    /// <summary>All verified ones, the newest first.</summary>
    public IReadOnlyList<BackupRecord> All()
    {
        var records = new List<BackupRecord>();
        foreach (var folder in Directory.EnumerateDirectories(Bases))
        {
            try
            {
                if (!folder.EndsWith(Unfinished, StringComparison.Ordinal))
                    records.Add(BackupRecord.Parse(File.ReadAllBytes(Path.Combine(folder, RecordFile))));
            }
            catch (Exception e) when (e is IOException or JsonException)
            {
                // Without its record, or removed at this moment, it is none.
            }
        }
        return [.. records.OrderByDescending(record => record.Label, StringComparer.Ordinal)];
    }

    public WalArchive? NewestArchive() => Directory.EnumerateDirectories(Archives)
        .OrderDescending(StringComparer.Ordinal).Select(WalArchive.Read).FirstOrDefault(archive => archive is not null);

    /// <summary>What is missing or damaged of the log that goes on from a backup; nothing for one that stands alone.</summary>
    /// <param name="record">The backup.</param>
    /// <param name="isRead">Whether every file is read and compared with its digest; otherwise only its length is.</param>
    public IReadOnlyList<string> Gaps(BackupRecord record, bool isRead)
    {
        if (record.Archive is not { } name)
            return [];
        return Directory.Exists(ArchiveOf(name)) && WalArchive.Read(ArchiveOf(name)) is { } archive
            ? archive.Gaps(ArchiveOf(name), record.FirstSegment(), isRead) : [record.FirstSegment().Name];
    }

    /// <summary>Removes what nobody keeps: old backups, archives that no backup goes on in, and the files of the others that
    /// lie before their oldest backup.</summary>
    /// <returns>The labels of the backups that went.</returns>
    public IReadOnlyList<string> Thin(BackupOptions options, DateTimeOffset now)
    {
        var all = All();
        var kept = all.Where((record, i) => i < Math.Max(options.KeptCount, 1)
            || now - record.BegunAt < TimeSpan.FromDays(options.KeptDays)).ToList();
        var gone = all.Except(kept).Select(record => record.Label).ToList();
        foreach (var label in gone)
            Directory.Delete(Path.Combine(Bases, label), recursive: true);
        var current = NewestArchive()?.Name;
        foreach (var folder in Directory.EnumerateDirectories(Archives))
        {
            var name = Path.GetFileName(folder);
            var goingOn = kept.Where(record => record.Archive == name).ToList();
            if (goingOn.Count > 0)
                Thin(folder, goingOn[^1].FirstSegment());
            else if (name != current)
                Directory.Delete(folder, recursive: true);
        }
        return gone;
    }

    private static void Thin(string archive, WalSegment first)
    {
        foreach (var file in Directory.EnumerateFiles(archive))
        {
            if (WalSegment.Of(Path.GetFileName(file), first.Length) is { } segment && segment.Timeline == first.Timeline
                && segment.Number < first.Number)
                File.Delete(file);
        }
        WalDigests.Thin(archive);
    }
}
