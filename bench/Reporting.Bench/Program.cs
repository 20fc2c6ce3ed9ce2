using System.CommandLine;
using Npgsql;
using Reporting.Bench;
using Reporting.Embedded;
using Reporting.EventStore;

var connection = new Option<string?>("--connection") { Description = "A server to use. Default: an embedded one in a temporary folder." };
var seconds = new Option<double>("--seconds") { DefaultValueFactory = _ => 2, Description = "How long one side runs in a round." };
var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 5, Description = "How often both sides run in turn." };
var only = new Option<string?>("--only") { Description = "append, decide, bulk, load, rebuild, lag, http, ledger, openings, look or signatures. Default: all." };
var events = new Option<int>("--events") { DefaultValueFactory = _ => 200_000, Description = "How many events a rebuild reads." };
var root = new RootCommand("Measures the system beside what PostgreSQL gives at best.") { connection, seconds, rounds, only, events };
root.SetAction(async (parsed, ct) =>
{
    var folder = parsed.GetValue(connection) is null ? Directory.CreateTempSubdirectory("reporting-bench-") : null;
    await using var postgres = folder is null
        ? null
        // The limits' 128 writers have a connection each.
        : await EmbeddedPostgres.Start(new EmbeddedPostgresOptions
        {
            DataFolder = folder.FullName, Settings = new Dictionary<string, string> { ["max_connections"] = "200" },
        }, ct);
    var server = parsed.GetValue(connection) ?? postgres!.ConnectionString;
    await using var db = await BenchDatabase.Create(server, ct);
    await using (var store = new PostgresEventStore(db))
    {
        using var batches = new BatchSizes();
        var measure = new Measure(
            await ServerCpu.Of(db, ct), batches, TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds));
        var wanted = parsed.GetValue(only);
        Measure.Header();
        if (wanted is null or "append") await AppendBench.Appends(measure, db, store);
        if (wanted is null or "decide") await AppendBench.DecideAndAppend(measure, db, store);
        if (wanted is null or "bulk") await AppendBench.Bulk(measure, db, store);
        if (wanted is null or "load") await LoadBench.Loads(measure, db, store);
        if (wanted is null or "rebuild") await RebuildBench.Rebuilds(measure, server, parsed.GetValue(events));
        if (wanted is null or "http") await HttpBench.Commands(measure, server, db);
        if (wanted is null or "look") await LookBench.Questions(server, parsed.GetValue(rounds));
        if (wanted is null or "ledger") await LedgerBench.Ledger(server, await ServerCpu.Of(db, ct), TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds));
        if (wanted is null or "signatures") await SignatureBench.Judgements(measure);
        if (wanted is null or "openings") await OpeningBench.Openings(server);
        if (wanted is null or "lag") await LagBench.Lags(server, await ServerCpu.Of(db, ct), TimeSpan.FromSeconds(parsed.GetValue(seconds) * 5));
    }

    await BenchDatabase.Drop(server, db);
    if (postgres is not null) await postgres.DisposeAsync();
    folder?.Delete(recursive: true);
});
return await root.Parse(args).InvokeAsync();
