using Npgsql;
using Reporting.Embedded;
using Reporting.Host.Backups;
using Reporting.Host.Ledger;
using Reporting.Host.Verifications;

namespace Reporting.Host.Operators;

/// <summary>Restores a store from its backups into a data folder that has none, and looks at what came out: pg_amcheck, drift,
/// and every event against the published log.</summary>
/// <param name="From">The folder with the backups.</param>
/// <param name="Into">The new data folder.</param>
/// <param name="Target">Restores what was committed up to then, by the clock of the server; null for all there is.</param>
/// <param name="LedgerFolder">The published log to compare with; null for the copy that is with the backups.</param>
public sealed record OperatorRestore(string From, string Into, DateTimeOffset? Target, string? LedgerFolder)
{
    /// <param name="Backup">The base backup that it was made from.</param>
    /// <param name="Head">The newest event that is there.</param>
    /// <param name="Published">The newest event in the log; beyond <paramref name="Head"/>, the store was set back.</param>
    /// <param name="Drift">What is not as it was made.</param>
    public sealed record Restored(
        string Backup, long Head, long Published, IReadOnlyList<string> Drift, string Amcheck, StoreVerification Verification)
    {
        public bool IsSound => Drift.Count == 0 && Verification.Outcome == VerificationOutcome.Proven;

        /// <summary>The notary will refuse it.</summary>
        public bool IsSetBack => Published > Head;
    }

    /// <exception cref="HostRefusedException">A backup is damaged, log is missing, no backup reaches back so far.</exception>
    /// <exception cref="EmbeddedPostgresException">The folder has data, or the copy can't be started.</exception>
    public async Task<Restored> Run(Action<string> say, CancellationToken ct)
    {
        var folder = BackupFolder.Existing(From);
        using var held = folder.Lock();
        var record = Choose(folder);
        say($"Backup {record.Label}: verifying.");
        var cluster = folder.ClusterOf(record.Label);
        var programs = await BackupServer.Programs(record.Major, ct, "pg_verifybackup");
        await BaseBackup.Verify(programs, cluster, record.Label, ct);
        var gaps = folder.Gaps(record, isRead: true);
        if (gaps.Count > 0 && Target is null)
            throw BackupRefusals.LogMissing(record.Label, gaps);
        if (!record.IsOwnServer)
            throw BackupRefusals.GivenServer(record.Label, cluster);
        say($"Backup {record.Label}: restoring{(Target is { } time ? $" to {time:O}" : "")} into {Path.GetFullPath(Into)}.");
        await using var server = await Recover(folder, record, gaps, ct);
        DataFolder.Keys(Into);
        return await Look(server, folder, record, programs, say, ct);
    }

    private BackupRecord Choose(BackupFolder folder)
    {
        var all = folder.All();
        if (all.Count == 0)
            throw BackupRefusals.NoBackups(From);
        return Target is not { } target ? all[0]
            : all.FirstOrDefault(one => one.EndedAt <= target) ?? throw BackupRefusals.TooEarly(target, all[^1].EndedAt);
    }

    private async Task<EmbeddedPostgres> Recover(
        BackupFolder folder, BackupRecord record, IReadOnlyList<string> gaps, CancellationToken ct)
    {
        var log = new List<(string, string)>();
        if (record.Archive is { } name && WalArchive.Read(folder.ArchiveOf(name)) is { } archive)
        {
            var next = record.FirstSegment();
            foreach (var (file, segment) in archive.From(folder.ArchiveOf(name), next))
            {
                // Up to the first that is missing: what comes after it is of no use.
                if (segment != next || gaps.Any(gap => gap.StartsWith(segment.Name, StringComparison.Ordinal)))
                    break;
                log.Add((file, segment.Name));
                next = segment.Next;
            }
        }
        try
        {
            return await new ClusterRestore
            {
                DataFolder = Into, BaseBackup = folder.ClusterOf(record.Label), Log = log, Target = Target,
            }.Run(ct);
        }
        catch (EmbeddedPostgresException e) when (e.IsOfServer)
        {
            throw BackupRefusals.NotReached(Target, gaps, e.Message);
        }
    }

    private async Task<Restored> Look(
        EmbeddedPostgres server, BackupFolder folder, BackupRecord record, PostgresPrograms programs, Action<string> say,
        CancellationToken ct)
    {
        await using var db = Database.Connect(server.ConnectionString);
        say("Restored; looking at every table and index (pg_amcheck).");
        var amcheck = await BaseBackup.Amcheck(programs, server.ConnectionString, ct);
        var drift = await DatabaseDrift.Find(db, ct);
        say("Comparing every event with the published log.");
        var shards = new Shards(db, LedgerFolder ?? folder.LedgerCopy);
        var verification = await new StoreVerifier(db, shards).Run(0, ct, mayEndBefore: true);
        var published = await shards.All(ct) is [var newest, ..] ? shards.PublishedPosition(newest) : 0;
        return new Restored(
            record.Label, verification.LastPosition, published, drift, amcheck, verification);
    }
}
