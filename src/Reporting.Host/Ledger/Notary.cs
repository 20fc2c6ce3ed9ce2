using System.Diagnostics;
using Npgsql;
using Reporting.Domain;
using Reporting.EventStore;
using Reporting.Ledger;
using Reporting.Read.Projections;

namespace Reporting.Host.Ledger;

/// <summary>Puts every event into the public log, in order, and signs what the log says. Of several hosts the one with the
/// lease does it; before every signature it looks whether the store still continues what was signed.</summary>
public sealed partial class Notary : IAsyncDisposable
{
    public const string LeaseName = "notary";

    /// <summary>The most events between two checkpoints.</summary>
    private const int BatchCountMax = 16_384;
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WitnessTimeout = TimeSpan.FromSeconds(5);
    private readonly NpgsqlDataSource db;
    private readonly PostgresEventStore store;
    private readonly Shards shards;
    private readonly LedgerOptions options;
    private readonly ILogger log;
    private readonly LagClock lag;
    private readonly NotaryGauges gauges;
    private readonly LeasedWork work;
    private bool isLate;
    private volatile NotaryStatus status = new(NotaryState.Standby, null, 0, TimeSpan.Zero, null);

    private Notary(NpgsqlDataSource db, PostgresEventStore store, Shards shards, LedgerOptions options, ILogger log)
    {
        (this.db, this.store, this.shards, this.options, this.log) = (db, store, shards, options, log);
        lag = new LagClock(TimeProvider.System);
        gauges = new NotaryGauges(() => Status);
        work = options.Notarises
            ? LeasedWork.Start(db, LeaseName, RetryInterval, Run, Retry, () => Report(NotaryState.Standby, null))
            : LeasedWork.None();
    }

    public NotaryStatus Status => status with { Lag = lag.Lag };

    public static Notary Start(
        NpgsqlDataSource db, PostgresEventStore store, Shards shards, LedgerOptions options, ILogger log) =>
        new(db, store, shards, options, log);

    public async ValueTask DisposeAsync()
    {
        await work.DisposeAsync();
        gauges.Dispose();
    }

    private async Task Run(Lease lease, CancellationToken ct)
    {
        try
        {
            await RunHeld(lease, ct);
        }
        catch (ForkException e)
        {
            if (status.State != NotaryState.Refused)
                Refused(e.Refusal.Code, e.Refusal.English, e.Refusal.Vietnamese);
            Report(NotaryState.Refused, e.Message, e.Refusal);
        }
        finally
        {
            await SeeHead(ct);
        }
    }

    // Whatever it is, the published log is as it was, and health shows that it does not move.
    private void Retry(Exception e)
    {
        if (status.State != NotaryState.Retrying)
            Failed(e);
        Report(NotaryState.Retrying, e.Message);
    }

    // What comes while nothing is signed waits, and is seen to wait.
    private async Task SeeHead(CancellationToken ct)
    {
        try
        {
            lag.See(status.Position, await store.Head(ct));
        }
        catch (Exception e) when (e is NpgsqlException or OperationCanceledException or InvalidOperationException)
        {
            // The server is away, and with it whatever could wait.
        }
        var isAlarm = Status.Lag > NotaryStatus.LagMax;
        if (isAlarm && !isLate)
            Late(NotaryStatus.LagMax.TotalSeconds);
        isLate = isAlarm;
    }

    private async Task RunHeld(Lease lease, CancellationToken ct)
    {
        using var witnesses = new Witnesses(options.Policy, new HttpClient { Timeout = WitnessTimeout });
        var (shard, _) = await shards.Open(options.Origin, ct);
        var signed = ShardLog.Open(shards.FolderOf(shard), shard, shards.SigningKeys(shard), options.AtStep);
        await ForkGuard.Require(db, store, shard, signed, ct);
        Report(signed, shard);
        while (await lease.IsHeld(ct))
        {
            await WaitForWork(signed, shard, ct);
            var began = Stopwatch.GetTimestamp();
            if (!await Publish(signed, shard, witnesses, ct)) return;
            await EventPositions.Add(db, PublishedPosition(signed, shard), ct);
            var rest = options.Interval - Stopwatch.GetElapsedTime(began);
            // Unless the next batch is full already. Each publication has files to write, whatever it holds.
            if (rest > TimeSpan.Zero && await store.Head(ct) - shard.PositionAt(signed.Size) < BatchCountMax)
                await Task.Delay(rest, ct);
        }
    }

