using Npgsql;
using Reporting.EventStore;

namespace Reporting.Host.Ledger;

/// <summary>Looks, before every signature, whether the store still is the one that was signed: not shorter, and with the
/// same event at its end. An older backup has neither, whatever was written to it since: leaves hold random salts.</summary>
internal static class ForkGuard
{
    /// <exception cref="ForkException">It is not; nothing may be signed.</exception>
    public static async Task Require(
        NpgsqlDataSource db, PostgresEventStore store, Shard shard, ShardLog signed, CancellationToken ct)
    {
        var position = shard.PositionAt(signed.Size);
        if (position < shard.FirstPosition)
            return;
        var head = await store.Head(ct);
        if (head < position)
            throw new ForkException(
                $"The store ends at event {head}, and events up to {position} were signed: an older state of it was restored.");
        var leaf = await LeafRows.LeafAt(db, position, ct);
        if (leaf is null || !leaf.AsSpan().SequenceEqual(signed.LastLeaf))
            throw new ForkException(
                $"Event {position} is not the one that was signed: the store was replaced, or restored and written to.");
    }
}
