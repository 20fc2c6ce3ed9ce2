using Reporting.Cli.Replay;
using Reporting.Cli.Replay.Api;
using Reporting.Cli.Replay.DataSets;
using Reporting.Cli.Replay.Play;

namespace Reporting.Cli.Demo;

/// <summary>Fills a fresh store with the project's own data set and a report in each state.</summary>
internal static class DemoData
{
    /// <summary>Loads through the public API of a server with the simulated clock.</summary>
    /// <param name="folder">The data set, in the replay format.</param>
    /// <param name="screen">Told how far it is.</param>
    /// <param name="server">Where the server listens.</param>
    /// <param name="administrator">The account that sets up.</param>
    /// <param name="ct">Stops loading; the store is then of no use.</param>
    /// <exception cref="DataSetException">The data set can't be read.</exception>
    /// <exception cref="ApiRefusalException">The server said no.</exception>
    public static async Task Load(
        string folder, Screen screen, Uri server, Session administrator, CancellationToken ct)
    {
        using var api = new ApiClient(server);
        var run = new ReplayRun(screen, DataSetReader.Read(folder), api, administrator);
        if (!await run.Run(ct))
            throw new ApiRefusalException("demo", 0, null, "The demo data did not go through as it should.");
        await new DemoStates(api, run.Crew).Make(new Tally(), ct);
    }
}
