using Npgsql;
using Reporting.EventStore;

namespace Reporting.Host;

/// <summary>The store's mark of its clock, table <c>host.clock</c>: a real store stays real, and one created as
/// simulated stays simulated until its simulation ends for good. Simulated times after real ones would mean
/// nothing.</summary>
public sealed class ClockMark(NpgsqlDataSource db)
{
    public static readonly SchemaMigrations Migrations =
        SchemaMigrations.Embedded("host", typeof(ClockMark).Assembly, "Reporting.Host.Sql.Host.");

    /// <summary>Early enough for any past that is replayed.</summary>
    private static readonly DateTimeOffset SimulationStart = DateTimeOffset.UnixEpoch;

    /// <summary>The business clock of this store: what the store was created with decides.</summary>
    /// <param name="simulated">Whether a store that is new is to be a simulation.</param>
    /// <param name="ct">Ends the look.</param>
    /// <exception cref="HostRefusedException">A simulation is wished for on a store with real time.</exception>
    public async Task<TimeProvider> Open(bool simulated, CancellationToken ct)
    {
        await using (var insert = db.CreateCommand(
            """
            insert into host.clock (kind, now)
            select case when $1 and not exists (select from es.mt_events) then 'simulated' else 'system' end, $2
            on conflict on constraint clock_pkey do nothing
            """))
        {
            insert.Parameters.Add(new() { Value = simulated });
            insert.Parameters.Add(new() { Value = SimulationStart });
            await insert.ExecuteNonQueryAsync(ct);
        }
        await using var select = db.CreateCommand("select kind, now from host.clock");
        await using var row = await select.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        if (row.GetString(0) == "simulated")
            return new SimulatedClock(row.GetFieldValue<DateTimeOffset>(1));
        return simulated
            ? throw new HostRefusedException(
                "This store keeps real time; --simulated-clock works only on a store that was created with it. "
                + "Take another --data folder.")
            : TimeProvider.System;
    }

    /// <summary>Remembers how far the simulated clock got; false when it was there or further already.</summary>
    public async Task<bool> Move(DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = db.CreateBatch();
        // Not waited for on disk: the log is flushed in order, so the next event takes the mark along, and without an event
        // nothing was recorded at the new time.
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select set_config('synchronous_commit', 'off', true)"));
        var update = new NpgsqlBatchCommand("update host.clock set now = $1 where kind = 'simulated' and now < $1");
        update.Parameters.Add(new() { Value = now });
        batch.BatchCommands.Add(update);
        await batch.ExecuteNonQueryAsync(ct);
        return update.RecordsAffected == 1;
    }

    /// <summary>Makes a simulated store one that keeps real time; false when its time is ahead of
    /// <paramref name="now"/>.</summary>
    public async Task<bool> End(DateTimeOffset now, CancellationToken ct)
    {
        await using var update = db.CreateCommand(
            "update host.clock set kind = 'system' where kind = 'simulated' and now <= $1");
        update.Parameters.Add(new() { Value = now });
        return await update.ExecuteNonQueryAsync(ct) == 1;
    }
}
