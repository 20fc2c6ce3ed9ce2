using System.Security.Cryptography;

namespace Ledger.Verify;

/// <summary>RFC 6962 section 2.1, in the RFC's own recursive words.</summary>
internal static class Tree
{
    public const int HashLength = 32;

    public static byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        var hash = new byte[HashLength];
        Leaf(entry, hash);
        return hash;
    }

    public static void Leaf(ReadOnlySpan<byte> entry, Span<byte> hash)
    {
        var prefixed = entry.Length < 4096 ? stackalloc byte[entry.Length + 1] : new byte[entry.Length + 1];
        prefixed[0] = 0;
        entry.CopyTo(prefixed[1..]);
        SHA256.HashData(prefixed, hash);
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
    /// <summary>The complete trees that it is made of, the largest first: a bit of the size each.</summary>
    private readonly byte[] complete = new byte[64 * Tree.HashLength];
    private int count;

    public long Size { get; private set; }

    public void Add(ReadOnlySpan<byte> leaf) => Add(leaf, 0);

    /// <summary>Adds a complete tree of 2 to the height leaves, behind a whole number of such trees.</summary>
    public void Add(ReadOnlySpan<byte> root, int height)
    {
        Span<byte> both = stackalloc byte[1 + 2 * Tree.HashLength];
        both[0] = 1;
        Span<byte> hash = stackalloc byte[Tree.HashLength];
        root.CopyTo(hash);
        for (var rest = Size >> height; (rest & 1) == 1; rest >>= 1)
        {
            At(--count).CopyTo(both[1..]);
            hash.CopyTo(both[33..]);
            SHA256.HashData(both, hash);
        }
        hash.CopyTo(At(count++));
        Size += 1L << height;
    }

    public byte[] Root()
    {
        if (count == 0)
            return SHA256.HashData([]);
        var root = At(count - 1).ToArray();
        for (var i = count - 2; i >= 0; i--)
            root = Tree.Node(At(i).ToArray(), root);
        return root;
    }

    private Span<byte> At(int i) => complete.AsSpan(i * Tree.HashLength, Tree.HashLength);
}
