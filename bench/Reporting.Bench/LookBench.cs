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
            var aggregate = () => Ask(db, null, AsOf.Now);
            await Compare("sums by month", rounds, "by hand", aggregate, () => ByHand(db));
            await Compare("sums by month, knownAt", rounds, "now", () => Ask(db, head, new AsOf(DateTimeOffset.MaxValue, null)), aggregate);
            await Compare(
                "sums by month, inForceAt", rounds, "now", () => Ask(db, null, new AsOf(null, DateTimeOffset.UtcNow)),
                aggregate);
            await Compare("figures of a month, knownAt", rounds, "now", () => Figures(db, head), () => Figures(db, null));
            await Compare("history of a figure", rounds, "its passport", () => History(db), () => Passport(db));
        }
        await BenchDatabase.Drop(server, made);
    }

    private static async Task Compare(string name, int rounds, string other, Func<Task<int>> ours, Func<Task<int>> limit)
    {
        var (a, b) = (new List<double>(), new List<double>());
        for (var round = -6; round < rounds * 3; round++)
        {
            var (x, y) = (await Time(ours), await Time(limit));
            if (round < 0)
                continue;
            a.Add(x);
            b.Add(y);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name,-34}{Median(a),8:0.0} ms (best {a.Min():0.0})   {other,-20}{Median(b),8:0.0} ms (best {b.Min():0.0})   ratio {Median(a) / Median(b):0.00} (best {a.Min() / b.Min():0.00})"));
    }

    private static async Task<double> Time(Func<Task<int>> work)
    {
        var started = Stopwatch.GetTimestamp();
        if (await work() == 0)
            throw new InvalidOperationException("A question had no answer.");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

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
