using System.Security.Cryptography;

namespace Ledger.Verify;

/// <summary>RFC 6962 section 2.1, in the RFC's own recursive words.</summary>
internal static class Tree
{
    public const int HashLength = 32;

    public static byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        var prefixed = new byte[entry.Length + 1];
        entry.CopyTo(prefixed.AsSpan(1));
        return SHA256.HashData(prefixed);
    }

    public static byte[] Node(byte[] left, byte[] right)
    {
        Span<byte> both = stackalloc byte[1 + 2 * HashLength];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[33..]);
        return SHA256.HashData(both);
    }

    /// <summary>The root that a leaf and its audit path give; null when the path does not fit the place.</summary>
    public static byte[]? RootOf(long index, long size, byte[] leaf, ReadOnlySpan<byte[]> path)
    {
        if (index < 0 || index >= size)
            return null;
        if (size == 1)
            return path.IsEmpty ? leaf : null;
        if (path.IsEmpty || path[^1].Length != HashLength)
            return null;
        var split = Split(size);
        if (index < split)
            return RootOf(index, split, leaf, path[..^1]) is { } left ? Node(left, path[^1]) : null;
        return RootOf(index - split, size - split, leaf, path[..^1]) is { } right ? Node(path[^1], right) : null;
    }

    /// <summary>The largest power of two smaller than a size above 1.</summary>
    public static long Split(long size)
    {
        var split = 1L;
        while (split * 2 < size)
            split *= 2;
        return split;
    }
}

/// <summary>Grows a tree leaf by leaf and knows its root at every size.</summary>
internal sealed class GrowingTree
{
    private readonly Stack<(int Height, byte[] Hash)> complete = new();

    public long Size { get; private set; }

    public void Add(byte[] leaf)
    {
        var (height, hash) = (0, leaf);
        while (complete.TryPeek(out var top) && top.Height == height)
        {
            hash = Tree.Node(complete.Pop().Hash, hash);
            height++;
        }
        complete.Push((height, hash));
        Size++;
    }

    public byte[] Root()
    {
        byte[]? root = null;
        foreach (var (_, hash) in complete)
            root = root is null ? hash : Tree.Node(hash, root);
        return root ?? SHA256.HashData([]);
    }
}
