using System.Diagnostics;
using Npgsql;

namespace Reporting.Read.Projections;

/// <summary>Moves the checkpoints of projections for which a page had nothing, many in one statement: most pages of most
/// projections are such, and each would be a transaction of its own.</summary>
internal sealed class CheckpointMoves(NpgsqlDataSource db) : IAsyncDisposable
{
    // A row that is locked is being moved by another writer: nobody waits for it, least of all the others in the statement.
    private const string Sql =
        """
        with free as (
            select c.name, n.position
            from unnest($1, $2, $3, $4, $5) n (name, from_position, copy, version, position)
            join read.checkpoints c
                on c.name = n.name and c.position = n.from_position and c.copy = n.copy and c.version = n.version
            for update of c skip locked)
        update read.checkpoints c
        set position = f.position,
            failed_position = null, failed_stream = null, failed_type = null, failure = null, failed_at = null
        from free f
        where c.name = f.name
        returning c.name
        """;

    // Under load projections come all the time, and together need fewer commits.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(4);

    // Over a connection that is dead without a word the statement would hang, and with it all who share it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private List<Wanted> waiting = [];
    private Task moving = Task.CompletedTask;
    private long movedAt;

    private sealed record Wanted(string Name, Checkpoint From, long Position)
    {
        public TaskCompletionSource<bool> IsMoved { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Moves a checkpoint; false when another writer moved it first, or is about to.</summary>
    public async Task<bool> Move(string name, Checkpoint from, long position, CancellationToken ct)
    {
        var wanted = new Wanted(name, from, position);
        lock (gate)
        {
            waiting.Add(wanted);
            if (waiting.Count == 1)
                moving = Run(moving);
        }
        return await wanted.IsMoved.Task.WaitAsync(ct);
    }

    /// <summary>Waits for the statement under way.</summary>
    public async ValueTask DisposeAsync()
    {
        Task last;
        lock (gate)
            last = moving;
        await last;
    }

    private async Task Run(Task before)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var pause = Interval - Stopwatch.GetElapsedTime(movedAt);
        if (pause > TimeSpan.Zero)
            await Task.Delay(pause);
        List<Wanted> taken;
        lock (gate)
            (taken, waiting) = (waiting, []);
        try
        {
            var moved = await Move(taken);
            foreach (var wanted in taken)
                wanted.IsMoved.SetResult(moved.Contains(wanted.Name));
        }
        catch (Exception failure)
        {
            // What lies in the pool is as silent, and whoever took it would wait anew.
            if (failure is OperationCanceledException)
                db.Clear();
            foreach (var wanted in taken)
                wanted.IsMoved.SetException(failure);
        }
        movedAt = Stopwatch.GetTimestamp();
    }

    private async Task<HashSet<string>> Move(List<Wanted> taken)
    {
        using var patience = new CancellationTokenSource(Patience);
        await using var connection = await db.OpenConnectionAsync(patience.Token);
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(PageWriter.Begin("read"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = [.. taken.Select(wanted => wanted.Name)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. taken.Select(wanted => wanted.From.Position)] },
                new NpgsqlParameter<int[]> { TypedValue = [.. taken.Select(wanted => wanted.From.Copy)] },
                new NpgsqlParameter<int[]> { TypedValue = [.. taken.Select(wanted => wanted.From.Version)] },
                new NpgsqlParameter<long[]> { TypedValue = [.. taken.Select(wanted => wanted.Position)] },
            },
        });
        await using var rows = await batch.ExecuteReaderAsync(patience.Token);
        await rows.NextResultAsync(patience.Token);
        var moved = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync(patience.Token))
            moved.Add(rows.GetString(0));
        return moved;
    }
}
