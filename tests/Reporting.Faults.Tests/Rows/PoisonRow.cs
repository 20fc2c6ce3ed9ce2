using System.Diagnostics;
using System.Globalization;
using System.Text;
using Reporting.EventStore;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Loads;
using Reporting.Host;
using Reporting.Host.Operators;
using Reporting.TestKit;

namespace Reporting.Faults.Tests.Rows;

/// <summary>An event that some projections can't read: they stand before it, the others go on, and so do they when an
/// operator says so.</summary>
internal sealed class PoisonRow(FaultOptions options, string database, HostProcess host, Load load)
{
    private const string Names = "audit-trail units";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LagMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StandLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly List<Finding> _findings = [];
    private readonly HostOptions _host = new() { DataFolder = options.Data, ConnectionString = database };

    private sealed record Standing(string Name, long Position, long? FailedPosition);

    public static async Task<FaultResult> Run(FaultOptions options, CancellationToken ct)
    {
        var database = await TestPostgres.CreateDatabase(ct);
        await using var host = await HostProcess.Start(options.Data, database, ct);
        await using var load = new Load(options.Seed, () => host.Address);
        await load.Begin(options.Data, ct);
        return await new PoisonRow(options, database, host, load).Run(ct);
    }

    private async Task<FaultResult> Run(CancellationToken ct)
    {
        var recoveries = new List<TimeSpan>();
        foreach (var i in options.Faults)
        {
            await load.Work(ct);
            var poison = await Poison(i, ct);
            await Until(all => Stands(all, poison) == Names, ct);
            await Others(poison, ct);
            var began = Stopwatch.StartNew();
            foreach (var name in Names.Split(' '))
                await OperatorQuarantine.Run(_host, name, poison, "Không đọc được", "admin", ct);
            await Until(all => Stands(all, poison).Length == 0 && all.All(p => p.Position >= poison), ct);
            recoveries.Add(began.Elapsed);
            options.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{i,4}  event {poison} stood {Names.Replace(" ", " and ", StringComparison.Ordinal)}; all went on "
                + $"{recoveries[^1].TotalSeconds:0.0} s after the quarantine"));
        }

        return new FaultResult(await load.Judge(database, ct), recoveries, Limit)
        {
            SettledCount = load.Recorder.SettledCount, More = _findings,
        };
    }

    private async Task<long> Poison(int number, CancellationToken ct)
    {
        await using var db = Database.Connect(database);
        await using var store = new PostgresEventStore(db);
        var appended = await store.Append(
            new AppendRequest(
                new Guid(options.Seed, (short)number, 0, new byte[8]), "unit-register", 0, default,
                [new EventToAppend("unit_registered", "None.None, None", Encoding.UTF8.GetBytes("{\"unitId\":7}"))],
                new EventMetadata()), ct);
        return ((AppendResult.Appended)appended).Receipt.Position;
    }

    /// <summary>While those stand the others are at most so far behind, and commands are answered.</summary>
    private async Task Others(long poison, CancellationToken ct)
    {
        await using var store = new Store(database);
        var acknowledged = load.Recorder.Now;
        var head = await store.Head(ct);
        await load.Acknowledged(acknowledged, ct);
        await Task.Delay(LagMax, ct);
        foreach (var late in (await All(ct)).Where(p => p.FailedPosition != poison && p.Position < head))
        {
            _findings.Add(new Finding(
                "lag", $"{late.Name} is at {late.Position} and has not read {head} in {LagMax.TotalSeconds} s", [$"{late}"]));
        }
    }

    private async Task Until(Func<IReadOnlyList<Standing>, bool> holds, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        for (var all = await All(ct); !holds(all); all = await All(ct))
        {
            if (waited.Elapsed > StandLimit) throw new TimeoutException(string.Join('\n', all));
            await Task.Delay(Pause, ct);
        }
    }

    private async Task<IReadOnlyList<Standing>> All(CancellationToken ct)
    {
        var reply = await load.Api.Get(host.Address, "/health/ready", null, ct);
        return
        [
            .. reply.Body.GetProperty("projections").EnumerateArray().Select(p => new Standing(
                p.GetProperty("name").GetString()!, p.GetProperty("position").GetInt64(),
                p.GetProperty("failedPosition").ValueKind == System.Text.Json.JsonValueKind.Number
                    ? p.GetProperty("failedPosition").GetInt64() : null)),
        ];
    }

    private static string Stands(IReadOnlyList<Standing> all, long poison) => string.Join(
        ' ', all.Where(p => p.FailedPosition == poison).Select(p => p.Name).Order(StringComparer.Ordinal));
}
