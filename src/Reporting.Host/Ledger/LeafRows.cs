using Npgsql;
using Reporting.EventStore;
using Reporting.Ledger;

namespace Reporting.Host.Ledger;

/// <summary>A leaf as the live row gives it.</summary>
/// <param name="Entry">What the leaf is the hash of.</param>
/// <param name="Stored">The hash that is stored beside the row: the same, unless the row was changed.</param>
public readonly record struct LeafRow(long Position, byte[] Entry, byte[] Leaf, byte[] Stored)
{
    public bool IsOwn => Leaf.AsSpan().SequenceEqual(Stored);
}

/// <summary>Reads events as leaves. What is put into the log is worked out from the row, so a row that was changed before it
/// got there is found there and then.</summary>
public static class LeafRows
{
    // Who has nobody before him is not looked up: a join would ask the index for every first event.
    private const string PageSql =
        """
        select e.seq_id, e.stream_id, e.version, e.type, e.timestamp, e.data, e.headers, e.salt, e.leaf,
               case when e.version > 1 then
                   (select p.leaf from es.mt_events p where p.stream_id = e.stream_id and p.version = e.version - 1) end,
               r.body_commitment, r.meta_commitment
        from es.mt_events e
        left join es.redactions r on r.position = e.seq_id
        where e.seq_id > $1 and e.seq_id <= $2 order by e.seq_id
        """;

    /// <summary>The leaves after a position, in order, <paramref name="countMax"/> at most.</summary>
    /// <exception cref="LedgerException">A row is missing, or is not what its leaf says.</exception>
    public static async Task<List<LeafRow>> Page(
        NpgsqlDataSource db, long afterPosition, int countMax, CancellationToken ct)
    {
        var page = await AsTheyAre(db, afterPosition, afterPosition + countMax, ct);
        for (var i = 0; i < page.Count; i++)
        {
            var expected = afterPosition + i + 1;
            if (page[i].Position != expected)
                throw new LedgerException($"Event {expected} is missing from the store; the next one is {page[i].Position}.");
            if (!page[i].IsOwn)
                throw new LedgerException($"Event {expected} is not what its leaf hash says: the row was changed.");
        }
        return page;
    }

    /// <summary>The rows after a position and up to another, whatever they are.</summary>
    public static async Task<List<LeafRow>> AsTheyAre(
        NpgsqlDataSource db, long afterPosition, long lastPosition, CancellationToken ct)
    {
        await using var command = db.CreateCommand(PageSql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = afterPosition });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = lastPosition });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var page = new List<LeafRow>();
        while (await rows.ReadAsync(ct))
            page.Add(Read(rows));
        return page;
    }

    /// <summary>The stored leaf hash at a position; null when there is no such event.</summary>
    public static async Task<byte[]?> LeafAt(NpgsqlDataSource db, long position, CancellationToken ct)
    {
        await using var command = db.CreateCommand("select e.leaf from es.mt_events e where e.seq_id = $1");
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
        return (byte[]?)await command.ExecuteScalarAsync(ct);
    }

    private static LeafRow Read(NpgsqlDataReader row)
    {
        var salt = row.GetFieldValue<byte[]>(7);
        var entry = LeafHash.Entry(new LeafEntry(
            row.GetDateTime(4),
            row.IsDBNull(10) ? Commitment(salt, row.GetFieldValue<byte[]>(5)) : row.GetFieldValue<byte[]>(10),
            row.IsDBNull(11) ? Commitment(salt, row.GetFieldValue<byte[]>(6)) : row.GetFieldValue<byte[]>(11),
            row.IsDBNull(9) ? default(ReadOnlyMemory<byte>) : row.GetFieldValue<byte[]>(9),
            row.GetGuid(1), row.GetString(3), row.GetInt64(2)));
        return new LeafRow(row.GetInt64(0), entry, MerkleTree.Leaf(entry), row.GetFieldValue<byte[]>(8));
    }

    private static byte[] Commitment(byte[] salt, byte[] json) =>
        LeafHash.Commitment(salt, JsonCanonicalizer.CanonicalizeBody(json));
}
