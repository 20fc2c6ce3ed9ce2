using System.Text;
using Npgsql;
using Reporting.Ledger;
using Reporting.Write;

namespace Reporting.Host.Ledger;

/// <summary>The logs as they are served: files, and proofs made from them.</summary>
public sealed class ServedLog(NpgsqlDataSource db, Shards shards)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(1);

    private volatile IReadOnlyList<Shard> known = [];
    private long askedAt;

    /// <summary>The log of that label; the newest without one. Null when there is none.</summary>
    public async Task<Shard?> Find(string? label, CancellationToken ct)
    {
        foreach (var shard in await All(ct))
        {
            if (label is null || shard.Label == label)
                return shard;
        }
        return null;
    }

    public byte[]? Read(Shard shard, string name) => shards.FolderOf(shard).Read(name);

    public byte[] LastLeaf(Shard shard, long size) => shards.FolderOf(shard).Tiles.Leaf(size - 1, size);

    /// <summary>Where an event is; null when there is none of that id, or not at that position.</summary>
    public async Task<long?> PositionOf(Guid eventId, long? position, CancellationToken ct)
    {
        if (position is null)
            return await EventPositions.Find(db, eventId, ct);
        await using var command = db.CreateCommand("select e.seq_id from es.mt_events e where e.seq_id = $2 and e.id = $1");
        command.Parameters.Add(new() { Value = eventId });
        command.Parameters.Add(new() { Value = position });
        return (long?)await command.ExecuteScalarAsync(ct);
    }

    /// <summary>The proof that the event at a position is in the log; null while it is not published.</summary>
    public async Task<LedgerProof?> Proof(long position, CancellationToken ct)
    {
        var shard = (await All(ct)).FirstOrDefault(one => one.FirstPosition <= position);
        if (shard is null || Read(shard, LogFolder.CheckpointFile) is not { } bytes)
            return null;
        var note = SignedNote.Parse(bytes);
        var (index, size) = (shard.IndexOf(position), Checkpoint.Parse(note.Text).Size);
        if (index >= size)
            return null;
        var folder = shards.FolderOf(shard);
        var entry = EntryBundle.Read(folder, Tile.Of(Tile.Entries, index, size))[(int)(index % Tile.FullWidth)];
        return new LedgerProof(index, entry, folder.Tiles.InclusionProof(index, size), note.Encoded);
    }

    /// <summary>As whoever writes needs to know it.</summary>
    public async Task<PublicPlace?> Place(long position, CancellationToken ct)
    {
        if (await Proof(position, ct) is not { } proof)
            return null;
        var head = Checkpoint.Parse(SignedNote.Parse(Encoding.UTF8.GetBytes(proof.Checkpoint)).Text);
        return new PublicPlace(head.Origin, proof.Index, head.Size, Convert.ToBase64String(head.Root), proof.Encoded);
    }

    /// <summary>Newest first. Files are served while the database is away too.</summary>
    private async Task<IReadOnlyList<Shard>> All(CancellationToken ct)
    {
        var now = TimeProvider.System.GetTimestamp();
        if (known.Count > 0 && TimeProvider.System.GetElapsedTime(Interlocked.Read(ref askedAt), now) < KnownFor)
            return known;
        Interlocked.Exchange(ref askedAt, now);
        try
        {
            return known = await shards.All(ct);
        }
        catch (NpgsqlException) when (known.Count > 0)
        {
            return known;
        }
    }
}
