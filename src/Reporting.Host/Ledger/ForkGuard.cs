using Npgsql;
using Reporting.EventStore;

namespace Reporting.Host.Ledger;

/// <summary>Looks, before every signature, whether the store still is the one that was signed: not shorter, and with the
/// same event at its end. An older backup has neither, whatever was written to it since: leaves hold random salts.</summary>
internal static class ForkGuard
{
    /// <exception cref="ForkException">It is not; nothing may be signed.</exception>
    public static Task Require(
        NpgsqlDataSource db, PostgresEventStore store, Shard shard, ShardLog signed, CancellationToken ct) =>
        Require(db, store, shard, signed.Size, () => signed.LastLeaf, ct);

    /// <param name="size">How much was signed.</param>
    /// <param name="lastLeaf">The last leaf of that.</param>
    /// <exception cref="ForkException">It is not; nothing may be signed.</exception>
    public static async Task Require(
        NpgsqlDataSource db, PostgresEventStore store, Shard shard, long size, Func<byte[]> lastLeaf, CancellationToken ct)
    {
        var position = shard.PositionAt(size);
        if (position < shard.FirstPosition)
            return;
        var head = await store.Head(ct);
        if (head < position)
            throw new ForkException(LedgerRefusals.StoreBehind(head, position, shard.Origin));
        var leaf = await LeafRows.LeafAt(db, position, ct);
        if (leaf is null || !leaf.AsSpan().SequenceEqual(lastLeaf()))
            throw new ForkException(LedgerRefusals.StoreReplaced(position, shard.Origin));
    }
}
