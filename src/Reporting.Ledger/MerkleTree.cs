using System.Numerics;
using System.Security.Cryptography;

namespace Reporting.Ledger;

/// <summary>The hashes of RFC 6962 section 2.1, and the checks of its proofs as RFC 9162 words them.</summary>
public static class MerkleTree
{
    public const int HashLength = 32;

    public static byte[] EmptyRoot => SHA256.HashData([]);

    public static byte[] Leaf(ReadOnlySpan<byte> entry)
    {
        var input = new byte[1 + entry.Length];
        entry.CopyTo(input.AsSpan(1));
        return SHA256.HashData(input);
    }

    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> input = stackalloc byte[1 + 2 * HashLength];
        input[0] = 1;
        left.CopyTo(input[1..]);
        right.CopyTo(input[(1 + HashLength)..]);
        return SHA256.HashData(input);
    }

    /// <summary>The root over complete subtrees of one size, the last of which may be smaller.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> subtrees)
    {
        if (subtrees.IsEmpty)
            return EmptyRoot;
        if (subtrees.Length == 1)
            return subtrees[0];
        var left = (int)LargestPowerBelow(subtrees.Length);
        return Node(Root(subtrees[..left]), Root(subtrees[left..]));
    }

    /// <summary>The largest power of two that is smaller than a number above 1.</summary>
    internal static long LargestPowerBelow(long number) => 1L << (63 - BitOperations.LeadingZeroCount((ulong)number - 1));

    /// <summary>Whether a leaf is in a tree. RFC 9162 section 2.1.3.2.</summary>
    public static bool Includes(
        long index, long size, ReadOnlySpan<byte> leaf, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size)
            return false;
        var (node, last) = (index, size - 1);
        var hash = leaf.ToArray();
        foreach (var sibling in proof)
        {
            if (last == 0 || sibling.Length != HashLength)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                hash = Node(sibling, hash);
                SkipLevelsWithoutSibling(ref node, ref last);
            }
            else
            {
                hash = Node(hash, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && root.SequenceEqual(hash);
    }

    /// <summary>Whether a tree continues an earlier one. RFC 9162 section 2.1.4.2.</summary>
    public static bool IsConsistent(
        long size1, long size2, ReadOnlySpan<byte> root1, ReadOnlySpan<byte> root2, IReadOnlyList<byte[]> proof)
    {
        if (size1 < 0 || size1 > size2)
            return false;
        if (size1 == size2)
            return proof.Count == 0 && root1.SequenceEqual(root2);
        if (size1 == 0)
            return proof.Count == 0 && root1.SequenceEqual(EmptyRoot);
        if (proof.Count == 0 || proof.Any(hash => hash.Length != HashLength))
            return false;
        var (node, last) = (size1 - 1, size2 - 1);
        while ((node & 1) == 1)
            (node, last) = (node >> 1, last >> 1);
        // A complete earlier tree is a node of the later one; its root is then left out of the proof.
        var isComplete = BitOperations.IsPow2(size1);
        var first = isComplete ? root1.ToArray() : proof[0];
        var (hash1, hash2) = (first, first);
        foreach (var sibling in proof.Skip(isComplete ? 0 : 1))
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                hash1 = Node(sibling, hash1);
                hash2 = Node(sibling, hash2);
                SkipLevelsWithoutSibling(ref node, ref last);
            }
            else
            {
                hash2 = Node(hash2, sibling);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && root1.SequenceEqual(hash1) && root2.SequenceEqual(hash2);
    }

    private static void SkipLevelsWithoutSibling(ref long node, ref long last)
    {
        while ((node & 1) == 0 && node != 0)
            (node, last) = (node >> 1, last >> 1);
    }
}
