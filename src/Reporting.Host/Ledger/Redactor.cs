using Npgsql;
using Reporting.Domain.Redactions;
using Reporting.EventStore;

namespace Reporting.Host.Ledger;

/// <summary>Destroys what two persons decided to destroy: body, headers and salt. The leaf and the commitments stay, so that
/// the log goes on to verify, and says REDACTED there.</summary>
public static class Redactor
{
    public const string SubscriptionName = "redactions";

    private const string RowSql =
        """
        select e.data, coalesce(e.headers, '{}'), e.salt from es.mt_events e
        where e.seq_id = $1 and not exists (select from es.redactions r where r.position = e.seq_id)
        """;

    public static RunningSubscription Start(NpgsqlDataSource db, PostgresEventStore store) =>
        store.Start(new Subscription(SubscriptionName, ["content_redacted"], async (events, ct) =>
        {
            foreach (var happened in events)
            {
                if (RedactionEventCodec.Decode(happened.Type, happened.Data.Span) is ContentRedacted decided)
                    await Redact(db, decided.Position, happened.Position, ct);
            }
        }));

    private static async Task Redact(NpgsqlDataSource db, long target, long authority, CancellationToken ct)
    {
        byte[] body, meta;
        await using (var read = db.CreateCommand(RowSql))
        {
            read.Parameters.Add(new() { Value = target });
            await using var row = await read.ExecuteReaderAsync(ct);
            if (!await row.ReadAsync(ct))
                return; // It was done before a crash.
            var salt = row.GetFieldValue<byte[]>(2);
            body = Commitment(salt, row.GetFieldValue<byte[]>(0));
            meta = Commitment(salt, row.GetFieldValue<byte[]>(1));
        }
        await using var redact = db.CreateCommand("select es.redact($1, $2, $3, $4)");
        foreach (var value in (object[])[target, authority, body, meta])
            redact.Parameters.Add(new() { Value = value });
        await redact.ExecuteNonQueryAsync(ct);
    }

    private static byte[] Commitment(byte[] salt, byte[] json) =>
        LeafHash.Commitment(salt, JsonCanonicalizer.CanonicalizeBody(json));
}
