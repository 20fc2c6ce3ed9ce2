using Npgsql;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Faults.Tests.Histories;
using Reporting.Read;
using Reporting.Read.Projections;
using Reporting.Read.ReportStatus;

namespace Reporting.Faults.Tests.Loads;

/// <summary>Looks into a store beside the hosts that run on it.</summary>
internal sealed class Store : IAsyncDisposable
{
    private static readonly IReadOnlyList<string> ReportEvents = ReportStatusProjection.Projection.Wants!;

    private readonly NpgsqlDataSource _db;
    private readonly PostgresEventStore _events;

    public Store(string connectionString)
    {
        _db = Host.Database.Connect(connectionString + ";Maximum Pool Size=5");
        _events = new PostgresEventStore(_db);
    }

    public Task<long> Head(CancellationToken ct) => _events.Head(ct);

    /// <summary>The whole log, with what a read of a report shows after each event.</summary>
    public async Task<List<StoredEvent>> Events(CancellationToken ct)
    {
        var reports = new Dictionary<Guid, Report>();
        var events = new List<StoredEvent>();
        await foreach (var e in _events.ReadAll(0, null, 1000, ct))
        {
            if (!ReportEvents.Contains(e.Type))
            {
                events.Add(new StoredEvent(e.Position, e.StreamId, e.StreamVersion, e.EventId, e.Type, null, null));
                continue;
            }

            var happened = ReportEventCodec.Decode(e.Type, e.Data.Span);
            var report = reports[e.StreamId] =
                Report.Evolve(reports.GetValueOrDefault(e.StreamId, Report.Initial), happened, e.Timestamp);
            events.Add(new StoredEvent(
                e.Position, e.StreamId, e.StreamVersion, e.EventId, e.Type, Shown.Of(report),
                Shown.Row(report, e.Type)));
        }

        return events;
    }

    /// <summary>What the store remembers of the commands of reports.</summary>
    public Task<List<StoredCommand>> Records(CancellationToken ct) => Rows(
        """
        select c.key, c.stream_id, c.version, c.event_count, c.position
        from es.commands c join es.mt_streams s on s.id = c.stream_id where s.type = 'report'
        """,
        row => new StoredCommand(
            row.GetString(0), row.GetGuid(1), row.GetInt64(2), row.GetInt32(3), row.GetInt64(4)), ct);

    /// <summary>The read model of reports with its position, as one reader sees both.</summary>
    public async Task<Snapshot> Snapshot(CancellationToken ct)
    {
        var rows = await Rows(
            """
            select c.position, r.report_id, r.state, r.version
            from read.checkpoints c left join read.report_status r on true where c.name = 'report-status'
            """,
            row => (Position: row.GetInt64(0), Id: row.IsDBNull(1) ? (Guid?)null : row.GetGuid(1),
                Row: row.IsDBNull(1) ? "" : Shown.Row(row.GetString(2), row.GetInt32(3))), ct);
        return new Snapshot(
            rows[0].Position, rows.Where(r => r.Id is not null).ToDictionary(r => r.Id!.Value, r => r.Row),
            $"read model at position {rows[0].Position}");
    }

    /// <summary>Waits until every read model has read all up to a position.</summary>
    public async Task CaughtUp(long position, CancellationToken ct)
    {
        while ((await ProjectionStatuses.Read(_db, ct)).Any(p => p.Position < position)) await Task.Delay(20, ct);
    }

    /// <summary>The positions whose time is before that of an earlier event.</summary>
    public Task<List<long>> BackInTime(CancellationToken ct) => Rows(
        """
        select position from (
            select e.seq_id as position, e.timestamp < lag(e.timestamp) over (order by e.seq_id) as is_back from es.mt_events e
        ) as one where is_back
        """,
        row => row.GetInt64(0), ct);

    /// <summary>Every row of every read table, as text.</summary>
    public async Task<HashSet<string>> ReadTables(CancellationToken ct)
    {
        var tables = await Rows(
            "select unnest(tables) from read.checkpoints where name not like '% (next)'", row => row.GetString(0), ct);
        var all = new HashSet<string>();
        foreach (var table in tables)
            all.UnionWith(await Rows($"select t::text from read.{table} t", row => $"{table} {row.GetString(0)}", ct));
        return all;
    }

    /// <summary>Every read table made anew, beside the live ones.</summary>
    public async Task Rebuild(CancellationToken ct)
    {
        foreach (var projection in ReadModels.All)
            await new Rebuild(_db, _events, projection, TimeProvider.System).Run(null, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _events.DisposeAsync();
        await _db.DisposeAsync();
    }

    private async Task<List<T>> Rows<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await using var command = _db.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }
}
