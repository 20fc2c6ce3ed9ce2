using System.Globalization;

namespace Ledger.Verify;

/// <summary>The tiles above the leaves, worked out again and compared.</summary>
internal sealed class UpperTiles(LogFiles log, Findings findings)
{
    private readonly List<List<byte[]>> levels = [];

    /// <summary>Takes the root of a full tile of leaves in.</summary>
    public void Add(byte[] hash)
    {
        var level = 0;
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
