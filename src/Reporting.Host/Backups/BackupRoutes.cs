using System.Text.Json;
using Reporting.Write.Http;

namespace Reporting.Host.Backups;

/// <summary>GET /api/backups: which verified backups there are and how it stands with them, for the operator. Where they lie is
/// not said.</summary>
public static class BackupRoutes
{
    /// <param name="State">off, standby, receiving, copying, waiting or retrying: what this host does for them.</param>
    /// <param name="Overdue">No verified backup is as new as it should be, by more than an hour.</param>
    /// <param name="Alarm">They fail, are overdue, or an archive of the log is damaged.</param>
    /// <param name="Failure">What kind of failure there was, or null.</param>
    /// <param name="IntervalSeconds">How often a base backup is made.</param>
    /// <param name="KeptCount">How many are kept at least.</param>
    /// <param name="KeptDays">For how many days each is kept at least.</param>
    /// <param name="Items">The verified ones, the newest first.</param>
    public sealed record Backups(
        string State, bool Overdue, bool Alarm, string? Failure, double IntervalSeconds, int KeptCount, int KeptDays,
        IReadOnlyList<Backup> Items);

    /// <param name="VerifiedAt">When it was made and found whole; the earliest time that can be restored from it.</param>
    /// <param name="Position">The store's newest event then, at least.</param>
    /// <param name="Amcheck">What pg_amcheck said of the live database: ok, or why it did not look.</param>
    /// <param name="LogCopy">Whether the copy of the published log gives what was signed: ok, or what is wrong.</param>
    /// <param name="Archive">The archive of the write-ahead log that goes on from it; null: it stands alone.</param>
    /// <param name="MissingCount">How many files of that log are missing; 0: every time up to now can be restored.</param>
    public sealed record Backup(
        string Label, DateTimeOffset BegunAt, DateTimeOffset VerifiedAt, long Position, long Bytes, string Amcheck, string LogCopy,
        string? Archive, int MissingCount);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/backups", Handle).WithName("ListBackups").Produces<Backups>().ForOperators();

    private static async Task Handle(HttpContext http, BackupKeeper keeper)
    {
        var (status, options) = (keeper.Status, keeper.Options);
        await Answer.Json(
            http,
            new Backups(
                JsonNamingPolicy.SnakeCaseLower.ConvertName(status.State.ToString()), status.IsOverdue, status.IsAlarm, status.Failure,
                options.Interval.TotalSeconds, options.KeptCount, options.KeptDays, [.. keeper.All().Select(Of)]));
    }

    private static Backup Of((BackupRecord Record, int MissingCount) one) => new(
        one.Record.Label, one.Record.BegunAt, one.Record.EndedAt, one.Record.Position, one.Record.Bytes, one.Record.Amcheck,
        one.Record.LogCopy, one.Record.Archive, one.MissingCount);
}
