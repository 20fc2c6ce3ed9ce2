using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Loads;
using Reporting.Faults.Tests.Outages;
using Reporting.TestKit;

namespace Reporting.Faults.Tests.Rows;

/// <summary>The way between host and PostgreSQL, or between clients and host, is cut, slow, or dead without a
/// word.</summary>
internal sealed class NetworkRow(FaultOptions options, Load load, HostProcess host, Relay toDatabase, Relay toHost)
{
    private const int WorkMaxMilliseconds = 400;
    private const int FaultMaxMilliseconds = 3000;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);

    // Who hears nothing must not wait for ever: the way may be dead.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DelayMax = TimeSpan.FromSeconds(2);

    private readonly Random _random = new(options.Seed);
    private readonly List<TimeSpan> _recoveries = [];

    private enum Fault
    {
        Cut,
        Break,
        Delay,
        Deaf,
    }

    public static async Task<FaultResult> Run(FaultOptions options, CancellationToken ct)
    {
        var database = await TestPostgres.CreateDatabase(ct);
        var server = new NpgsqlConnectionStringBuilder(database);
        await using var toDatabase = new Relay(() => server.Host!.StartsWith('/')
            ? new UnixDomainSocketEndPoint($"{server.Host}/.s.PGSQL.{server.Port}")
            : new IPEndPoint(Dns.GetHostAddresses(server.Host)[0], server.Port));
        var through = new NpgsqlConnectionStringBuilder(database)
        {
            Host = "127.0.0.1", Port = toDatabase.Port, SslMode = SslMode.Disable,
        };
        await using var host = await HostProcess.Start(options.Data, through.ConnectionString, ct);
        await using var toHost = new Relay(() => new IPEndPoint(IPAddress.Loopback, host.Address.Port));
        var address = new Uri($"http://127.0.0.1:{toHost.Port}");
        await using var load = new Load(options.Seed, () => address, Patience);
        await load.Begin(options.Data, ct);
        return await new NetworkRow(options, load, host, toDatabase, toHost).Run(database, ct);
    }

    private async Task<FaultResult> Run(string database, CancellationToken ct)
    {
        foreach (var i in options.Faults)
        {
            await load.Work(ct);
            await Task.Delay(_random.Next(WorkMaxMilliseconds), ct);
            // Every kind on either way in turn, from one that the seed chooses.
            var (isDatabase, fault) = (i % 2 == 0, (Fault)((options.Seed + (i / 2)) % 4));
            await Do(isDatabase ? toDatabase : toHost, fault, ct);
            var mended = load.Recorder.Now;
            await load.Api.Ready(host.Address, ReadyLimit, ct);
            await load.Acknowledged(mended, ct);
            _recoveries.Add(load.Recorder.Now - mended);
            options.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{i,4}  {fault} between {(isDatabase ? "host and PostgreSQL" : "clients and host")}, a command "
                + $"acknowledged {_recoveries[^1].TotalSeconds:0.0} s after it"));
        }

        await load.Work(ct);
        return new FaultResult(await load.Judge(database, ct), _recoveries, Limit)
        {
            SettledCount = load.Recorder.SettledCount,
            More = host.HasExited ? [new Finding("host", "the host ended", [host.Said])] : [],
        };
    }

    private async Task Do(Relay way, Fault fault, CancellationToken ct)
    {
        var time = TimeSpan.FromMilliseconds(_random.Next(FaultMaxMilliseconds));
        switch (fault)
        {
            case Fault.Cut:
                way.Cut();
                await Task.Delay(time, ct);
                way.Mend();
                break;
            case Fault.Break:
                way.Break();
                break;
            case Fault.Delay:
                way.Delay = _random.NextDouble() * DelayMax;
                await Task.Delay(time, ct);
                way.Mend();
                break;
            case Fault.Deaf:
                way.Deafen();
                break;
        }
    }
}
