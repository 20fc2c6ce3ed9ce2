using System.Globalization;
using System.Text.Json;
using global::Ledger.Verify;

namespace Reporting.Ledger.Tests;

/// <summary>RFC 6962 by the vectors, for the log's and for the verifier's implementation, which share nothing.</summary>
public sealed class TreeTests
{
    private static readonly JsonElement Large = Vector.Rfc6962.GetProperty("large");

    [Fact]
    public void Leaves_hash_as_the_vectors_say()
    {
        var hashes = Vector.Rfc6962.GetProperty("leafHashes").Hexes();
        var inputs = Vector.Rfc6962.GetProperty("leafInputsHex").Hexes();
        Assert.Equal(hashes, inputs.Select(input => MerkleTree.Leaf(input)));
        Assert.Equal(hashes, inputs.Select(input => Tree.Leaf(input)));
    }

    [Fact]
    public void Roots_of_every_size_are_the_vectors()
    {
        var (range, edge, tree) = (new CompactRange(), new TileEdge(), new GrowingTree());
        foreach (var (source, leaf) in ((string, Func<long, byte[]>)[])
            [("", i => Vector.Rfc6962.GetProperty("leafHashes")[(int)i].Hex()), ("large", i => MerkleTree.Leaf(Vector.LargeEntry(i)))])
        {
            (range, edge, tree) = (new CompactRange(), new TileEdge(), new GrowingTree());
            var roots = (source.Length == 0 ? Vector.Rfc6962 : Large).GetProperty("rootsBySize").EnumerateObject()
                .ToDictionary(root => long.Parse(root.Name, CultureInfo.InvariantCulture), root => root.Value.Hex());
            for (long size = 0; size <= roots.Keys.Max(); size++)
            {
                if (roots.TryGetValue(size, out var root))
                {
                    Assert.Equal(root, range.Root());
                    Assert.Equal(root, edge.Root());
                    Assert.Equal(root, tree.Root());
                }
                var next = size < roots.Keys.Max() ? leaf(size) : [];
                range.Append(next);
                edge.Append(next, (_, _) => { });
                tree.Add(next);
            }
        }
    }

    [Fact]
    public void Inclusion_proofs_of_the_vectors_hold()
    {
        foreach (var one in Proofs("inclusion"))
        {
            var (index, size) = (one.GetProperty("leafIndex").GetInt64(), one.GetProperty("treeSize").GetInt64());
            var (leaf, root, proof) = (one.GetProperty("leafHash").Hex(), one.GetProperty("root").Hex(), one.GetProperty("proof").Hexes());
            Assert.True(MerkleTree.Includes(index, size, leaf, proof, root));
            Assert.Equal(root, Tree.RootOf(index, size, leaf, proof));
        }
    }

    [Fact]
    public void Consistency_proofs_of_the_vectors_hold()
    {
        foreach (var one in Proofs("consistency"))
            Assert.True(Consistent(one, one.GetProperty("proof").Hexes()), one.ToString());
    }

    /// <summary>The negative rules of the vectors: each changed proof is refused by both.</summary>
    [Fact]
    public void A_changed_inclusion_proof_is_refused()
    {
        foreach (var one in Proofs("inclusion"))
        {
            var (index, size) = (one.GetProperty("leafIndex").GetInt64(), one.GetProperty("treeSize").GetInt64());
            var (leaf, root, proof) = (one.GetProperty("leafHash").Hex(), one.GetProperty("root").Hex(), one.GetProperty("proof").Hexes());
            foreach (var changed in Changes(proof, leaf, root))
                Refuse(index, size, leaf, changed, root);
            foreach (var wrong in (byte[][])[MerkleTree.EmptyRoot, [.. Enumerable.Repeat((byte)7, 32)]])
            {
                Refuse(index, size, wrong, proof, root);
                Refuse(index, size, leaf, proof, wrong);
            }
            Refuse(size, size, leaf, proof, root);
            Refuse(index, 0, leaf, proof, root);
            Refuse(-1, size, leaf, proof, root);
        }

        static void Refuse(long index, long size, byte[] leaf, byte[][] proof, byte[] root)
        {
            Assert.False(MerkleTree.Includes(index, size, leaf, proof, root));
            Assert.False(Tree.RootOf(index, size, leaf, proof) is { } found && found.AsSpan().SequenceEqual(root));
        }
    }

    [Fact]
    public void A_changed_consistency_proof_is_refused()
    {
        foreach (var one in Proofs("consistency"))
        {
            var (root1, root2) = (one.GetProperty("root1").Hex(), one.GetProperty("root2").Hex());
            var (size1, size2) = (one.GetProperty("size1").GetInt64(), one.GetProperty("size2").GetInt64());
            var proof = one.GetProperty("proof").Hexes();
            foreach (var changed in Changes(proof, root1, root2))
                Assert.False(MerkleTree.IsConsistent(size1, size2, root1, root2, changed));
            if (size1 == size2)
                Assert.False(MerkleTree.IsConsistent(size1, size2, root1, MerkleTree.Node(root1, root2), proof));
            else
                Assert.False(MerkleTree.IsConsistent(size2, size1, root2, root1, proof));
            if (size1 != size2 && size1 > 0)
                Assert.False(MerkleTree.IsConsistent(size1, size2, root2, root1, proof));
        }
    }

    private static IEnumerable<JsonElement> Proofs(string kind) =>
        Vector.Rfc6962.GetProperty(kind).EnumerateArray().Concat(Large.GetProperty(kind).EnumerateArray());

    private static bool Consistent(JsonElement one, byte[][] proof) => MerkleTree.IsConsistent(
        one.GetProperty("size1").GetInt64(), one.GetProperty("size2").GetInt64(), one.GetProperty("root1").Hex(),
        one.GetProperty("root2").Hex(), proof);

    private static IEnumerable<byte[][]> Changes(byte[][] proof, params byte[][] more)
    {
        foreach (var extra in more.Append(new byte[32]))
        {
            yield return [.. proof, extra];
            yield return [extra, .. proof];
        }
        if (proof.Length == 0)
            yield break;
        yield return proof[1..];
        yield return proof[..^1];
        for (var at = 0; at < proof.Length; at++)
        {
            if (at > 0)
                yield return [.. proof[..(at - 1)], proof[at], proof[at - 1], .. proof[(at + 1)..]];
            for (var bit = 0; bit < 256; bit += 17)
            {
                var flipped = (byte[])proof[at].Clone();
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                yield return [.. proof[..at], flipped, .. proof[(at + 1)..]];
            }
        }
    }
}
