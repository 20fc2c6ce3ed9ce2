using System.Text;
using Reporting.EventStore;

namespace Reporting.Ledger.Tests;

/// <summary>What somebody with the whole server in hand would do: exchange a word and make all hashes anew.</summary>
internal static class Forgery
{
    /// <summary>Has somebody else sign, and works out the leaf of that event and of every later one of its stream.</summary>
    public static async Task Make(SignedStore store, long position)
    {
        await store.Forge($"update es.mt_events set data = jsonb_set(data, '{{by}}', to_jsonb(gen_random_uuid())) where seq_id = {position}");
        byte[]? previous = null;
        foreach (var (at, entry) in await Rows(store, position))
        {
            var leaf = LeafHash.Of(previous is null ? entry : entry with { PreviousLeaf = previous });
            await store.Forge($"update es.mt_events set leaf = '\\x{Convert.ToHexStringLower(leaf)}' where seq_id = {at}");
            previous = leaf;
        }
    }

    private static async Task<List<(long Position, LeafEntry Entry)>> Rows(SignedStore store, long position)
    {
        await using var command = store.Db.CreateCommand(
            """
            select e.seq_id, e.timestamp, e.data::text, e.headers::text, e.salt, p.leaf, e.stream_id, e.type, e.version
            from es.mt_events e left join es.mt_events p on p.stream_id = e.stream_id and p.version = e.version - 1
            where e.seq_id >= $1 and e.stream_id = (select stream_id from es.mt_events where seq_id = $1) order by e.version
            """);
        command.Parameters.Add(new() { Value = position });
        await using var row = await command.ExecuteReaderAsync(SignedStore.Ct);
        var rows = new List<(long, LeafEntry)>();
        while (await row.ReadAsync(SignedStore.Ct))
        {
            var salt = row.GetFieldValue<byte[]>(4);
            byte[] Commitment(int column) => LeafHash.Commitment(
                salt, JsonCanonicalizer.Canonicalize(Encoding.UTF8.GetBytes(row.GetString(column))));
            rows.Add((row.GetInt64(0), new LeafEntry(
                row.GetDateTime(1), Commitment(2), Commitment(3), row.IsDBNull(5) ? default(ReadOnlyMemory<byte>) : row.GetFieldValue<byte[]>(5),
                row.GetGuid(6), row.GetString(7), row.GetInt64(8))));
        }
        return rows;
    }
}
