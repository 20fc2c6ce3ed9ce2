using System.Text.Json;
using Reporting.Ledger;

namespace Reporting.Host.Backups;

/// <summary>The write-ahead log of one cluster as it was received, without a gap from its first file to its last, or it says
/// which are missing. A cluster that was restored, or whose log was cut off, begins another.</summary>
/// <param name="Name">Its folder's name: when it was begun, UTC.</param>
/// <param name="SystemIdentifier">The cluster's own number.</param>
public sealed record WalArchive(string Name, string SystemIdentifier, int Timeline, long SegmentLength)
{
    /// <summary>What the file that is being received has behind its name (pg_receivewal).</summary>
    public const string Partial = ".partial";

    private const string RecordFile = "archive.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Null where there is none.</summary>
    public static WalArchive? Read(string folder)
    {
        var file = Path.Combine(folder, RecordFile);
        return File.Exists(file) ? JsonSerializer.Deserialize<WalArchive>(File.ReadAllBytes(file), Json) : null;
    }

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder, BackupFolder.Private);
        Durable.Write(Path.Combine(folder, RecordFile), JsonSerializer.SerializeToUtf8Bytes(this, Json));
        Durable.SyncFolder(folder);
    }

    /// <summary>The files from one on, in order, the last perhaps unfinished.</summary>
    public IReadOnlyList<(string File, WalSegment Segment)> From(string folder, WalSegment first)
    {
        var files = new SortedDictionary<long, string>();
        // A finished file and the unfinished one beside it: a crash in between. The finished one counts.
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Reverse())
        {
            var name = Path.GetFileName(file);
            var finished = name.EndsWith(Partial, StringComparison.Ordinal) ? name[..^Partial.Length] : name;
            if (WalSegment.Of(finished, SegmentLength) is { } segment && segment.Timeline == first.Timeline
                && segment.Number >= first.Number)
                files[segment.Number] = file;
        }
        return [.. files.Select(pair => (pair.Value, first with { Number = pair.Key }))];
    }

    /// <summary>What is not there, not whole, or not what was received, between one file and the newest.</summary>
    public IReadOnlyList<string> Gaps(string folder, WalSegment first, bool isRead)
    {
        var files = From(folder, first).ToDictionary(pair => pair.Segment.Number, pair => pair.File);
        if (files.Count == 0)
            return [first.Name];
        var gaps = new List<string>();
        var digests = WalDigests.Read(folder);
        for (var at = first; at.Number <= files.Keys.Max(); at = at.Next)
        {
            if (!files.TryGetValue(at.Number, out var file)
                || (file.EndsWith(Partial, StringComparison.Ordinal) && at.Number != files.Keys.Max()))
                gaps.Add(at.Name);
            else if (new FileInfo(file).Length != SegmentLength)
                gaps.Add($"{at.Name} ({new FileInfo(file).Length} B)");
            else if (isRead && !WalDigests.IsWhole(file, digests))
                gaps.Add($"{at.Name} (SHA-256)");
        }
        return gaps;
    }
}
