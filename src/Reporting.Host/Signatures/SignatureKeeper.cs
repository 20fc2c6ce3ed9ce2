using System.Diagnostics.Metrics;
using Npgsql;
using Reporting.EventStore;
using Reporting.Write.Signatures;

namespace Reporting.Host.Signatures;

/// <summary>Looks again and again at what goes on around signatures by itself: of several hosts the one with the lease does
/// it, and it is in the metrics how it stands.</summary>
public sealed partial class SignatureKeeper : IAsyncDisposable
{
    public const string LeaseName = "signatures";

    /// <summary>The meter's name.</summary>
    public const string MeterName = "Reporting.Signatures";

    private readonly SignatureRounds rounds;
    private readonly ILogger log;
    private readonly Meter meter = new(MeterName);
    private readonly LeasedWork work;
    private int toldCount;

    private SignatureKeeper(NpgsqlDataSource db, SignatureRounds rounds, TimeProvider clock, ILogger log, TimeSpan interval)
    {
        (this.rounds, this.log) = (rounds, log);
        meter.CreateObservableGauge(
            "reporting.signatures.held", () => Each(status => status.HeldCount), "{signature}",
            "Signatures that could not be judged yet.");
        meter.CreateObservableGauge(
            "reporting.signatures.lists.remaining", () => Each(status => Remaining(status, clock)), "s",
            "For how long the lists of revoked certificates still hold; negative when one is missing.");
        // Nothing is lost by a failure: what is held stays held, and is looked at again.
        work = LeasedWork.Every(db, LeaseName, interval, interval, Once, Failed);
    }

    public static SignatureKeeper Start(
        NpgsqlDataSource db, SignatureRounds rounds, TimeProvider clock, ILogger log, TimeSpan interval) =>
        new(db, rounds, clock, log, interval);

    public async ValueTask DisposeAsync()
    {
        await work.DisposeAsync();
        meter.Dispose();
    }

    // Only the host that looks after them tells.
    private IEnumerable<Measurement<T>> Each<T>(Func<SignatureStatus, T> value)
        where T : struct => rounds.Status is { } status ? [new Measurement<T>(value(status))] : [];

    private static double Remaining(SignatureStatus status, TimeProvider clock) =>
        status.ListsUntil is { } until ? (until - clock.GetUtcNow()).TotalSeconds : -1;

    private async Task Once(CancellationToken ct)
    {
        await rounds.RunOnce(ct);
        Tell(rounds.Status?.Failures ?? []);
    }

    // Once for each change: an address that is away for a day is not a line a minute.
    private void Tell(IReadOnlyList<string> failures)
    {
        if (failures.Count > 0 && failures.Count != toldCount)
            NotTaken(string.Join("; ", failures));
        toldCount = failures.Count;
    }

    [LoggerMessage(1, LogLevel.Error, "Signatures were not looked at; it is tried again.")]
    private partial void Failed(Exception fault);

    [LoggerMessage(2, LogLevel.Warning, "Lists of revoked certificates that did not come in: {Failures}")]
    private partial void NotTaken(string failures);
}
