using Reporting.Cli.Replay;
using Reporting.Cli.Replay.Api;
using Reporting.Cli.Replay.DataSets;
using Reporting.Cli.Replay.Play;
using Reporting.Cli.Replay.Signing;

namespace Reporting.Cli.Demo;

/// <summary>Fills a fresh store with the project's own data set and a report in each state.</summary>
internal static class DemoData
{
    /// <summary>Loads through the public API of a server with the simulated clock.</summary>
    /// <param name="data">The data set.</param>
    /// <param name="screen">Told how far it is.</param>
    /// <param name="server">Where the server listens.</param>
    /// <param name="administrator">The account that sets up.</param>
    /// <param name="key">What the leader signs with; null: the account alone.</param>
    /// <param name="ct">Stops loading; the store is then of no use.</param>
    /// <exception cref="ApiRefusalException">The server said no.</exception>
    public static async Task Load(
        DataSet data, Screen screen, Uri server, Session administrator, LeaderKey? key, CancellationToken ct)
    {
        using var api = new ApiClient(server);
        var run = new ReplayRun(screen, data, api, administrator, key);
        if (!await run.Run(ct))
            throw new ApiRefusalException("demo", 0, null, "The demo data did not go through as it should.");
        await new DemoStates(api, run.Crew, key is null ? null : new LeaderSigning(api, run.Crew, key))
            .Make(new Tally(), ct);
        await DemoTour.Make(api, run.Crew, ct);
        DemoAccounts.Tell(run.Crew, screen);
    }
}
