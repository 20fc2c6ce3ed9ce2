using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Reporting.Domain.Calendars;
using Reporting.EventStore;
using Reporting.Read;
using Reporting.Read.Aggregates;
using Reporting.Read.Figures;
using Reporting.Read.Passports;
using Reporting.Read.Projections;
using Reporting.Read.Reading;
using Reporting.Read.ReportStatus;

namespace Reporting.Bench;

/// <summary>Questions for figures: the sums by month against the shortest statement that gives the same rows, as of a time
/// against now, and the history of one figure.</summary>
internal static class LookBench
{
    // The same sums by hand, without who may see what, what is missing, maps, versions of indicators and formulas.
    private const string ByHandSql =
        """
        with figures as (
            select f.unit_id, f.period_first, date_trunc('month', f.period_first::timestamp)::date as month, c.indicator, c.value,
                i.over_time
            from read.report_figures f
            cross join lateral unnest(f.indicators, f.values) as c (indicator, value)
            join read.indicators i on i.code = c.indicator
            where f.period_kind = 'day' and f.period_first between $1 and $2 and f.to_position = 9223372036854775807
        )
        select indicator, month, sum(value) from figures where over_time = 'sum' group by indicator, month
        union all
        select indicator, month, sum(value) from (
            select distinct on (indicator, unit_id, month) indicator, month, value from figures where over_time = 'last'
            order by indicator, unit_id, month, period_first desc) l
        group by indicator, month
        """;

    private static readonly DateOnly Last = LookLog.First.AddDays(LookLog.DayCount - 1);
    private static readonly Caller Caller = new(new ReadScope([LookLog.Root.Value]), Last);

