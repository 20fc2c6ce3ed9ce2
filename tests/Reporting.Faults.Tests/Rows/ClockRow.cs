using System.Globalization;
using Reporting.Faults.Tests.Hosts;
using Reporting.Faults.Tests.Loads;
using Reporting.Faults.Tests.Machines;
using Reporting.TestKit;

namespace Reporting.Faults.Tests.Rows;

/// <summary>The host's wall clock jumps, days and more; PostgreSQL keeps the real time. Stored time never goes back, and
/// tokens of another time are not taken.</summary>
internal static class ClockRow
{
    private const string Now = "+0";
    private const int JumpMaxMilliseconds = 2000;
    private static readonly string[] Jumps = ["-1d", "+400d", "-90", "+600", "-10", "-3600", "+2", "+0 x0.5"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    // libfaketime looks at its file once a second.
    private static readonly TimeSpan Seen = TimeSpan.FromMilliseconds(1200);

    public static string? Missing() => FakeTime.Find() is null ? "libfaketime is not installed" : null;

    public static async Task<FaultResult> Run(FaultOptions options, CancellationToken ct)
    {
        var clock = new FakeTime(options.Folder + "/clock");
        clock.Set(Now);
        var database = await TestPostgres.CreateDatabase(ct);
        await using var host = await HostProcess.Start(options.Data, database, ct, variables: clock.Variables);
        await using var load = new Load(options.Seed, () => host.Address);
        await load.Begin(options.Data, ct);
        var random = new Random(options.Seed);
        var recoveries = new List<TimeSpan>();
        var first = random.Next(Jumps.Length);
        foreach (var i in options.Faults)
        {
            await load.Work(ct);
            var jump = Jumps[(first + i) % Jumps.Length];
            clock.Set(jump);
            await Task.Delay(Seen, ct);
            // With a token of that time commands are done in it, too.
            var real = load.Town.Tokens.ToArray();
            var isIn = random.Next(2) == 0 && await load.Town.Renew(load.Api, host.Address, options.Data, ct);
            await Task.Delay(random.Next(JumpMaxMilliseconds), ct);
            clock.Set(Now);
            var back = load.Recorder.Now;
            await Task.Delay(Seen, ct);
            foreach (var (role, token) in real) load.Town.Tokens[role] = token;
            // A session that was ended in another time stays so.
            var known = await load.Api.Get(host.Address, "/api/sessions/current", load.Town.Tokens[Town.Enter], ct);
            if (!known.IsOk) await load.Town.Renew(load.Api, host.Address, options.Data, ct);
            await load.Acknowledged(load.Recorder.Now, ct);
            recoveries.Add(load.Recorder.Now - back - Seen);
            options.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"{i,4}  clock {jump}{(isIn ? ", worked in" : "")}, back: a command acknowledged "
                + $"{recoveries[^1].TotalSeconds:0.0} s after it"));
        }

        return new FaultResult(await load.Judge(database, ct), recoveries, Limit)
        {
            SettledCount = load.Recorder.SettledCount,
        };
    }
}
