using Reporting.Cli.Replay;
using Reporting.Cli.Replay.DataSets;
using Reporting.Cli.Replay.Signing;
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
            return WithTrust(options);
        options = options with { TrustFolder = Path.Combine(options.DataFolder, LeaderKey.Folder, "trust") };
        var folder = Path.Combine(AppContext.BaseDirectory, "datasets", "ha-noi-mau");
        var data = DataSetReader.Read(folder);
        DataFolder.Create(options.DataFolder);
        await File.WriteAllTextAsync(loading, "", ct);
        using var key = LeaderKey.Open(options.DataFolder, data.Reports[0].RecordedAt.AddDays(-2));
        var simulated = options with { Url = "http://127.0.0.1:0", SimulatedClock = true };
        bool keepsRealTime;
        await using (var host = await ReportingHost.Build(simulated, ct))
        {
            await Load(host, options, data, key, screen, ct);
            keepsRealTime = await host.EndSimulation(ct);
        }
        File.Delete(loading);
        if (!keepsRealTime)
            screen.Line("The demo's reports are newer than this machine's clock; the store's clock stays simulated.");
        return options with { SimulatedClock = !keepsRealTime };
    }

    /// <summary>A demo that was loaded before trusts its own authority, as long as nobody named another trust.</summary>
    private static HostOptions WithTrust(HostOptions options)
    {
        var trust = Path.Combine(options.DataFolder, LeaderKey.Folder, "trust");
        return options.TrustFolder is null && Directory.Exists(trust) ? options with { TrustFolder = trust } : options;
    }

    private static async Task Load(
        ReportingHost host, HostOptions options, DataSet data, LeaderKey key, Screen screen, CancellationToken ct)
    {
        screen.Line("Loading the demo data (nạp dữ liệu mẫu).");
        await host.Start(ct);
        var administrator = await ReplayServer.FirstAccount(options.DataFolder, ct);
        await DemoData.Load(data, screen, new Uri(host.Url), administrator, key, ct);
    }
}
