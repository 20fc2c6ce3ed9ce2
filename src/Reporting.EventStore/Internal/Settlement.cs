using Npgsql;

namespace Reporting.EventStore.Internal;

/// <summary>Decides what a refused request is told. What has to be looked up for that is looked up, and told, beside the writer: it
/// never holds up the next batch.</summary>
internal static class Settlement
{
    private const string OwnEvents =
        """
        select e.id, e.leaf, e.seq_id, e.timestamp from es.mt_events e
        where e.stream_id = $1 and e.version > $2 and e.version <= $3
        order by e.version
        """;

    public static void Settle(NpgsqlDataSource db, PendingAppend pending, BatchRefusal refusal)
    {
        if (refusal.Reason == RefusalReason.Conflict && !pending.MayBeStored)
        {
            pending.Decide(new AppendResult.Conflict(refusal.ActualVersion));
            return;
        }

        _ = LookUp(db, pending, refusal);
    }

    private static async Task LookUp(NpgsqlDataSource db, PendingAppend pending, BatchRefusal refusal)
    {
        try
        {
            pending.Decide(await Result(db, pending, refusal).ConfigureAwait(false));
        }
        catch (Exception e)
        {
            // What was stored is stored: the same command, sent again, gets its answer.
            pending.Fail(e is NpgsqlException && (e is not PostgresException said || PassingErrors.Has(said))
                ? new EventStoreUnavailableException("The server went away before it could say what was stored.", e)
                : e);
        }

        pending.Tell();
    }

    private static async Task<AppendResult> Result(NpgsqlDataSource db, PendingAppend pending, BatchRefusal refusal)
    {
        if (pending.MayBeStored && await StoredBefore(db, pending).ConfigureAwait(false) is { } receipt)
        {
            return new AppendResult.Appended(receipt);
        }

        return refusal.Reason switch
        {
            RefusalReason.AlreadyDone => new AppendResult.AlreadyDone(await FirstReceipt(db, pending).ConfigureAwait(false)),
            RefusalReason.KeyReused => new AppendResult.KeyReused(),
            RefusalReason.Conflict => new AppendResult.Conflict(refusal.ActualVersion),
            _ => throw new ArgumentException(
                $"The previous leaf is not that of version {pending.Request.ExpectedVersion}: the chain would break."),
        };
    }

    /// <summary>The receipt of an earlier try of the same append whose answer was lost.</summary>
    private static async Task<AppendReceipt?> StoredBefore(NpgsqlDataSource db, PendingAppend pending)
    {
        var (request, count) = (pending.Request, pending.Events.Length);
        await using var command = db.CreateCommand(OwnEvents);
        command.Parameters.Add(new() { Value = request.StreamId });
        command.Parameters.Add(new() { Value = request.ExpectedVersion });
        command.Parameters.Add(new() { Value = request.ExpectedVersion + count });
        await using var rows = await command.ExecuteReaderAsync().ConfigureAwait(false);
        var events = new List<EventReceipt>(count);
        var (position, recordedAt) = (0L, default(DateTime));
        while (await rows.ReadAsync().ConfigureAwait(false))
        {
            events.Add(new EventReceipt(rows.GetGuid(0), rows.GetFieldValue<byte[]>(1)));
            (position, recordedAt) = (rows.GetInt64(2), rows.GetDateTime(3));
        }

        return events.Select(e => e.EventId).SequenceEqual(pending.Events.Select(e => e.Id))
            ? new AppendReceipt(request.StreamId, request.ExpectedVersion + count, position, recordedAt, events)
            : null;
    }

    private static async Task<AppendReceipt> FirstReceipt(NpgsqlDataSource db, PendingAppend pending)
    {
        var claim = pending.Request.Command!;
        var record = await CommandRecords.Find(db, claim.Scope, claim.Key, CancellationToken.None).ConfigureAwait(false);
        // Between the judgement and this read the 72 hours may have ended; the caller's retry is then a new command.
        return record?.Receipt ?? throw new EventStoreUnavailableException("The command's memory ended just now. Send it again.");
    }
}
