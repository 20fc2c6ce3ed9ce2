using Npgsql;

namespace Reporting.Read.Projections;

/// <summary>Has the planner look at a projection's tables while they grow fast. It plans for a small table to read all of it, and
/// keeps such a plan until the table is analysed; autovacuum gets to that within minutes, the first import of a year's
/// reports is done by then.</summary>
internal sealed class EarlyStatistics(NpgsqlDataSource db, string projection)
{
    private const int FirstEventCount = 1_000;
    private const int Growth = 4;

    private const string GrownSql =
        """
        select p.oid::regclass::text
        from read.checkpoints c
        cross join unnest(c.tables) t (name)
        join pg_class p on p.oid = to_regclass('read.' || quote_ident(t.name))
        where c.name = $1
            and pg_relation_size(p.oid) > $2 * greatest(p.relpages, 1) * current_setting('block_size')::bigint
        """;

    private long seen;
    private long next = FirstEventCount;

    /// <summary>Notes the events of a page that was stored, and analyses what has become several times as large.</summary>
    public async Task See(int eventCount, CancellationToken ct)
    {
        seen += eventCount;
        if (seen < next)
            return;
        next = seen * Growth;
        await using var connection = await db.OpenConnectionAsync(ct);
        var grown = await Grown(connection, ct);
        if (grown.Count == 0)
            return;
        await using var analyze = new NpgsqlCommand("analyze " + string.Join(", ", grown), connection);
        await analyze.ExecuteNonQueryAsync(ct);
    }

    private async Task<List<string>> Grown(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(GrownSql, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = projection });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Growth });
        await using var rows = await command.ExecuteReaderAsync(ct);
        var grown = new List<string>();
        while (await rows.ReadAsync(ct))
            grown.Add(rows.GetString(0));
        return grown;
    }
}
