using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Reporting.Domain;
using Reporting.Ledger;

namespace Reporting.Host.Ledger;

/// <summary>One log as the notary grows it: entries, then tiles, then all on the disk, then the signature. What goes wrong
/// on the way leaves the published log as it was; open it anew and go on.</summary>
internal sealed class ShardLog
{
    private readonly LogFolder folder;
    private readonly IReadOnlyList<SigningKey> keys;
    private readonly string origin;
    private readonly Action<NotaryStep> atStep;
    private readonly TileEdge edge;
    private readonly CompactRange range;
    private readonly List<Tile> filled = [];
    private List<byte[]> bundle;

    private ShardLog(
        LogFolder folder, Shard shard, IReadOnlyList<SigningKey> keys, Action<NotaryStep> atStep, SignedNote? published,
        SignedNote? signed)
    {
        (this.folder, origin, this.keys, this.atStep) = (folder, shard.Origin, keys, atStep);
        (Published, Signed) = (published is null ? null : Checkpoint.Parse(published.Text), signed);
        var size = SignedCheckpoint?.Size ?? 0;
        edge = TileEdge.Load(size, folder.Tiles);
        range = CompactRange.Of(size, folder.Tiles);
        bundle = EntryBundle.Read(folder, size);
    }

    /// <summary>What everybody sees; null for a log that has published nothing.</summary>
    public Checkpoint? Published { get; private set; }

    /// <summary>The newest that was ever signed: published, or waiting for its witnesses.</summary>
    public SignedNote? Signed { get; private set; }

    public Checkpoint? SignedCheckpoint => Signed is null ? null : Checkpoint.Parse(Signed.Text);

    public long Size => edge.Size;

    public bool IsPending => Signed is not null && (Published is null || Published.Size < SignedCheckpoint!.Size);

    /// <summary>The log as it lies on the disk.</summary>
    /// <exception cref="ForkException">Its tiles do not give what it signed.</exception>
    public static ShardLog Open(
        LogFolder folder, Shard shard, IReadOnlyList<SigningKey> keys, Action<NotaryStep> atStep)
    {
        var published = Note(folder.Read(LogFolder.CheckpointFile), shard);
        var pending = Note(folder.Read(LogFolder.PendingFile), shard);
        var isAhead = pending is not null
            && Checkpoint.Parse(pending.Text).Size > (published is null ? -1 : Checkpoint.Parse(published.Text).Size);
        var log = new ShardLog(folder, shard, keys, atStep, published, isAhead ? pending : published);
        if (log.SignedCheckpoint is { } signed && !signed.Root.AsSpan().SequenceEqual(log.edge.Root()))
            throw new ForkException(LedgerRefusals.TilesDiffer(shard.Origin, signed.Size));
        return log;
    }

    public byte[] LastLeaf => folder.Tiles.Leaf(Size - 1, Size);

    public TileSource Tiles => folder.Tiles;

    /// <summary>Takes entries in, and puts everything that the next checkpoint is about on the disk.</summary>
    public void Add(IEnumerable<(byte[] Entry, byte[] Leaf)> leaves)
    {
        foreach (var (entry, leaf) in leaves)
        {
            bundle.Add(entry);
            if (bundle.Count == Tile.FullWidth)
                Fill(new Tile(Tile.Entries, Size / Tile.FullWidth), EntryBundle.Bytes(bundle));
            edge.Append(leaf, (tile, hashes) =>
            {
                folder.WriteHashes(tile, hashes);
                filled.Add(tile);
            });
            range.Append(leaf);
            if (bundle.Count == Tile.FullWidth)
                bundle = [];
        }
        atStep(NotaryStep.FullWritten);
        if (bundle.Count > 0)
            folder.Write(new Tile(Tile.Entries, Size / Tile.FullWidth, bundle.Count).Path, EntryBundle.Bytes(bundle));
        foreach (var (tile, hashes) in edge.Partial())
            folder.WriteHashes(tile, hashes);
        atStep(NotaryStep.PartialWritten);
        folder.SyncFolders();
        atStep(NotaryStep.Synced);
    }

