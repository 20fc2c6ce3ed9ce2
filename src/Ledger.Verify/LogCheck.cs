using System.Globalization;

namespace Ledger.Verify;

/// <summary>A published log against itself and against every checkpoint that anybody kept: every tile, every entry, root,
/// signatures, quorum.</summary>
internal sealed class LogCheck(LogFiles log, Trust trust, Findings findings, Progress progress)
{
    private const int TilesAhead = 8;

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
        var ahead = new Queue<Task<LogTile>>();
        var count = (head.Size + LogFiles.TileWidth - 1) / LogFiles.TileWidth;
        for (long index = 0, asked = 0; index < count; index++)
        {
            for (; asked < count && ahead.Count < TilesAhead; asked++)
                ahead.Enqueue(LogTile.Read(log, asked, Width(head, asked), ct));
            var tile = await ahead.Dequeue();
            foreach (var (where, what) in tile.Faults)
                findings.Altered(where, what);
            if (tile.Leaves is not { } leaves)
                return;
            Grow(tree, tile, leaves);
            if (tile.Root is { } root)
                upper.Add(root);
            progress.Tell("log", tree.Size, head.Size);
        }
        await upper.Compare(ct);
        if (!tree.Root().AsSpan().SequenceEqual(head.Root))
            findings.Altered("checkpoint", Invariant($"the tiles do not give its root at size {head.Size}"));
    }

    /// <summary>By the whole tile, unless somebody kept a checkpoint of a size within it.</summary>
    private void Grow(GrowingTree tree, LogTile tile, byte[] leaves)
    {
        if (tile.Root is { } root && !expected.Keys.Any(size => size > tree.Size && size < tree.Size + LogFiles.TileWidth))
        {
            tree.Add(root, LogFiles.TileHeight);
            Compare(tree);
            return;
        }
        for (var at = 0; at < leaves.Length; at += Tree.HashLength)
        {
            tree.Add(leaves.AsSpan(at, Tree.HashLength));
            Compare(tree);
        }
    }

    private static int Width(Head head, long index) =>
        (int)Math.Min(LogFiles.TileWidth, head.Size - index * LogFiles.TileWidth);

    private void Compare(GrowingTree tree)
    {
        if (!expected.TryGetValue(tree.Size, out var heads))
            return;
        var root = tree.Root();
        foreach (var (where, head) in heads.Where(one => !one.Head.Root.AsSpan().SequenceEqual(root)))
            findings.Altered(where, Invariant($"it has another root at size {head.Size} than this log: there are two histories"));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
