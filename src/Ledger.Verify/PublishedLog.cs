using System.Globalization;
using System.Text.Json;

namespace Ledger.Verify;

/// <summary>A published log beside a live store: the store must give its leaves, in its order, and at least as many.</summary>
/// <param name="log">Its files.</param>
/// <param name="head">Its checkpoint, believed.</param>
/// <param name="firstPosition">The first event in it.</param>
/// <param name="heads">The checkpoints that signed payloads carry: beginnings of this log.</param>
/// <param name="leadCount">Leaves before that event: 1 where the log begins with the checkpoint of the one before.</param>
internal sealed class PublishedLog(LogFiles log, Head head, long firstPosition, int leadCount, Findings findings,
    PayloadHeads? heads = null)
{
    private readonly GrowingTree tree = new();
    private (long Index, byte[][]? Hashes) tile = (-1, null);
    private byte[]? rootAtHead;

    public async Task Lead(CancellationToken ct)
    {
        for (var i = 0; i < leadCount; i++)
        {
            if (await Published(i, ct) is { } leaf)
                tree.Add(leaf);
        }
    }

    /// <summary>Compares an event's leaf, worked out from its row, with the published one.</summary>
    /// <param name="isOwn">Whether the row gives the leaf stored beside it; else it was told already.</param>
    public async Task Compare(StoredEvent stored, ReadOnlyMemory<byte> leaf, bool isOwn, CancellationToken ct)
    {
        var index = stored.Position - firstPosition + leadCount;
        if (index < leadCount || index >= head.Size)
            return;
        if (isOwn && !(await Published(index, ct)).AsSpan().SequenceEqual(leaf.Span))
            findings.Altered(stored.Where, string.Create(
                CultureInfo.InvariantCulture, $"another event was published in its place (leaf {index})"));
        tree.Add(leaf.Span);
        heads?.Compare(tree);
        if (tree.Size == head.Size)
            rootAtHead = tree.Root();
    }

    /// <summary>In which of its parts an entry differs from the published one.</summary>
    public async Task<string?> Difference(long position, byte[] entry, CancellationToken ct)
    {
        var index = position - firstPosition + leadCount;
        if (index < 0 || index >= head.Size)
            return null;
        var (tileIndex, width) = Place(index);
        var (_, bytes) = await log.Tile("entries", tileIndex, width, ct);
        if (bytes is null || LogFiles.Entries(bytes, width) is not { } entries)
            return null;
        using var published = JsonDocument.Parse(entries[(int)(index % LogFiles.TileWidth)]);
        using var own = JsonDocument.Parse(entry);
        return string.Join(", ", published.RootElement.EnumerateObject()
            .Where(member => !own.RootElement.TryGetProperty(member.Name, out var value)
                || value.GetRawText() != member.Value.GetRawText())
            .Select(member => member.Name switch { "body" => "body or salt", "meta" => "headers or salt", var name => name }));
    }

    public void Finish(long count)
    {
        var wanted = head.Size - leadCount;
        if (count < wanted + firstPosition - 1)
            findings.Altered("the store", string.Create(
                CultureInfo.InvariantCulture,
                $"it has {count} events, and {wanted} from event {firstPosition} on were published: an older state was restored, or its end was cut off"));
        else if (rootAtHead is null || !rootAtHead.AsSpan().SequenceEqual(head.Root))
            findings.Altered("the store", string.Create(
                CultureInfo.InvariantCulture, $"its events do not give the published root at size {head.Size}"));
        findings.Fact("published size", head.Size);
    }

    private (long Tile, int Width) Place(long index)
    {
        var at = index / LogFiles.TileWidth;
        return (at, (int)Math.Min(LogFiles.TileWidth, head.Size - at * LogFiles.TileWidth));
    }

    private async Task<byte[]?> Published(long index, CancellationToken ct)
    {
        var (at, width) = Place(index);
        if (tile.Index != at)
            tile = (at, await log.Leaves(at, width, ct));
        return tile.Hashes?[(int)(index % LogFiles.TileWidth)];
    }
}
