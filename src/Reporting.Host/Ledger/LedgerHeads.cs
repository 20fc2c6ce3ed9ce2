using Npgsql;
using Reporting.Domain;
using Reporting.EventStore;
using Reporting.Ledger;
using Reporting.Signatures;

namespace Reporting.Host.Ledger;

/// <summary>The published checkpoint that signing payloads carry.</summary>
internal sealed class LedgerHeads(NpgsqlDataSource db, PostgresEventStore store, ServedLog log)
{
    /// <summary>The newest; empty while the newest log has published nothing. A host that sees that the store is an older or
    /// another one than was published lets nobody sign, whether or not it is the one with the notary.</summary>
    public async Task<(LedgerHead Head, Refusal? Refused)> Newest(CancellationToken ct)
    {
        if (await log.Find(null, ct) is not { } shard || log.Read(shard, LogFolder.CheckpointFile) is not { } note)
            return (LedgerHead.Empty, null);
        var checkpoint = Checkpoint.Parse(SignedNote.Parse(note).Text);
        try
        {
            await ForkGuard.Require(db, store, shard, checkpoint.Size, () => log.LastLeaf(shard, checkpoint.Size), ct);
        }
        catch (ForkException e)
        {
            return (LedgerHead.Empty, e.Refusal);
        }
        return checkpoint.Size == 0
            ? (LedgerHead.Empty, null)
            : (new LedgerHead(checkpoint.Size, Convert.ToHexStringLower(checkpoint.Root)), null);
    }
}
