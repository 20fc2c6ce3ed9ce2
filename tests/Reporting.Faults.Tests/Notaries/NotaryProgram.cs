using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Reporting.EventStore;
using Reporting.Faults.Tests.Hosts;
using Reporting.Host;
using Reporting.Host.Ledger;
using Reporting.Ledger;

namespace Reporting.Faults.Tests.Notaries;

/// <summary>A notary in a process of its own, which kills itself (kill -9) at a step where it is told to.</summary>
internal static class NotaryProgram
{
    /// <summary>The step of a notary that somebody else kills.</summary>
    public const string NoStep = "none";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static async Task<int> Run(string folder, string policy, string step, string count)
    {
        await using var db = Database.Connect(Environment.GetEnvironmentVariable("ConnectionStrings__Reporting")!);
        await using var store = new PostgresEventStore(db);
        var rest = int.Parse(count, CultureInfo.InvariantCulture);
        var options = new LedgerOptions
        {
            Folder = folder,
            Policy = WitnessPolicy.Parse(await File.ReadAllTextAsync(policy)),
            Interval = Interval,
            AtStep = reached =>
            {
                if (reached.ToString() == step && --rest == 0) Signals.Kill(Environment.ProcessId);
            },
        };
        await using var notary = Notary.Start(db, store, new Shards(db, folder), options, NullLogger.Instance);
        // The test holds the other end: when it is gone, so is this.
        await Console.In.ReadLineAsync();
        return 0;
    }
}
