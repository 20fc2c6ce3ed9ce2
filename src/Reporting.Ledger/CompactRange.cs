namespace Reporting.Ledger;

/// <summary>All of a growing tree that its next root needs: the complete subtrees at its right edge, one for each bit of
/// its size.</summary>
public sealed class CompactRange
{
    private readonly List<byte[]> peaks = [];

    public long Size { get; private set; }

    /// <summary>The range over the tiles of a tree.</summary>
    public static CompactRange Of(long size, TileSource tiles) => Of(size, tiles, size);

    /// <summary>The range over the first leaves of a larger tree, by that tree's tiles.</summary>
    public static CompactRange Of(long size, TileSource tiles, long treeSize)
    {
        var range = new CompactRange { Size = size };
        long start = 0;
        for (var height = 62; height >= 0; height--)
        {
            if ((size >> height & 1) == 0)
                continue;
            range.peaks.Add(tiles.Subtree(start, start + (1L << height), treeSize));
            start += 1L << height;
        }
        return range;
    }

    public void Append(byte[] leaf)
    {
        var hash = leaf;
        for (var rest = Size; (rest & 1) == 1; rest >>= 1)
        {
            hash = MerkleTree.Node(peaks[^1], hash);
            peaks.RemoveAt(peaks.Count - 1);
        }
        peaks.Add(hash);
        Size++;
    }

    public byte[] Root()
    {
        if (peaks.Count == 0)
            return MerkleTree.EmptyRoot;
        var root = peaks[^1];
        for (var i = peaks.Count - 2; i >= 0; i--)
            root = MerkleTree.Node(peaks[i], root);
        return root;
    }
}
