using System.Security.Cryptography;
using Reporting.Cli.Replay.Api;
using Reporting.Cli.Replay.Signing;
using Reporting.Host;

namespace Reporting.Cli.Replay;

/// <summary>A host of the replay's own, on a fresh store with the simulated clock; or one that runs already.</summary>
internal sealed class ReplayServer : IAsyncDisposable
{
    private readonly ReportingHost? host;
    private readonly string? thrownAway;

    private ReplayServer(
        Uri address, Session administrator, LeaderKey? key = null, ReportingHost? host = null, string? thrownAway = null) =>
        (Address, Administrator, Key, this.host, this.thrownAway) = (address, administrator, key, host, thrownAway);

    public Uri Address { get; }

    /// <summary>The first account of the store.</summary>
    public Session Administrator { get; }

    /// <summary>What the leader signs with; null where reports are signed by the account alone.</summary>
    public LeaderKey? Key { get; }

    /// <summary>Starts a host on a free port, with its store in <paramref name="keep"/>, or in a folder that goes
    /// with it.</summary>
    /// <param name="keyFrom">Since when the leader's certificate is valid; null for none.</param>
    public static async Task<ReplayServer> Start(string? keep, DateTimeOffset? keyFrom, CancellationToken ct)
    {
        var folder = keep ?? Path.Combine(
            Path.GetTempPath(), "reporting-replay-" + RandomNumberGenerator.GetHexString(12, true));
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new HostRefusedException($"{folder} is not empty; a replay needs a fresh store.");
        var thrownAway = keep is null ? folder : null;
        ReportingHost? host = null;
        LeaderKey? key = null;
        try
        {
            DataFolder.Create(folder);
            key = keyFrom is { } from ? LeaderKey.Open(folder, from) : null;
            host = await ReportingHost.Build(
                new HostOptions
                {
                    DataFolder = folder, Url = "http://127.0.0.1:0", SimulatedClock = true, TrustFolder = key?.TrustFolder,
                },
                ct);
            await host.Start(ct);
            return new ReplayServer(new Uri(host.Url), await FirstAccount(folder, ct), key, host, thrownAway);
        }
        catch
        {
            await new ReplayServer(new Uri("http://127.0.0.1"), new Session("", ""), key, host, thrownAway).DisposeAsync();
            throw;
        }
    }

    /// <summary>A host that runs already, with the simulated clock and nothing in its store.</summary>
    /// <param name="address">Where it listens.</param>
    /// <param name="dataFolder">Where it keeps the first account's password.</param>
    /// <param name="keyFrom">Since when the leader's certificate is valid; null for none.</param>
    /// <param name="ct">Stops reading.</param>
    public static async Task<ReplayServer> Running(
        Uri address, string dataFolder, DateTimeOffset? keyFrom, CancellationToken ct) => new(
        address, await FirstAccount(dataFolder, ct), keyFrom is { } from ? LeaderKey.Open(dataFolder, from) : null);

    /// <summary>The account that a fresh store begins with.</summary>
    public static async Task<Session> FirstAccount(string dataFolder, CancellationToken ct)
    {
        var password = await File.ReadAllTextAsync(Path.Combine(dataFolder, DataFolder.FirstPasswordFile), ct);
        return new Session("admin", password.Trim());
    }

    public async ValueTask DisposeAsync()
    {
        Key?.Dispose();
        if (host is not null)
        {
            // A store that stays behind is to be served like any other; one that is ahead of the real time stays
            // simulated.
            if (thrownAway is null)
                await host.EndSimulation(CancellationToken.None);
            await host.DisposeAsync();
        }
        if (thrownAway is not null && Directory.Exists(thrownAway))
            Directory.Delete(thrownAway, recursive: true);
    }
}