    /// <summary>Signs what was taken in. Whoever is to see the signature before it is published sees one that the next notary
    /// finds too.</summary>
    public void Sign(bool isPending)
    {
        var root = edge.Root();
        if (!root.AsSpan().SequenceEqual(range.Root()))
            throw new LedgerException($"Two ways to the root at size {Size} differ: nothing is signed.");
        var text = new Checkpoint(origin, Size, root).Text;
        Signed = new SignedNote(text, [.. keys.Select(key => key.Sign(text))]);
        atStep(NotaryStep.SignatureMade);
        if (!isPending)
            return;
        folder.Write(LogFolder.PendingFile, Encoding.UTF8.GetBytes(Signed.Encoded));
        folder.SyncFolders();
        atStep(NotaryStep.Pending);
    }

    /// <summary>Shows the newest checkpoint to everybody, with the cosignatures that it got.</summary>
    public void Publish(IReadOnlyList<NoteSignature> cosignatures, DateTimeOffset now)
    {
        var note = Signed! with { Signatures = [.. Signed.Signatures, .. cosignatures] };
        var bytes = Encoding.UTF8.GetBytes(note.Encoded);
        atStep(NotaryStep.Cosigned);
        // First, so that none is published that the history lacks.
        var day = now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        folder.AppendNote($"{LogFolder.HistoryFolder}/{day}", bytes);
        atStep(NotaryStep.Remembered);
        folder.Write(LogFolder.CheckpointFile, bytes);
        folder.SyncFolders();
        Published = SignedCheckpoint;
        atStep(NotaryStep.Published);
        foreach (var tile in filled)
            folder.RemovePartial(tile);
        filled.Clear();
    }

    private void Fill(Tile tile, byte[] bytes)
    {
        folder.Write(tile.Path, bytes);
        filled.Add(tile);
    }

    private static SignedNote? Note(byte[]? bytes, Shard shard)
    {
        if (bytes is null)
            return null;
        var note = SignedNote.Parse(bytes);
        return Checkpoint.Parse(note.Text).Origin == shard.Origin && shard.Keys.Any(key => key.HasSigned(note))
            ? note
            : throw new ForkException(LedgerRefusals.CheckpointForeign(shard.Origin));
    }
}

/// <summary>The notary must not go on: what it would sign does not continue what was signed.</summary>
public sealed class ForkException(Refusal refusal) : Exception(refusal.English)
{
    public Refusal Refusal { get; } = refusal;
}

/// <summary>Entries in a file: each with its length before it.</summary>
internal static class EntryBundle
{
    public static byte[] Bytes(IReadOnlyList<byte[]> entries)
    {
        var bytes = new byte[entries.Sum(entry => 2 + entry.Length)];
        var at = 0;
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at), checked((ushort)entry.Length));
            entry.CopyTo(bytes, at + 2);
            at += 2 + entry.Length;
        }
        return bytes;
    }

    /// <summary>The entries of the bundle at the right edge; none when the tree ends with a full one.</summary>
    public static List<byte[]> Read(LogFolder folder, long size) =>
        size % Tile.FullWidth == 0 ? [] : Read(folder, Tile.Of(Tile.Entries, size - 1, size));

    /// <exception cref="LedgerException">The bundle is missing, or holds fewer.</exception>
    public static List<byte[]> Read(LogFolder folder, Tile tile)
    {
        var bytes = folder.Read(tile.Path) ?? folder.Read(tile.FullPath)
            ?? throw new LedgerException($"{tile.Path} is missing.");
        var entries = new List<byte[]>(tile.Width);
        for (var at = 0; entries.Count < tile.Width;)
        {
            if (at + 2 > bytes.Length
                || BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at)) is var length && at + 2 + length > bytes.Length)
            {
                throw new LedgerException($"{tile.Path} holds {entries.Count} entries.");
            }
            entries.Add(bytes[(at + 2)..(at + 2 + length)]);
            at += 2 + length;
        }
        return entries;
    }
}
