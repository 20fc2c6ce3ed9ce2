using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Reporting.GraphQL.Http.Bench;

/// <summary>The engine against its bare twins on the same Kestrel, turn by turn.</summary>
internal static class TwinFigures
{
    public static async Task Print(int rounds, int connections, TimeSpan turn, bool onlyDatabase)
    {
        await using var db = await DatabaseCase.Prepare();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        await using var application = builder.Build();
        GraphQLEndpoint.Map(application, "/graphql", new GraphQLEngine(Figure.Schema()));
        GraphQLEndpoint.Map(application, "/graphql-database", new GraphQLEngine(DatabaseCase.Schema(db)));
        application.Map("/bare", BareTwin.Answer);
        application.Map("/bare-database", new BareDatabase(db).Answer);
        await application.StartAsync();
        var port = new Uri(application.Urls.First()).Port;
        Console.WriteLine(
            $"{rounds} rounds, {connections} connections, turns of {turn.TotalSeconds} s; " +
            "best and median turn: requests a second, microseconds of processor");
        if (!onlyDatabase)
        {
            await Compare("hello", "", Figure.Hello, port, rounds, connections, turn);
            await Compare("list 100 x 8", "", Figure.List, port, rounds, connections, turn);
        }
        await Compare("database 100 x 8 + 2", "-database", DatabaseCase.Query, port, rounds, connections, turn);
        await PrintStatements(port);
        await application.StopAsync();
    }

    private static async Task Compare(
        string name, string path, string query, int port, int rounds, int connections, TimeSpan turn)
    {
        using var bare = new Load(port, "/bare" + path, query, connections);
        using var engine = new Load(port, "/graphql" + path, query, connections);
        var (expected, answered) = (await bare.Once(), await engine.Once());
        if (expected != answered)
            throw new InvalidOperationException($"The twins differ:\n{expected}\n{answered}");
        await bare.Run(turn);
        await engine.Run(turn);
        var (ofBare, ofEngine) = (new List<Turn>(), new List<Turn>());
        for (var round = 0; round < rounds; round++)
        {
            ofBare.Add(await bare.Run(turn));
            ofEngine.Add(await engine.Run(turn));
        }
        Line(name + " bare", ofBare);
        Line(name + " engine", ofEngine);
        var best = ofEngine.Max(t => t.PerSecond) / ofBare.Max(t => t.PerSecond);
        var median = Median(ofEngine.Zip(ofBare, (e, b) => e.PerSecond / b.PerSecond));
        var cpu = ofBare.Min(t => t.Cpu) / ofEngine.Min(t => t.Cpu);
        var medianCpu = Median(ofBare.Zip(ofEngine, (b, e) => b.Cpu / e.Cpu));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name} ratio: {best:0.00} of the best turns, {median:0.00} median of the rounds; by processor {cpu:0.00} and " +
            $"{medianCpu:0.00}; {ofEngine.Min(t => t.Bytes) - ofBare.Min(t => t.Bytes):0} B allocated over bare"));
    }

    /// <summary>What one request makes the database do.</summary>
    private static async Task PrintStatements(int port)
    {
        var texts = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => texts.Add(
                (string)(activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement") ?? "")),
        };
        ActivitySource.AddActivityListener(listener);
        using var load = new Load(port, "/graphql-database", DatabaseCase.Query, connections: 1);
        await load.Once();
        Console.WriteLine($"{texts.Count} statements:");
        texts.ForEach(text => Console.WriteLine("    " + text));
    }

    private static void Line(string name, List<Turn> turns) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-20} {turns.Max(t => t.PerSecond),9:0} {Median(turns.Select(t => t.PerSecond)),9:0}   " +
        $"p99 {turns.Min(t => t.P99):0.00} ms   {turns.Min(t => t.Bytes):0} B   " +
        $"{turns.Min(t => t.Cpu):0.0} {Median(turns.Select(t => t.Cpu)):0.0} us of processor"));

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
