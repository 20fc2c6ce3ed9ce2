namespace Reporting.Ledger;

/// <summary>The tiles at the right edge of a growing tree: for each level those hashes that do not fill a tile yet.</summary>
public sealed class TileEdge
{
    private readonly List<List<byte[]>> levels = [];

    public long Size { get; private set; }

    /// <summary>Adds a leaf; <paramref name="full"/> is told each tile that it fills, lowest first.</summary>
    public void Append(byte[] leaf, Action<Tile, IReadOnlyList<byte[]>> full)
    {
        Size++;
        var hash = leaf;
        for (var level = 0; ; level++)
        {
            if (level == levels.Count)
                levels.Add([]);
            var hashes = levels[level];
            hashes.Add(hash);
            if (hashes.Count < Tile.FullWidth)
                return;
            full(new Tile(level, (Size >> (8 * (level + 1))) - 1), hashes);
            hash = MerkleTree.Root(hashes.ToArray());
            levels[level] = [];
        }
    }

    /// <summary>The tiles that are not full, lowest first; a level without such hashes has none.</summary>
    public IEnumerable<(Tile Tile, IReadOnlyList<byte[]> Hashes)> Partial()
    {
        for (var level = 0; level < levels.Count; level++)
        {
            if (levels[level].Count > 0)
                yield return (new Tile(level, Size >> (8 * (level + 1)), levels[level].Count), levels[level]);
        }
    }

    public byte[] Root()
    {
        byte[]? right = null;
        foreach (var hashes in levels)
        {
            if (hashes.Count > 0)
                right = MerkleTree.Root(right is null ? [.. hashes] : [.. hashes, right]);
        }
        return right ?? MerkleTree.EmptyRoot;
    }

    /// <summary>The edge of a tree of this size whose tiles exist.</summary>
    public static TileEdge Load(long size, TileSource tiles)
    {
        var edge = new TileEdge { Size = size };
        for (var level = 0; size >> (8 * level) > 0; level++)
        {
            var count = size >> (8 * level);
            var width = (int)(count % Tile.FullWidth);
            edge.levels.Add(width == 0 ? [] : [.. tiles.Hashes(new Tile(level, count / Tile.FullWidth, width))]);
        }
        return edge;
    }
}