    public static async Task Questions(string server, int rounds)
    {
        await using var made = await BenchDatabase.Create(server, CancellationToken.None);
        // As the host asks.
        await using var db = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(server)
            {
                Database = new NpgsqlConnectionStringBuilder(made.ConnectionString).Database, Options = "-c jit=off",
                NoResetOnClose = true, MaxAutoPrepare = 100,
            });
        await using (var store = new PostgresEventStore(db))
        {
            await ReadTables.Prepare(db, ReadModels.All, CancellationToken.None);
            await LookLog.Write(store);
            await using (var running = RunningProjections.Start(db, store, ReadModels.All))
            {
                if (!await running.WaitForPosition(
                    null, await store.Head(CancellationToken.None), TimeSpan.FromMinutes(5), CancellationToken.None))
                    throw new InvalidOperationException("The read tables did not get to the head.");
            }
            await using (var analyze = db.CreateCommand("vacuum analyze"))
                await analyze.ExecuteNonQueryAsync(CancellationToken.None);
            var head = await store.Head(CancellationToken.None);
            await Require(db);
            var cpu = await ServerCpu.Of(db, CancellationToken.None);
            var aggregate = () => Ask(db, null, AsOf.Now);
            await Compare(cpu, "sums by month", rounds, "by hand", aggregate, () => ByHand(db));
            await Compare(cpu, "sums by month, knownAt", rounds, "now", () => Ask(db, head, new AsOf(DateTimeOffset.MaxValue, null)), aggregate);
            await Compare(
                cpu, "sums by month, inForceAt", rounds, "now", () => Ask(db, null, new AsOf(null, TimeProvider.System.GetUtcNow())),
                aggregate);
            await Compare(cpu, "figures of a month, knownAt", rounds, "now", () => Figures(db, head), () => Figures(db, null));
            await Compare(cpu, "history of a figure", rounds, "its passport", () => History(db), () => Passport(db));
            await Fill(db);
            await Compare(cpu, "status matrix, 3,321 units x 12", rounds, "its rows by hand", () => Matrix(db), () => Cells(db));
        }
        await BenchDatabase.Drop(server, made);
    }

    /// <summary>The communes of the country, each with a report for every month of a year; straight into the read
    /// tables, which is all that the matrix reads.</summary>
    private static async Task Fill(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(
            """
            with communes as (
                insert into read.units (unit_id, code, name, kind, effective_from, last_day)
                select gen_random_uuid(), 'C' || i, 'C' || i, 'commune', date '2020-01-01', 'infinity' from generate_series(1, 3321) i
                returning unit_id, code
            ), placed as (
                insert into read.unit_parents (unit_id, from_day, to_day, parent_id, is_rest)
                select unit_id, '-infinity', 'infinity', (select unit_id from read.units where code = 'IT'), false from communes
            ), made as (
                select gen_random_uuid() as report_id, c.unit_id, m.month from communes c
                cross join generate_series(timestamp '2020-01-15', '2020-12-15', interval '1 month') m (month)
            ), due as (
                insert into read.deadlines (report_id, unit_id, requesting_unit_id, regime, period, assigned_at, due_at, is_owed,
                    is_cancelled, is_accepted)
                select report_id, unit_id, unit_id, 'm', to_char(month, 'YYYY-MM'), now(), month + interval '5 days', true, false, false
                from made
            )
            insert into read.report_status (report_id, unit_id, regime, requesting_unit_id, template, template_version, period_kind,
                period, period_first, period_last, occurrence, version, state, standing, since, assigned_at, due_at, position)
            select report_id, unit_id, 'm', unit_id, 't', 1, 'month', to_char(month, 'YYYY-MM'), month - interval '1 month',
                month - interval '1 day', 1, 0, 'assigned', 'assigned', now(), now(), month + interval '5 days', 1
            from made
            """);
        await command.ExecuteNonQueryAsync(CancellationToken.None);
        await using var analyze = db.CreateCommand("vacuum analyze read.units, read.unit_parents, read.report_status, read.deadlines");
        await analyze.ExecuteNonQueryAsync(CancellationToken.None);
    }

    private static async Task<int> Matrix(NpgsqlDataSource db) =>
        await StatusMatrixQuery.Ask(db, "IT", "m", new MatrixPeriods("2020-01", "2020-12", PeriodKind.Month, null), Caller, CancellationToken.None)
            is Answer<StatusMatrix>.Given { Value.Rows: { Count: 3321 } rows } ? rows.Count : 0;

    private static async Task<int> Cells(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(
            "select r.unit_id, r.period, r.state, r.report_id from read.report_status r where r.regime = 'm' order by 1, 2");
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var count = 0;
        for (; await reader.ReadAsync(CancellationToken.None); count++)
            _ = (reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetGuid(3));
        return count;
    }

    private static async Task Compare(
        ServerCpu cpu, string name, int rounds, string other, Func<Task<int>> ours, Func<Task<int>> limit)
    {
        var (a, b) = (new List<Took>(), new List<Took>());
        for (var round = -3; round < rounds * 4; round++)
        {
            var (x, y) = (await Time(cpu, ours), await Time(cpu, limit));
            if (round < 0)
                continue;
            a.Add(x);
            b.Add(y);
        }
        Console.WriteLine($"{name,-34}{Text(a)}   {other,-20}{Text(b)}   ratio {Median(a) / Median(b):0.00}");
    }

    /// <summary>Milliseconds: by the clock, and of processor time of this program and of the server.</summary>
    private sealed record Took(double Elapsed, double Client, double? Server);

    private static async Task<Took> Time(ServerCpu cpu, Func<Task<int>> work)
    {
        using var process = Process.GetCurrentProcess();
        var (client, server, started) = (process.TotalProcessorTime, cpu.Seconds(), Stopwatch.GetTimestamp());
        if (await work() == 0)
            throw new InvalidOperationException("A question had no answer.");
        var elapsed = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        process.Refresh();
        return new Took(elapsed, (process.TotalProcessorTime - client).TotalMilliseconds, (cpu.Seconds() - server) * 1000);
    }

    private static string Text(List<Took> runs) => string.Create(CultureInfo.InvariantCulture,
        $"{Median(runs),8:0.0} ms (best {runs.Min(run => run.Elapsed):0.0}; processor {runs.Average(run => run.Client):0.0} + {runs.Average(run => run.Server):0.0})");

    private static double Median(List<Took> runs) => runs.Select(run => run.Elapsed).Order().ElementAt(runs.Count / 2);

    private static AggregatesQuestion Question(AsOf asOf) => new(
        LookLog.Codes, "IT", $"{LookLog.First:yyyy-MM-dd}", $"{Last:yyyy-MM-dd}", PeriodKind.Day,
        new HashSet<AggregateDimension>([AggregateDimension.Indicator, AggregateDimension.Period]), null, asOf)
    {
        Grain = AggregateGrain.Month,
    };

    private static async Task<int> Ask(NpgsqlDataSource db, long? known, AsOf asOf) => (await Rows(db, known, asOf)).Count;

    private static async Task<IReadOnlyList<AggregateRow>> Rows(NpgsqlDataSource db, long? known, AsOf asOf) =>
        await AggregatesQuery.Ask(db, Question(asOf), known, Caller, CancellationToken.None)
            is Answer<AggregateResult>.Given { Value.Rows: var rows } ? rows
            : throw new InvalidOperationException("The question was refused.");

    private static async Task<int> ByHand(NpgsqlDataSource db) => (await HandRows(db)).Count;

    private static async Task<List<(string Indicator, string Month, decimal Value)>> HandRows(NpgsqlDataSource db)
    {
        await using var command = db.CreateCommand(ByHandSql);
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = LookLog.First });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = Last });
        await using var reader = await command.ExecuteReaderAsync(CancellationToken.None);
        var rows = new List<(string, string, decimal)>();
        while (await reader.ReadAsync(CancellationToken.None))
            rows.Add((reader.GetString(0), $"{reader.GetFieldValue<DateOnly>(1):yyyy-MM}", reader.GetDecimal(2)));
        return rows;
    }

    /// <summary>Both give the same rows; what is fast and wrong is no figure.</summary>
    private static async Task Require(NpgsqlDataSource db)
    {
        var ours = (await Rows(db, null, AsOf.Now)).Select(row => (row.Indicator!.Code, row.Period!, row.Value!.Value)).Order();
        if (!ours.SequenceEqual((await HandRows(db)).Order()))
            throw new InvalidOperationException("The sums are not those of the statement by hand.");
    }

    private static async Task<int> Figures(NpgsqlDataSource db, long? known) =>
        await FiguresQuery.List(
            db, new PageRequest(First: PageRequest.SizeMax), ["value", "period", "indicator", "unit.code"],
            new FiguresFilter("IT", "2021-03-01", "2021-03-31", PeriodKind.Day, AsOf.Now), known, Caller,
            CancellationToken.None) is Answer<Slice<FigureRow>>.Given { Value.Items: var items } ? items.Count : 0;

    private static async Task<int> History(NpgsqlDataSource db) =>
        await FigureHistoryQuery.Of(db, "R01", "i01", "2020-02-24", null, Caller, CancellationToken.None)
            is Answer<IReadOnlyList<FigureVersionRow>>.Given { Value: var versions } ? versions.Count : 0;

    private static async Task<int> Passport(NpgsqlDataSource db) =>
        await PassportQuery.Of(db, "R01", "i01", "2020-02-24", null, Caller, CancellationToken.None)
            is Answer<PassportRow>.Given { Value: var row }
            ? (await PassportStepsQuery.Of(db, row, null, Caller, CancellationToken.None)).Count : 0;
}
