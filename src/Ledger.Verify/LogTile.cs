using System.Buffers.Binary;
using System.Globalization;

namespace Ledger.Verify;

/// <summary>A tile of leaves with its entries, looked at by itself: each entry gives its leaf.</summary>
/// <param name="Leaves">The hashes behind one another; null where the tile is missing.</param>
/// <param name="Root">The root of a full tile.</param>
internal sealed record LogTile(byte[]? Leaves, byte[]? Root, IReadOnlyList<(string Where, string What)> Faults)
{
    public static Task<LogTile> Read(LogFiles log, long index, int width, CancellationToken ct) => Task.Run(async () =>
    {
        var (name, bytes) = await log.Tile("0", index, width, ct);
        if (bytes is null || bytes.Length < width * Tree.HashLength)
            return new LogTile(null, null, [(name, bytes is null ? "the tile is missing" : "the tile is too short")]);
        var leaves = bytes[..(width * Tree.HashLength)];
        var faults = new List<(string, string)>();
        var (entriesName, entries) = await log.Tile("entries", index, width, ct);
        if (entries is null || !Compare(entriesName, entries, index, leaves, faults))
            faults.Add((entriesName, entries is null ? "the entries are missing" : "the file of entries is damaged"));
        return new LogTile(leaves, width == LogFiles.TileWidth ? RootOf(leaves) : null, faults);
    }, ct);

    /// <summary>False when the file of entries ends too early.</summary>
    private static bool Compare(string name, byte[] entries, long index, byte[] leaves, List<(string, string)> faults)
    {
        var at = 0;
        Span<byte> hash = stackalloc byte[Tree.HashLength];
        for (var i = 0; i < leaves.Length / Tree.HashLength; i++)
        {
            if (at + 2 > entries.Length)
                return false;
            var length = BinaryPrimitives.ReadUInt16BigEndian(entries.AsSpan(at));
            if (at + 2 + length > entries.Length)
                return false;
            Tree.Leaf(entries.AsSpan(at + 2, length), hash);
            if (!hash.SequenceEqual(leaves.AsSpan(i * Tree.HashLength, Tree.HashLength)))
                faults.Add((string.Create(CultureInfo.InvariantCulture,
                    $"{name}, entry {i} (leaf {index * LogFiles.TileWidth + i})"), "the entry does not give the hash in its tile"));
            at += 2 + length;
        }
        return true;
    }

    private static byte[] RootOf(byte[] leaves)
    {
        var tree = new GrowingTree();
        for (var at = 0; at < leaves.Length; at += Tree.HashLength)
            tree.Add(leaves.AsSpan(at, Tree.HashLength));
        return tree.Root();
    }
}
