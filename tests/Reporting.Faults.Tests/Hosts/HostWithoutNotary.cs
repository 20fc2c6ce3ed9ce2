using Reporting.Host;
using Reporting.Host.Ledger;

namespace Reporting.Faults.Tests.Hosts;

/// <summary>A host that neither signs nor stands by, as a process of its own: the notary is another one.</summary>
internal static class HostWithoutNotary
{
    /// <summary>How <see cref="HostProcess.Start"/> starts it.</summary>
    public static string Program => Path.Combine(AppContext.BaseDirectory, "Reporting.Faults.Tests");

    public static async Task<int> Run(string folder, string url)
    {
        await using var host = await ReportingHost.Build(
            new HostOptions
            {
                DataFolder = folder,
                ConnectionString = Environment.GetEnvironmentVariable("ConnectionStrings__Reporting"),
                Url = url,
                Ledger = new LedgerOptions { Notarises = false },
            },
            CancellationToken.None);
        await host.Start(CancellationToken.None);
        Console.WriteLine($"Listening on {host.Url} .");
        await host.WaitForShutdown(CancellationToken.None);
        return 0;
    }
}
