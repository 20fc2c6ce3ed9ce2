using Npgsql;
using Reporting.EventStore;

namespace Reporting.Read.Projections;

/// <summary>How far a rebuild is.</summary>
public sealed record RebuildProgress(string Name, string State, long Position, long Target);

/// <summary>Fills a second copy of a projection's tables beside the live one, with the same fold, and swaps it in.
/// Readers see
/// the old copy until the swap, and the new one from then on. May run in any process, while hosts run the
/// projection.</summary>
public sealed class Rebuild
{
    private const int PageEventCount = 10_000;

    // What is left to do inside the swap, while the live copy stands still.
    private const long SwapEventCountMax = 1_000;
    private readonly NpgsqlDataSource db;
    private readonly PostgresEventStore store;
    private readonly Projection projection;
    private readonly TimeProvider clock;
    private readonly CopyOfTables next;
    private readonly PageApplier applier;

    public Rebuild(NpgsqlDataSource db, PostgresEventStore store, Projection projection, TimeProvider clock)
    {
        (this.db, this.store, this.projection, this.clock) = (db, store, projection, clock);
        next = CopyOfTables.Next(projection);
        applier = new PageApplier(db, projection, next);
    }

    // A load keeps its fold, so a page need not be large: the events of a small one are gone before the garbage collector
    // would move them. What several have come to is written together.
    private const int LoadPagesPerWrite = 8;
    internal int LoadPageEventCount { get; init; } = 500;

    /// <summary>Runs to the swap. Throws <see cref="RebuildFailedException"/> at an event that can't be read and is not
    /// quarantined; the live copy then stays as it is.</summary>
    public async Task Run(IProgress<RebuildProgress>? progress, CancellationToken ct)
    {
        await using var lease = await Lease.Take(db, "rebuild/" + projection.Name, TimeSpan.FromSeconds(1), ct);
        await RunHeld(progress, ct);
    }

    /// <summary>Runs only when the live copy is of an older version; of several hosts that start a new version, one
    /// does it.</summary>
    public async Task RunWhenOlder(CancellationToken ct)
    {
        await using var lease = await Lease.Take(db, "rebuild/" + projection.Name, TimeSpan.FromSeconds(1), ct);
        if (await Checkpoint.Load(db, projection.Name, ct) is { } live && live.Version < projection.Version)
            await RunHeld(null, ct);
    }

    private Checkpoint Start => new(projection.Version, 0, 1);

    private async Task RunHeld(IProgress<RebuildProgress>? progress, CancellationToken ct)
    {
        var notes = new RebuildNotes(db, projection, clock, progress);
        try
        {
            await Begin(ct);
            await notes.Begin(await store.Head(ct), ct);
            var load = projection.Load?.Invoke();
            var checkpoint = load is null ? null : await TryLoad(load, notes, ct);
            if (checkpoint is null)
            {
                load = null;
                checkpoint = await Fill(Start, notes, ct);
            }
            await notes.Note("indexing", checkpoint.Position, ct);
            await Index(load?.FinishSql, ct);
            await CatchUpAndSwap(checkpoint, notes, ct);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            await notes.Failed(failure, ct);
            throw;
        }
    }

    private async Task Begin(CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ReadTables.Execute(connection, Swap.DropNextSql(next, projection.Name), ct);
        await ReadTables.Add(connection, next, projection, ct);
        await ReadTables.Execute(connection,
            $"create schema {next.Schema};\n"
            + ReadTables.InSchema(next.Schema, projection.TablesSql + "\n" + RowSecurity.Sql(projection)), ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Loads all there is; null, on empty tables again, when an event can't be read. Page by page then finds which,
    /// and whether it may be passed over.</summary>
    private async Task<Checkpoint?> TryLoad(Load load, RebuildNotes notes, CancellationToken ct)
    {
        try
        {
            var checkpoint = Start;
            var pageCount = 0;
            await foreach (var page in LogPages.Read(store, projection, LoadPageEventCount, ct))
            {
                load.Add(page.Events);
                var isLast = page.ScannedTo >= page.HeadPosition;
                if (!isLast && ++pageCount % LoadPagesPerWrite != 0)
                    continue;
                // Until the last one, the checkpoint is ahead of the rows that wait in the load. Nobody but the next
                // rebuild sees that, and it begins anew.
                checkpoint = Stored(await applier.Store(checkpoint, load.Take(isLast), page.ScannedTo, ct));
                await notes.Note("filling", checkpoint.Position, ct);
            }
            return checkpoint;
        }
        catch (Exception failure) when (PageApplier.IsOfTheEvent(failure) && failure is not RebuildFailedException)
        {
            await Begin(ct);
            return null;
        }
    }

    private async Task<Checkpoint> Fill(Checkpoint checkpoint, RebuildNotes notes, CancellationToken ct)
    {
        await foreach (var page in LogPages.Read(store, projection, PageEventCount, ct))
        {
            checkpoint = await Apply(checkpoint, page, ct);
            await notes.Note("filling", checkpoint.Position, ct);
        }
        return checkpoint;
    }

    private async Task Index(string? finishSql, CancellationToken ct)
    {
        await using var connection = await db.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var analyze = string.Concat(projection.Tables.Select(table => $"analyze {table};\n"));
        await ReadTables.Execute(
            connection, ReadTables.InSchema(next.Schema, projection.IndexesSql + "\n" + analyze + finishSql), ct);
        await transaction.CommitAsync(ct);
    }

    private async Task CatchUpAndSwap(Checkpoint checkpoint, RebuildNotes notes, CancellationToken ct)
    {
        var swap = new Swap(db, store, projection, next);
        while (true)
        {
            var page = await store.ReadPage(checkpoint.Position, projection.Wants, PageEventCount, ct);
            checkpoint = await Apply(checkpoint, page, ct);
            await notes.Note("catching-up", checkpoint.Position, ct);
            if (page.HeadPosition - checkpoint.Position > SwapEventCountMax)
                continue;
            if (await swap.Try(checkpoint, SwapEventCountMax, ct) is { } position)
            {
                await notes.Note("done", position, ct);
                return;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }
    }

    private async Task<Checkpoint> Apply(Checkpoint checkpoint, EventPage page, CancellationToken ct)
    {
        var events = page.Events;
        while (true)
        {
            switch (await applier.Apply(checkpoint, events, page.ScannedTo, ct))
            {
                case PageOutcome.Poisoned poisoned
                    when await Quarantine.Allows(store, projection.Name, poisoned.Event.Position, ct):
                    checkpoint = Stored(await applier.PassOver(poisoned.Checkpoint, poisoned.Event, ct));
                    events = [.. events.Where(recorded => recorded.Position > poisoned.Event.Position)];
                    break;
                case PageOutcome.Poisoned { Event: var poison }:
                    throw new RebuildFailedException(
                        $"Event {poison.Position} ({poison.Type}, stream {poison.StreamId}): {poison.Failure}");
                case var outcome:
                    return Stored(outcome);
            }
        }
    }

    private Checkpoint Stored(PageOutcome outcome) => outcome is PageOutcome.Stored stored
        ? stored.Checkpoint
        : throw new RebuildFailedException($"Another rebuild of {projection.Name} runs.");
}

/// <summary>A rebuild came to an event that it can't read; the live copy stays.</summary>
public sealed class RebuildFailedException(string message) : Exception(message);
