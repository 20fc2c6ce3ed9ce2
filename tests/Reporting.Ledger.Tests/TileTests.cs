using System.Security.Cryptography;
using System.Text;
using global::Ledger.Verify;

namespace Reporting.Ledger.Tests;

/// <summary>C2SP tlog-tiles: which files a log of 70,000 leaves has, what is in them, and what can be worked out from them.</summary>
public sealed class TileTests
{
    private const long Size = 70_000;
    private static readonly Dictionary<string, byte[]> Files = MakeLog();

    [Fact]
    public void Paths_are_as_the_examples()
    {
        foreach (var example in Vector.Rfc6962.GetProperty("tilePathExamples").EnumerateObject())
        {
            var tile = new Tile(0, long.Parse(example.Name, System.Globalization.CultureInfo.InvariantCulture));
            Assert.Equal("tile/0/" + example.Value.GetString(), tile.Path);
            Assert.Equal(tile, Tile.Parse(tile.Path));
        }
    }

    [Theory]
    [InlineData("tile/0/000.p/256")]
    [InlineData("tile/0/000.p/0")]
    [InlineData("tile/0/000.p/01")]
    [InlineData("tile/00/000")]
    [InlineData("tile/64/000")]
    [InlineData("tile/0/00")]
    [InlineData("tile/0/x000/001")]
    [InlineData("tile/0/001/000")]
    [InlineData("tile/0/../000")]
    [InlineData("tile/0/x001/x234/067/")]
    [InlineData("tile/entries/0x1")]
    [InlineData("checkpoint")]
    public void What_is_no_path_of_a_tile_is_none(string path) => Assert.Null(Tile.Parse(path));

    [Fact]
    public void The_files_of_70000_leaves_are_the_vectors()
    {
        var wanted = Vector.Rfc6962.GetProperty("tiles70000");
        Assert.Equal(wanted.GetProperty("count").GetInt32(), Files.Count);
        foreach (var file in wanted.GetProperty("files").EnumerateObject())
            Assert.Equal(file.Value.GetProperty("sha256").GetString(), Sha(Files[file.Name]));
        var manifest = string.Concat(Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key} {Sha(file.Value)}\n"));
        Assert.Equal(wanted.GetProperty("manifestSha256").GetString(), Sha(Encoding.UTF8.GetBytes(manifest)));
    }

    [Fact]
    public void The_edge_and_the_range_come_back_from_the_files()
    {
        var tiles = new TileSource(Files.GetValueOrDefault);
        var root = Vector.Rfc6962.GetProperty("large").GetProperty("rootsBySize").GetProperty("70000").Hex();
        Assert.Equal(root, TileEdge.Load(Size, tiles).Root());
        Assert.Equal(root, CompactRange.Of(Size, tiles).Root());
        Assert.Equal(root, tiles.Root(Size));
    }

    [Fact]
    public void Proofs_made_from_the_files_hold_for_both()
    {
        var tiles = new TileSource(Files.GetValueOrDefault);
        var root = tiles.Root(Size);
        for (long index = 0; index < Size; index += 997)
        {
            var (leaf, proof) = (tiles.Leaf(index, Size), tiles.InclusionProof(index, Size));
            Assert.True(MerkleTree.Includes(index, Size, leaf, proof, root));
            Assert.Equal(root, Tree.RootOf(index, Size, leaf, proof.ToArray()));
        }
        var tree = new GrowingTree();
        for (long size = 1; size <= Size; size++)
        {
            tree.Add(tiles.Leaf(size - 1, Size));
            if (size % 1009 == 0 || System.Numerics.BitOperations.IsPow2(size))
                Assert.True(MerkleTree.IsConsistent(size, Size, tree.Root(), root, tiles.ConsistencyProof(size, Size)));
        }
    }

    [Fact]
    public void A_tile_that_is_missing_is_named()
    {
        var tiles = new TileSource(name => name == "tile/2/000.p/1" ? null : Files.GetValueOrDefault(name));
        Assert.Contains("tile/2/000.p/1", Assert.Throws<LedgerException>(() => tiles.Root(Size)).Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, byte[]> MakeLog()
    {
        var files = new Dictionary<string, byte[]>();
        var edge = new TileEdge();
        for (long index = 0; index < Size; index++)
            edge.Append(MerkleTree.Leaf(Vector.LargeEntry(index)), (tile, hashes) => files.Add(tile.Path, [.. hashes.SelectMany(h => h)]));
        foreach (var (tile, hashes) in edge.Partial())
            files.Add(tile.Path, [.. hashes.SelectMany(h => h)]);
        return files;
    }

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