    private async Task WaitForWork(ShardLog signed, Shard shard, CancellationToken ct)
    {
        if (signed.Size == 0 && shard.Number > 1)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(signed.IsPending ? options.Interval : RetryInterval);
        try
        {
            lag.See(PublishedPosition(signed, shard), await store.WaitForPosition(shard.PositionAt(signed.Size) + 1, limit.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested) { } // The lease and the keys want a look all the same.
    }

    /// <summary>One publication; false when another log or another key signs now.</summary>
    private async Task<bool> Publish(ShardLog signed, Shard shard, Witnesses witnesses, CancellationToken ct)
    {
        await ForkGuard.Require(db, store, shard, signed, ct);
        var page = await LeafRows.Page(db, shard.PositionAt(signed.Size), BatchCountMax, ct);
        // Looked up after the page: a log that was begun before one of these events was stored is seen here.
        var (current, last) = await shards.Open(options.Origin, ct);
        if (current.Number != shard.Number || !current.Keys.SequenceEqual(shard.Keys, SameKey.Instance))
            return false;
        page.RemoveAll(row => row.Position > last);
        var lead = signed.Size == 0 && shard.Number > 1 ? await LastOfShardBefore(shard, ct) : [];
        if (page.Count + lead.Count > 0)
        {
            signed.Add([.. lead, .. page.Select(row => (row.Entry, row.Leaf))]);
            signed.Sign(isPending: options.Policy.Witnesses.Count > 0);
        }
        else if (!signed.IsPending)
        {
            return true;
        }
        var (cosignatures, areEnough) = await witnesses.Ask(signed.Signed!, signed.Tiles, ct);
        if (areEnough)
            signed.Publish(cosignatures, TimeProvider.System.GetUtcNow());
        Report(signed, shard);
        await SeeHead(ct);
        return true;
    }

    private async Task<List<(byte[] Entry, byte[] Leaf)>> LastOfShardBefore(Shard shard, CancellationToken ct)
    {
        var before = (await shards.All(ct)).First(one => one.Number == shard.Number - 1);
        // A log that was begun because the one before is lost begins with what is known of it: its name.
        var entry = shards.FolderOf(before).Read(LogFolder.CheckpointFile)
            ?? System.Text.Encoding.UTF8.GetBytes(before.Origin + "\n");
        return [(entry, MerkleTree.Leaf(entry))];
    }

    private static long PublishedPosition(ShardLog signed, Shard shard) => shard.PositionAt(signed.Published?.Size ?? 0);

    private void Report(ShardLog signed, Shard shard)
    {
        var position = Math.Max(0, PublishedPosition(signed, shard));
        lag.See(position, position);
        status = new NotaryStatus(
            signed.IsPending ? NotaryState.Pending : NotaryState.Running, shard.Origin, position, TimeSpan.Zero,
            signed.IsPending ? "Too few witnesses have cosigned." : null);
    }

    private void Report(NotaryState state, string? failure, Refusal? refusal = null) =>
        status = status with { State = state, Failure = failure, Refusal = refusal };

    [LoggerMessage(1, LogLevel.Critical, "The notary signs nothing ({Code}): {Why} {Vietnamese}")]
    private partial void Refused(string code, string why, string vietnamese);

    [LoggerMessage(3, LogLevel.Critical, "An event has waited for the published log for more than {Seconds} s.")]
    private partial void Late(double seconds);

    [LoggerMessage(2, LogLevel.Error, "The log of events was not continued; it is tried again.")]
    private partial void Failed(Exception fault);
}
