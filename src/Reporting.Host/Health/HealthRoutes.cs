using System.Text.Json;
using Npgsql;
using Reporting.EventStore;
using Reporting.Host.Backups;
using Reporting.Host.Ledger;
using Reporting.Host.Verifications;
using Reporting.Read;
using Reporting.Read.Projections;
using Reporting.Write.Http;
using Reporting.Write.Signatures;

namespace Reporting.Host.Health;

/// <summary>GET /health/live: the process answers. GET /health/ready: it can do its work; the answer says what is
/// missing.</summary>
public static class HealthRoutes
{
    /// <param name="Ready">Whether the database answers, and every projection runs here or on another host, with rows of
    /// this program's version or a newer one's.</param>
    /// <param name="Database">Whether the database answers, with its migrations done (no host starts without
    /// them).</param>
    /// <param name="Position">The newest position; null when the database is away.</param>
    /// <param name="Drift">How much of the store's protection is not as it was made; the log names it.</param>
    /// <param name="Ledger">The public log. It does not make a host unready: what is acknowledged is safe without it.</param>
    /// <param name="Signatures">How it stands with signatures; null where another host looks after them.</param>
    /// <param name="Verification">What the last comparison of the store with the public log came to; null where another host
    /// makes them, or none was made yet.</param>
    /// <param name="Backup">How it stands with backups. They do not make a host unready.</param>
    public sealed record Readiness(
        bool Ready, bool Database, long? Position, IReadOnlyList<ProjectionHealth> Projections, LedgerHealth Ledger,
        int Drift, SignatureHealth? Signatures, VerificationHealth? Verification, BackupHealth Backup);

    /// <param name="State">What this host's notary does.</param>
    /// <param name="Origin">The log's name, or null while this host has not looked.</param>
    /// <param name="Position">Every event up to here is in the published log.</param>
    /// <param name="LagSeconds">For how long there have been events that are not.</param>
    /// <param name="Alarm">It signs nothing, or an event has waited for more than a minute.</param>
    /// <param name="Failure">Why it does not sign.</param>
    /// <param name="FailureVi">The same in Vietnamese, where it refuses.</param>
    /// <param name="Code">The public code, where it refuses.</param>
    public sealed record LedgerHealth(
        string State, string? Origin, long Position, double LagSeconds, bool Alarm, string? Failure, string? FailureVi,
        string? Code);

    /// <param name="Outcome">proven, altered or cannot_tell.</param>
    /// <param name="Position">Up to here the store was compared with the log.</param>
    /// <param name="At">When the last comparison ended.</param>
    /// <param name="WholeAt">When the last one of the whole store ended; null: there was none.</param>
    public sealed record VerificationHealth(
        string Outcome, long Position, DateTimeOffset At, DateTimeOffset? WholeAt, bool Alarm);

    /// <param name="State">What this host does for them.</param>
    /// <param name="AgeSeconds">How old the newest verified backup is; null: there is none, or another host knows.</param>
    /// <param name="Alarm">They fail, the newest is older than it should be, or an archive of the log is damaged.</param>
    public sealed record BackupHealth(
        string State, string? Newest, double? AgeSeconds, string? Archive, bool Alarm, string? Failure);

    /// <param name="Held">How many signatures could not be judged yet.</param>
    /// <param name="ListsUntil">Until when the lists of revoked certificates of all trusted authorities hold; null: one is
    /// missing, and new signatures are held.</param>
    public sealed record SignatureHealth(int Held, DateTimeOffset? ListsUntil);

    /// <param name="Lag">How many events it has not read yet.</param>
    /// <param name="FailedPosition">The event that it stands before, or null.</param>
    /// <param name="Failure">What kind of failure that was, or null. The rest may quote the event and is in the log:
    /// anybody may ask here.</param>
    public sealed record ProjectionHealth(
        string Name, string State, long Position, long Lag, long? FailedPosition, string? Failure);

    // Whoever asks wants to know now; a server that does not answer by then is as good as away.
    private static readonly TimeSpan HeadTimeout = TimeSpan.FromSeconds(3);

    public static void Map(IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").AllowAnonymous();
        health.MapGet("/live", () => TypedResults.Text("live")).WithName("Live");
        health.MapGet("/ready", Ready).WithName("Ready").Produces<Readiness>()
            .Produces<Readiness>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task Ready(
        HttpContext http, PostgresEventStore store, ReadSide read, Notary notary, DriftWatch drift, SignatureRounds rounds,
        VerificationWatch verification, BackupKeeper backups, CancellationToken ct)
    {
        var head = await Head(store, ct);
        var statuses = read.Projections.Statuses;
        var ready = head is not null
            && statuses.All(s => s.State is not
                (ProjectionState.Stopped or ProjectionState.Retrying or ProjectionState.Rebuilding));
        await Answer.Json(
            http,
            new Readiness(
                ready, head is not null, head, [.. statuses.Select(Of)], Of(notary.Status), drift.Found.Count, Of(rounds.Status),
                Of(verification), Of(backups.Status)),
            ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static VerificationHealth? Of(VerificationWatch watch) => watch.Newest is not { } last ? null : new VerificationHealth(
        VerificationRows.Written(last.Outcome), last.PublishedPosition, last.EndedAt, watch.Whole?.EndedAt,
        last.Outcome == VerificationOutcome.Altered);

    private static BackupHealth Of(BackupStatus status) => new(
        JsonNamingPolicy.SnakeCaseLower.ConvertName(status.State.ToString()), status.Newest?.Label,
        status.Age is { } age ? Math.Round(age.TotalSeconds) : null, status.Newest?.Archive, status.IsAlarm, status.Failure);

    private static SignatureHealth? Of(SignatureStatus? status) =>
        status is null ? null : new SignatureHealth(status.HeldCount, status.ListsUntil);

    private static ProjectionHealth Of(ProjectionStatus status) => new(
        status.Name, JsonNamingPolicy.SnakeCaseLower.ConvertName(status.State.ToString()), status.Position, status.Lag,
        status.FailedPosition, status.FailureKind);

    private static LedgerHealth Of(NotaryStatus status) => new(
        JsonNamingPolicy.SnakeCaseLower.ConvertName(status.State.ToString()), status.Origin, status.Position,
        Math.Round(status.Lag.TotalSeconds, 1), status.IsAlarm, status.Failure,
        status.Refusal?.Vietnamese, status.Refusal?.Code);

    private static async Task<long?> Head(PostgresEventStore store, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(HeadTimeout);
        try
        {
            return await store.Head(limit.Token);
        }
        catch (Exception e) when (
            e is NpgsqlException or EventStoreUnavailableException
            || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null;
        }
    }
}
