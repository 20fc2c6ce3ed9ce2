namespace Reporting.Ledger;

/// <summary>The files of one log on the disk, laid out as they are served.</summary>
/// <remarks>A file is put in place whole; that its name stays too is sure after <see cref="SyncFolders"/>.</remarks>
public sealed class LogFolder
{
    public const string CheckpointFile = "checkpoint";

    /// <summary>A checkpoint that is signed, but not cosigned by enough witnesses yet.</summary>
    public const string PendingFile = "checkpoint.pending";

    /// <summary>Every checkpoint that was published: a file for each day, the notes one after the other with an empty line
    /// after each.</summary>
    public const string HistoryFolder = "history";

    private readonly HashSet<string> touched = [];
    private readonly HashSet<string> settled = [];

    public LogFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public TileSource Tiles => new(Read);

    public byte[]? Read(string name)
    {
        try
        {
            return File.ReadAllBytes(FileOf(name));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Write(string name, ReadOnlySpan<byte> content)
    {
        var file = FileOf(name);
        Touch(file);
        Durable.Write(file, content);
    }

    public void WriteHashes(Tile tile, IReadOnlyList<byte[]> hashes)
    {
        var bytes = new byte[hashes.Count * MerkleTree.HashLength];
        for (var i = 0; i < hashes.Count; i++)
            hashes[i].CopyTo(bytes, i * MerkleTree.HashLength);
        Write(tile.Path, bytes);
    }

    /// <summary>Adds a note to a file of notes; what a crash left unfinished at its end goes.</summary>
    public void AppendNote(string name, ReadOnlySpan<byte> note)
    {
        var file = FileOf(name);
        Touch(file);
        var before = Read(name) ?? [];
        var end = before.AsSpan().LastIndexOf("\n\n"u8);
        var length = end < 0 ? 0 : end + 2;
        if (length < before.Length)
            Write(name, before.AsSpan(0, length));
        Durable.Append(file, [.. note, (byte)'\n']);
    }

    public void SyncFolders()
    {
        foreach (var folder in touched.ToList())
        {
            Durable.SyncFolder(folder);
            touched.Remove(folder);
            settled.Add(folder);
        }
    }

    /// <summary>Takes the partial forms of a full tile away: the full one answers for them.</summary>
    public void RemovePartial(Tile full)
    {
        var folder = FileOf(full.FullPath + ".p");
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string FileOf(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A folder that this process has not synced may be one that a killed one made, so its name counts too.</summary>
    private void Touch(string file)
    {
        var folder = System.IO.Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(folder);
        touched.Add(folder);
        while (folder != Path && !settled.Contains(folder))
        {
            folder = System.IO.Path.GetDirectoryName(folder)!;
            touched.Add(folder);
        }
    }
}
