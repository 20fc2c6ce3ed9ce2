using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Reporting.GraphQL.Http.Tests;

namespace Reporting.GraphQL.Http.Bench;

/// <summary>
/// Processor time of the whole process for each attack, sender included: best of some, since the machine may be busy
/// with other things, and the first.
/// </summary>
internal static class AttackFigures
{
    private const double LimitMs = 20;

    /// <summary>True when each attack was refused within the limit.</summary>
    public static async Task<bool> Print()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        await using var application = builder.Build();
        var schema = new SmallSchema();
        var engine = new GraphQLEngine(schema.Build());
        GraphQLEndpoint.Map(application, "/graphql", engine, new GraphQLHttpOptions { BatchSize = 10 });
        var slow = Enumerable.Range(0, 5).Select(_ => new SmallSchema()).ToList();
        for (var i = 0; i < slow.Count; i++)
            GraphQLEndpoint.Map(application, $"/slow{i}", new GraphQLEngine(slow[i].Build()));
        await application.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(application.Urls.First()) };
        for (var i = 0; i < 200; i++)
            await Post(client, """{"query":"{hello nonsense}"}""", CancellationToken.None);
        var isGood = true;
        foreach (var attack in Attack.All)
            isGood &= await Measure(client, attack, schema);
        isGood &= await Cancelled(client, slow);
        await Beside(client, client.BaseAddress.Port);
        await application.StopAsync();
        return isGood;
    }

    private static async Task<bool> Measure(HttpClient client, Attack attack, SmallSchema schema)
    {
        var (first, best, status) = (0.0, double.MaxValue, 0);
        for (var i = 0; i < 9; i++)
        {
            var before = Environment.CpuUsage.TotalTime;
            status = await Post(client, attack.Body, CancellationToken.None);
            var spent = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            first = i == 0 ? spent : first;
            best = Math.Min(best, spent);
        }
        var isGood = status == attack.Status && best <= LimitMs && schema.Calls == 0;
        Line(attack.Name, attack.Body.Length, status, best, first, isGood);
        return isGood;
    }

    /// <summary>A client that leaves: the resolver is told, and little is spent. Each time on a schema of its own.</summary>
    private static async Task<bool> Cancelled(HttpClient client, List<SmallSchema> schemas)
    {
        const string Body = """{"query":"{slow}"}""";
        var (first, best, told) = (0.0, double.MaxValue, double.MaxValue);
        for (var i = 0; i < schemas.Count; i++)
        {
            using var leaves = new CancellationTokenSource();
            var before = Environment.CpuUsage.TotalTime;
            var request = Post(client, Body, leaves.Token, $"/slow{i}");
            await schemas[i].Begun.Task;
            var clock = Stopwatch.StartNew();
            await leaves.CancelAsync();
            await schemas[i].Cancelled.Task;
            told = Math.Min(told, clock.Elapsed.TotalMilliseconds);
            await request.ContinueWith(_ => { }, TaskScheduler.Default);
            var spent = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
            first = i == 0 ? spent : first;
            best = Math.Min(best, spent);
        }
        Line($"slow query, resolver told after {told:0.0} ms", Body.Length, 0, best, first, best <= LimitMs);
        return best <= LimitMs;
    }

    /// <summary>Ordinary queries alone and beside twenty attacks a second, turn by turn.</summary>
    private static async Task Beside(HttpClient client, int port)
    {
        using var ordinary = new Load(port, "/graphql", "{hello}", connections: 4);
        var (alone, beside) = (new List<double>(), new List<double>());
        for (var round = 0; round < 8; round++)
        {
            alone.Add((await ordinary.Run(TimeSpan.FromSeconds(1))).P99);
            using var ends = new CancellationTokenSource();
            var attacks = Attacks(client, ends.Token);
            beside.Add((await ordinary.Run(TimeSpan.FromSeconds(1))).P99);
            await ends.CancelAsync();
            await attacks;
        }
        alone.Sort();
        beside.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"p99 of ordinary queries: alone {alone[0]:0.00} (median {alone[4]:0.00}) ms, " +
            $"beside attacks {beside[0]:0.00} (median {beside[4]:0.00}) ms"));
    }

    private static async Task Attacks(HttpClient client, CancellationToken ct)
    {
        for (var i = 0; !ct.IsCancellationRequested; i++)
        {
            await Post(client, Attack.All[i % Attack.All.Count].Body, CancellationToken.None);
            await Task.Delay(50, CancellationToken.None);
        }
    }

    private static void Line(string name, int size, int status, double best, double first, bool isGood) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(isGood ? "ok    " : "FAILED")} {name,-44} {size,9} B   {status,3}   " +
            $"best {best,6:0.0} ms   first {first,6:0.0} ms of processor"));

    private static async Task<int> Post(HttpClient client, string body, CancellationToken ct, string path = "/graphql")
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        using var response = await client.SendAsync(request, ct);
        return (int)response.StatusCode;
    }
}
