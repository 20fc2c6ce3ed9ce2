using System.Globalization;

namespace Ledger.Verify;

/// <summary>A published log against itself and against every checkpoint that anybody kept: every tile, every entry, root,
/// signatures, quorum.</summary>
internal sealed class LogCheck(LogFiles log, Trust trust, Findings findings, Progress progress)
{
    /// <summary>Heads of other times and other readers, by size.</summary>
    private readonly SortedDictionary<long, List<(string Where, Head Head)>> expected = [];

    public async Task<Head?> Run(IReadOnlyList<(string Where, Head Head)> history, CancellationToken ct)
    {
        var head = await ReadHead(ct);
        if (head is null)
            return null;
        Judge("checkpoint", head);
        foreach (var (where, older) in history)
            Take(where, older, head);
        await Walk(head, ct);
        findings.Fact("log", head.Origin);
        findings.Fact("size", head.Size);
        findings.Fact("root", Convert.ToBase64String(head.Root));
        findings.Fact("checkpoints of the history", history.Count);
        return head;
    }

    private async Task<Head?> ReadHead(CancellationToken ct)
    {
        var bytes = await log.Read("checkpoint", ct);
        if (bytes is null)
        {
            findings.CannotTell("checkpoint", "it is not there");
            return null;
        }
        try
        {
            return Head.Parse(bytes);
        }
        catch (FormatException e)
        {
            findings.Altered("checkpoint", e.Message);
            return null;
        }
    }

    private void Judge(string where, Head head)
    {
        if (!trust.KnowsLog)
        {
            if (where == "checkpoint")
                findings.CannotTell(where, "no key of the log was given (--vkey or --policy), so anybody can have signed it");
            return;
        }
        foreach (var fault in trust.Faults(head))
            findings.Altered(where, fault);
    }

    private void Take(string where, Head older, Head head)
    {
        if (older.Origin != head.Origin)
        {
            findings.CannotTell(where, $"it is of another log, {older.Origin}");
            return;
        }
        var faults = trust.KnowsLog ? trust.Faults(older).ToList() : [];
        if (faults.Count > 0)
        {
            // What nobody signed says nothing of the log.
            findings.CannotTell(where, faults[0]);
            return;
        }
        if (older.Size > head.Size)
            findings.Altered("checkpoint", Invariant(
                $"an older one is served: size {head.Size}, but {where} has size {older.Size} and a valid signature"));
        else if (expected.TryGetValue(older.Size, out var sameSize))
            sameSize.Add((where, older));
        else
            expected.Add(older.Size, [(where, older)]);
    }

    private async Task Walk(Head head, CancellationToken ct)
    {
        var tree = new GrowingTree();
        var upper = new UpperTiles(log, findings);
        Compare(tree);
        for (long index = 0; index * LogFiles.TileWidth < head.Size; index++)
        {
            var width = (int)Math.Min(LogFiles.TileWidth, head.Size - index * LogFiles.TileWidth);
            var (name, bytes) = await log.Tile("0", index, width, ct);
            if (bytes is null || bytes.Length < width * Tree.HashLength)
            {
                findings.Altered(name, bytes is null ? "the tile is missing" : "the tile is too short");
                return;
            }
            var leaves = bytes.Chunk(Tree.HashLength).Take(width).ToArray();
            await CompareEntries(index, leaves, ct);
            foreach (var leaf in leaves)
            {
                tree.Add(leaf);
                Compare(tree);
            }
            if (width == LogFiles.TileWidth)
                upper.Add(leaves);
            progress.Tell("log", tree.Size, head.Size);
        }
        await upper.Compare(ct);
        if (!tree.Root().AsSpan().SequenceEqual(head.Root))
            findings.Altered("checkpoint", Invariant($"the tiles do not give its root at size {head.Size}"));
    }

    private void Compare(GrowingTree tree)
    {
        if (!expected.TryGetValue(tree.Size, out var heads))
            return;
        var root = tree.Root();
        foreach (var (where, head) in heads.Where(one => !one.Head.Root.AsSpan().SequenceEqual(root)))
            findings.Altered(where, Invariant($"it has another root at size {head.Size} than this log: there are two histories"));
    }

    private async Task CompareEntries(long index, byte[][] leaves, CancellationToken ct)
    {
        var (name, bytes) = await log.Tile("entries", index, leaves.Length, ct);
        if (bytes is null || LogFiles.Entries(bytes, leaves.Length) is not { } entries)
        {
            findings.Altered(name, bytes is null ? "the entries are missing" : "the file of entries is damaged");
            return;
        }
        for (var i = 0; i < leaves.Length; i++)
        {
            if (!Tree.Leaf(entries[i]).AsSpan().SequenceEqual(leaves[i]))
                findings.Altered(Invariant($"{name}, entry {i} (leaf {index * LogFiles.TileWidth + i})"), "the entry does not give the hash in its tile");
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The tiles above the leaves, worked out again and compared.</summary>
internal sealed class UpperTiles(LogFiles log, Findings findings)
{
    private readonly List<List<byte[]>> levels = [];

    /// <summary>Takes a full tile of leaves in.</summary>
    public void Add(byte[][] leaves)
    {
        var level = 0;
        var hash = RootOf(leaves);
        while (true)
        {
            if (level == levels.Count)
                levels.Add([]);
            levels[level].Add(hash);
            if (levels[level].Count % LogFiles.TileWidth != 0)
                return;
            hash = RootOf([.. levels[level].TakeLast(LogFiles.TileWidth)]);
            level++;
        }
    }

    public async Task Compare(CancellationToken ct)
    {
        for (var level = 0; level < levels.Count; level++)
        {
            var tiles = levels[level].Chunk(LogFiles.TileWidth).ToArray();
            for (var index = 0; index < tiles.Length; index++)
            {
                var name = (level + 1).ToString(CultureInfo.InvariantCulture);
                var (path, bytes) = await log.Tile(name, index, tiles[index].Length, ct);
                var wanted = tiles[index].SelectMany(hash => hash).ToArray();
                if (bytes is null || bytes.Length < wanted.Length || !bytes.AsSpan(0, wanted.Length).SequenceEqual(wanted))
                    findings.Altered(path, bytes is null ? "the tile is missing" : "the tile is not what those below it give");
            }
        }
    }

    private static byte[] RootOf(byte[][] hashes)
    {
        var tree = new GrowingTree();
        foreach (var hash in hashes)
            tree.Add(hash);
        return tree.Root();
    }
}
