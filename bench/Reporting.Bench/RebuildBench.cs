using Npgsql;
using Reporting.EventStore;
using Reporting.Read;
using Reporting.Read.Figures;
using Reporting.Read.Projections;

namespace Reporting.Bench;

/// <summary>The rebuild of the figures, beside a live copy and with its swap, against the same table made by hand.</summary>
internal static class RebuildBench
{
    public static async Task Rebuilds(Measure measure, string server, int eventCount)
    {
        await Layout(measure, server, eventCount, "close together", FigureLog.WriteClose);
        await Layout(measure, server, eventCount, "far apart", FigureLog.WriteFar);
    }

    private static async Task Layout(
        Measure measure, string server, int eventCount, string layout, Func<PostgresEventStore, int, Task> write)
    {
        await using var db = await BenchDatabase.Create(server, CancellationToken.None);
        await using (var store = new PostgresEventStore(db))
        {
            await ReadTables.Prepare(db, ReadModels.All, CancellationToken.None);
            await write(store, eventCount);
            await BenchDatabase.Settle(db);
            var ours = new Side("rebuild", async _ =>
            {
                await new Rebuild(db, store, FiguresProjection.Projection, TimeProvider.System).Run(null, CancellationToken.None);
                return eventCount;
            });
            await measure.Compare($"rebuild, versions {layout}", ours, HandFold.Of(db));
            await Require(db);
        }

        await BenchDatabase.Drop(server, db);
    }

    /// <summary>Both made the same rows; what is fast and wrong is no figure.</summary>
    private static async Task Require(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(
            """
            select count(*) from (select * from read.report_figures except select * from bench.report_figures) d
            """);
        command.CommandTimeout = 0;
        if (await command.ExecuteScalarAsync(CancellationToken.None) is not 0L)
            throw new InvalidOperationException("The rebuilt rows are not those of the fold by hand.");
    }
}
