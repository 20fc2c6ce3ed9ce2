namespace Reporting.Ledger;

/// <summary>Reads the tiles of a log and works out what they imply: subtrees, roots, proofs.</summary>
/// <param name="read">The bytes of a file by its path in the log; null when it is not there.</param>
public sealed class TileSource(Func<string, byte[]?> read)
{
    private const int TileHeight = 8;

    private readonly Dictionary<string, byte[][]> known = [];

    /// <summary>The hashes of a tile. A partial one may be gone once the full one is there.</summary>
    /// <exception cref="LedgerException">It is missing, or not as long as it says.</exception>
    public byte[][] Hashes(Tile tile)
    {
        if (known.TryGetValue(tile.Path, out var hashes))
            return hashes;
        var bytes = read(tile.Path) ?? (tile.IsFull ? null : read(tile.FullPath))
            ?? throw new LedgerException($"{tile.Path} is missing.");
        if (bytes.Length < tile.Width * MerkleTree.HashLength || bytes.Length % MerkleTree.HashLength != 0)
            throw new LedgerException($"{tile.Path} holds {bytes.Length} bytes.");
        return known[tile.Path] = [.. bytes.Chunk(MerkleTree.HashLength).Take(tile.Width)];
    }

    public byte[] Leaf(long index, long size)
    {
        var tile = Tile.Of(0, index, size);
        return Hashes(tile)[(int)(index % Tile.FullWidth)];
    }

    public byte[] Root(long size) => size == 0 ? MerkleTree.EmptyRoot : Subtree(0, size, size);

    /// <summary>RFC 6962 section 2.1.1: from the leaf's sibling up.</summary>
    public List<byte[]> InclusionProof(long index, long size)
    {
        var proof = new List<byte[]>();
        for (var (start, end) = (0L, size); end - start > 1;)
        {
            var middle = start + MerkleTree.LargestPowerBelow(end - start);
            if (index < middle)
            {
                proof.Insert(0, Subtree(middle, end, size));
                end = middle;
            }
            else
            {
                proof.Insert(0, Subtree(start, middle, size));
                start = middle;
            }
        }
        return proof;
    }

    /// <summary>RFC 6962 section 2.1.2.</summary>
    public List<byte[]> ConsistencyProof(long size1, long size2)
    {
        var proof = new List<byte[]>();
        if (size1 == 0 || size1 == size2)
            return proof;
        var (start, end) = (0L, size2);
        while (end != size1)
        {
            var middle = start + MerkleTree.LargestPowerBelow(end - start);
            if (size1 <= middle)
            {
                proof.Insert(0, Subtree(middle, end, size2));
                end = middle;
            }
            else
            {
                proof.Insert(0, Subtree(start, middle, size2));
                start = middle;
            }
        }
        // The earlier tree as a whole is known to whoever asks.
        if (start > 0)
            proof.Insert(0, Subtree(start, end, size2));
        return proof;
    }

    /// <summary>The hash over leaves [start, end), where start is a multiple of a power of two at least as large as their
    /// number.</summary>
    public byte[] Subtree(long start, long end, long size)
    {
        var count = end - start;
        if (count == 1)
            return Leaf(start, size);
        if (!System.Numerics.BitOperations.IsPow2(count))
        {
            var middle = start + MerkleTree.LargestPowerBelow(count);
            return MerkleTree.Node(Subtree(start, middle, size), Subtree(middle, end, size));
        }
        var height = System.Numerics.BitOperations.Log2((ulong)count);
        var level = height / TileHeight;
        var hashIndex = start >> (TileHeight * level);
        var hashes = Hashes(Tile.Of(level, hashIndex, size));
        return MerkleTree.Root(hashes.AsSpan((int)(hashIndex % Tile.FullWidth), 1 << (height % TileHeight)));
    }
}

/// <summary>A log can't be used as it is: a file is missing, or two things that must agree do not.</summary>
public sealed class LedgerException : Exception
{
    public LedgerException(string message) : base(message) { }

    public LedgerException(string message, Exception cause) : base(message, cause) { }
}
