using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Incidents;
using Reporting.EventStore;
using Reporting.Write;
using Reporting.Write.Reactions;

namespace Reporting.Host.Verifications;

/// <summary>Compares the store with the published log by itself: at start and every five minutes what came in the last day, every
/// night the whole. Of several hosts the one with the lease does it. What is altered is an incident for the operators.</summary>
public sealed partial class VerificationWatch : IAsyncDisposable
{
    public const string LeaseName = "verification";

    /// <summary>When the night's comparison begins, by the clock of the deployment.</summary>
    private static readonly TimeSpan NightAt = TimeSpan.FromHours(1.5);

    private static readonly TimeSpan TakeOverInterval = TimeSpan.FromSeconds(10);

    private readonly NpgsqlDataSource db;
    private readonly StoreVerifier verifier;
    private readonly VerificationRows rows;
    private readonly Streams streams;
    private readonly VerificationOptions options;
    private readonly TimeZoneInfo zone;
    private readonly ILogger log;
    private readonly VerificationGauges gauges;
    private readonly LeasedWork work;
    private volatile StoreVerification? newest;
    private volatile StoreVerification? whole;

    internal VerificationWatch(
        NpgsqlDataSource db, StoreVerifier verifier, VerificationRows rows, Streams streams, VerificationOptions options,
        TimeZoneInfo zone, ILogger log)
    {
        (this.db, this.verifier, this.rows, this.streams) = (db, verifier, rows, streams);
        (this.options, this.zone, this.log) = (options, zone, log);
        gauges = new VerificationGauges(() => newest, () => whole);
        work = options.IsOn
            ? LeasedWork.Start(db, LeaseName, TakeOverInterval, RunHeld, Failed, Forget) : LeasedWork.None();
    }

    /// <summary>The newest comparison that this host made; null where another host makes them.</summary>
    public StoreVerification? Newest => newest;

    /// <summary>The newest comparison of the whole store; null where another host makes them.</summary>
    public StoreVerification? Whole => whole;

    public async ValueTask DisposeAsync()
    {
        await work.DisposeAsync();
        gauges.Dispose();
    }

    private async Task RunHeld(Lease lease, CancellationToken ct)
    {
        // The notary of a host that starts is a moment behind, and so are its files.
        await Task.Delay(options.FirstDelay, ct);
        while (true)
        {
            await Once(ct);
            await Task.Delay(options.Interval, ct);
        }
    }

    private async Task Once(CancellationToken ct)
    {
        if (!await verifier.HasLog(ct))
            return;
        whole ??= await rows.Newest(isWhole: true, 1, ct) is [var found, ..] ? found : null;
        var isNight = whole is null || whole.BeganAt < LastNight(TimeProvider.System.GetUtcNow());
        var result = await verifier.Run(isNight ? 0 : await DayBefore(ct), ct);
        await rows.Keep(result, ct);
        var isNews = newest?.Outcome != result.Outcome || !newest.Findings.SequenceEqual(result.Findings);
        newest = result;
        if (result.IsWhole)
            whole = result;
        if (isNews)
            await Tell(result, ct);
    }

    private void Failed(Exception fault)
    {
        NotLooked(fault);
        Forget();
    }

    // Another host may go on.
    private void Forget() => (newest, whole) = (null, null);

    private async Task Tell(StoreVerification result, CancellationToken ct)
    {
        var found = string.Join(' ', result.Findings);
        if (result.Outcome == VerificationOutcome.CannotTell)
            CannotTell(found);
        if (result.Outcome != VerificationOutcome.Altered)
            return;
        Altered(result.FirstPosition, result.LastPosition, found);
        if (result.IsSetBack)
            return;
        // One for each first finding: what is found again every five minutes is not told anew.
        var id = Uuid5.Of("verification", result.Findings[0]);
        var raise = new RaiseIncident(
            id, Unit: null, "Dữ liệu khác với sổ cái đã công bố / The store differs from the published log",
            result.Findings[0], SystemAct.Account);
        await streams.Incidents.Execute(
            id, SystemAct.Context(nameof(RaiseIncident), SystemAct.Account, $"verification-{result.Id}"),
            state => RaiseIncident.Decide(raise, state), ct);
    }

    private DateTimeOffset LastNight(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var night = new DateTimeOffset(local.Date, local.Offset) + NightAt;
        return night <= local ? night : night.AddDays(-1);
    }

    // By the store's own time, which a simulation has, too.
    private async Task<long> DayBefore(CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            """
            select coalesce((select es.position_at(h.timestamp - interval '1 day') from es.head h where isfinite(h.timestamp)), 0)
            """);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    [LoggerMessage(1, LogLevel.Critical, "The store is not what was published (events {First} to {Last}): {Found}")]
    private partial void Altered(long first, long last, string found);

    [LoggerMessage(2, LogLevel.Error, "The store could not be compared with the published log: {Found}")]
    private partial void CannotTell(string found);

    [LoggerMessage(3, LogLevel.Warning, "The store was not compared with the published log; it is tried again.")]
    private partial void NotLooked(Exception fault);
}

/// <summary>How often a host compares the store with the log.</summary>
public sealed record VerificationOptions
{
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>False: this host never does.</summary>
    public bool IsOn { get; init; } = true;
}
