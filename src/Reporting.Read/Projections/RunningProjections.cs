using System.Diagnostics;
using Npgsql;
using Reporting.EventStore;

namespace Reporting.Read.Projections;

/// <summary>The projections of this host. Each runs here or stands by; none waits for another.</summary>
public sealed class RunningProjections : IAsyncDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);
    private readonly NpgsqlDataSource db;
    private readonly Dictionary<string, ProjectionRunner> runners;
    private readonly CheckpointMoves moves;
    private readonly ProjectionGauges gauges;
    private bool isStopped;

    private RunningProjections(
        NpgsqlDataSource db, PostgresEventStore store, IReadOnlyList<Projection> projections, ProjectionOptions options,
        TimeProvider clock)
    {
        (this.db, moves) = (db, new CheckpointMoves(db));
        runners = projections.ToDictionary(
            projection => projection.Name,
            projection => new ProjectionRunner(db, store, projection, options, clock, moves));
        gauges = new ProjectionGauges(runners.Values);
    }

    /// <summary>Starts them on tables that are prepared (<see cref="ReadTables.Prepare"/>).</summary>
    public static RunningProjections Start(
        NpgsqlDataSource db, PostgresEventStore store, IReadOnlyList<Projection> projections,
        ProjectionOptions? options = null,
        TimeProvider? clock = null) =>
        new(db, store, projections, options ?? new ProjectionOptions(), clock ?? TimeProvider.System);

    /// <summary>Where each stands, as this host knows it.</summary>
    public IReadOnlyList<ProjectionStatus> Statuses => [.. runners.Values.Select(runner => runner.Status)];

    /// <summary>Waits until some projections, or all of them, have read every event up to a position; false when that
    /// takes longer.
    /// It does not matter which host runs them.</summary>
    public async Task<bool> WaitForPosition(
        IReadOnlyCollection<string>? names, long position, TimeSpan timeout, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        ProjectionRunner[] waiting = [.. runners.Where(runner => names?.Contains(runner.Key) ?? true).Select(runner => runner.Value)];
        while (true)
        {
            // Taken before the look, so that a change right after it is not missed.
            Task[] changes = [.. waiting.Select(runner => runner.Advanced)];
            waiting = [.. await Behind(waiting, position, ct)];
            if (waiting.Length == 0)
                return true;
            foreach (var runner in waiting)
                runner.Hurry();
            var left = timeout - Stopwatch.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
                return false;
            await Task.WhenAny([.. changes, Task.Delay(left < LookInterval ? left : LookInterval, ct)]);
            ct.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The position that all of them have reached, whichever host runs them.</summary>
    public async Task<long> Reached(CancellationToken ct)
    {
        var stored = await ProjectionStatuses.Positions(db, ct);
        return runners.Keys.Select(name => stored.GetValueOrDefault(name)).DefaultIfEmpty().Min();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isStopped, true))
            return;
        gauges.Dispose();
        await Task.WhenAll(runners.Values.Select(runner => runner.DisposeAsync().AsTask()));
        await moves.DisposeAsync();
    }

    private async Task<IEnumerable<ProjectionRunner>> Behind(
        ProjectionRunner[] waiting, long position, CancellationToken ct)
    {
        // A runner that doesn't run knows only what was: a killed server may have taken its newest rows back.
        ProjectionRunner[] behind = [.. waiting.Where(
            runner => runner.Status is not { State: ProjectionState.Running } status || status.Position < position)];
        if (!behind.Any(runner => runner.Status.State != ProjectionState.Running))
            return behind;
        // Another host may run them: the database knows.
        var stored = await ProjectionStatuses.Positions(db, ct);
        return behind.Where(runner => stored.GetValueOrDefault(runner.Status.Name) < position);
    }
}
