using Npgsql;
using Reporting.EventStore;

namespace Reporting.Read.Projections;

/// <summary>What came of a page.</summary>
internal abstract record PageOutcome
{
    private PageOutcome() { }

    /// <summary>Rows and checkpoint are stored.</summary>
    public sealed record Stored(Checkpoint Checkpoint) : PageOutcome;

    /// <summary>Another writer moved the checkpoint, or a copy was swapped in: load it again.</summary>
    public sealed record Fenced : PageOutcome;

    /// <summary>Everything before the event is stored; the projection stands before it.</summary>
    public sealed record Poisoned(Checkpoint Checkpoint, PoisonEvent Event) : PageOutcome;
}

/// <summary>Applies pages of events to one copy of the tables: rows and checkpoint in one transaction,
/// fenced.</summary>
/// <param name="moves">Moves the checkpoint past a page that has nothing for the live copy; null for a copy that is being filled.</param>
internal sealed class PageApplier(
    NpgsqlDataSource db, Projection projection, CopyOfTables copy, CheckpointMoves? moves = null)
{
    /// <summary>Applies a page. When it fails on what the events say, the page is halved until the event is
    /// found.</summary>
    public async Task<PageOutcome> Apply(
        Checkpoint checkpoint, IReadOnlyList<RecordedEvent> events, long scannedTo, CancellationToken ct)
    {
        try
        {
            return await Store(checkpoint, projection.Apply(events), scannedTo, ct);
        }
        catch (Exception failure) when (events.Count > 0 && IsOfTheEvent(failure))
        {
            if (events.Count == 1)
                return await StandBefore(checkpoint, events[0], failure, ct);
            var half = events.Count / 2;
            var first = await Apply(checkpoint, [.. events.Take(half)], events[half].Position - 1, ct);
            return first is PageOutcome.Stored stored
                ? await Apply(stored.Checkpoint, [.. events.Skip(half)], scannedTo, ct)
                : first;
        }
    }

    /// <summary>Moves past an event that an operator quarantined, and notes that what it touches is
    /// incomplete.</summary>
    public Task<PageOutcome> PassOver(Checkpoint checkpoint, PoisonEvent poison, CancellationToken ct) =>
        Store(checkpoint, [Quarantine.PassedOver(copy.Name, poison)], poison.Position, ct);

    /// <summary>Whether a failure comes from what an event says; anything else is the server's or the network's, and
    /// is tried again.</summary>
    internal static bool IsOfTheEvent(Exception failure) => failure switch
    {
        // Class 22: data exception, 23: a constraint, 54: a limit (for example a text too long for an index).
        PostgresException postgres => postgres.SqlState[..2] is "22" or "23" or "54",
        NpgsqlException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException => false,
        _ => true,
    };

    private async Task<PageOutcome> StandBefore(
        Checkpoint checkpoint, RecordedEvent recorded, Exception failure, CancellationToken ct)
    {
        var poison = new PoisonEvent(
            recorded.Position, recorded.StreamId, recorded.Type, $"{failure.GetType().Name}: {failure.Message}");
        if (checkpoint.Position == recorded.Position - 1)
            return new PageOutcome.Poisoned(checkpoint, poison);
        return await Store(checkpoint, [], recorded.Position - 1, ct) is PageOutcome.Stored stored
            ? new PageOutcome.Poisoned(stored.Checkpoint, poison)
            : new PageOutcome.Fenced();
    }

    /// <summary>Writes changes and moves the checkpoint, fenced.</summary>
    public async Task<PageOutcome> Store(
        Checkpoint checkpoint, IReadOnlyList<Change> changes, long position, CancellationToken ct)
    {
        var stored = new PageOutcome.Stored(checkpoint with { Position = position });
        if (changes.Count == 0 && moves is not null)
            return await moves.Move(copy.Name, checkpoint, position, ct) ? stored : new PageOutcome.Fenced();
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (!await Move(connection, checkpoint, position, ct))
            return new PageOutcome.Fenced();
        await PageWriter.Write(connection, changes, ct);
        await transaction.CommitAsync(ct);
        return stored;
    }

    /// <summary>Moves the checkpoint; false when another writer moved it first.</summary>
    private async Task<bool> Move(NpgsqlConnection connection, Checkpoint from, long position, CancellationToken ct)
    {
        await using var batch = connection.CreateBatch();
        var fence = copy.Fence(from, position);
        batch.BatchCommands.Add(PageWriter.Begin(copy.Schema));
        batch.BatchCommands.Add(fence);
        await batch.ExecuteNonQueryAsync(ct);
        return fence.RecordsAffected == 1;
    }
}
