using Reporting.Cli.Replay;
using Reporting.Host;

namespace Reporting.Cli.Demo;

/// <summary>
/// Makes a fresh store one with demo data. Its reports are of the past, so they are entered while the store's clock is
/// simulated; when they are there, the store keeps real time for good.
/// </summary>
internal static class DemoStore
{
    private const string LoadingFile = "demo.loading";

    /// <summary>Loads the demo data, unless the data folder has a store already.</summary>
    /// <returns>How to serve the store.</returns>
    /// <exception cref="HostRefusedException">An earlier loading was interrupted.</exception>
    public static async Task<HostOptions> Prepare(HostOptions options, Screen screen, CancellationToken ct)
    {
        var loading = Path.Combine(options.DataFolder, LoadingFile);
        if (File.Exists(loading))
            throw new HostRefusedException(
                $"Loading the demo data was interrupted; remove the folder {options.DataFolder} and start again.");
        if (Directory.Exists(options.DataFolder) && Directory.EnumerateFileSystemEntries(options.DataFolder).Any())
            return options;
        var simulated = options with { Url = "http://127.0.0.1:0", SimulatedClock = true };
        bool keepsRealTime;
        await using (var host = await ReportingHost.Build(simulated, ct))
        {
            await File.WriteAllTextAsync(loading, "", ct);
            await Load(host, options, screen, ct);
            keepsRealTime = await host.EndSimulation(ct);
        }
        File.Delete(loading);
        if (!keepsRealTime)
            screen.Line("The demo's reports are newer than this machine's clock; the store's clock stays simulated.");
        return options with { SimulatedClock = !keepsRealTime };
    }

    private static async Task Load(ReportingHost host, HostOptions options, Screen screen, CancellationToken ct)
    {
        screen.Line("Loading the demo data (nạp dữ liệu mẫu).");
        await host.Start(ct);
        var administrator = await ReplayServer.FirstAccount(options.DataFolder, ct);
        var folder = Path.Combine(AppContext.BaseDirectory, "datasets", "ha-noi-mau");
        await DemoData.Load(folder, screen, new Uri(host.Url), administrator, ct);
    }
}
