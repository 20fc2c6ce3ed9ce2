using System.Text.RegularExpressions;

namespace Reporting.House.Tests;

/// <summary>Questions of people go through <c>Guarded</c>, as the reader's role under row security (docs/adr/0021). Whoever
/// talks to the database in another way is named here, with how often.</summary>
public sealed partial class GuardedTests
{
    /// <summary>Commands and connections of their own.</summary>
    private static readonly Dictionary<string, int> OwnCommands = new()
    {
        ["src/Reporting.Read/Reading/Guarded.cs"] = 1,
        ["src/Reporting.Read/Reading/AsOwner.cs"] = 1,
        // Projections read their own tables while they write them.
        ["src/Reporting.Read/Submissions/SubmissionsProjection.cs"] = 1,
        ["src/Reporting.Read/Units/UnitsProjection.cs"] = 1,
        // The host's own tables, the log, its ledger, and the database itself.
        ["src/Reporting.Host/Backups/BackupServer.cs"] = 2,
        ["src/Reporting.Host/Backups/BaseBackup.cs"] = 1,
        ["src/Reporting.Host/ClockMark.cs"] = 4,
        ["src/Reporting.Host/DatabaseDrift.cs"] = 1,
        ["src/Reporting.Host/DatabaseRoles.cs"] = 3,
        ["src/Reporting.Host/Ledger/EventPositions.cs"] = 2,
        ["src/Reporting.Host/Ledger/EvidenceBundle.cs"] = 1,
        ["src/Reporting.Host/Ledger/LeafRows.cs"] = 2,
        ["src/Reporting.Host/Ledger/RedactionWatch.cs"] = 1,
        ["src/Reporting.Host/Ledger/Redactor.cs"] = 2,
        ["src/Reporting.Host/Ledger/ServedLog.cs"] = 1,
        ["src/Reporting.Host/Ledger/Shards.cs"] = 5,
        ["src/Reporting.Host/Mail/Outbox.cs"] = 4,
        ["src/Reporting.Host/Operators/OperatorQuarantine.cs"] = 1,
        ["src/Reporting.Host/OwnServer.cs"] = 1,
        ["src/Reporting.Host/Packages/PackageOutbox.cs"] = 1,
        ["src/Reporting.Host/Verifications/StoreVerifier.cs"] = 1,
        ["src/Reporting.Host/Verifications/VerificationRows.cs"] = 2,
        ["src/Reporting.Host/Verifications/VerificationWatch.cs"] = 1,
    };

    /// <summary>What makes the read tables, and tells operators how far they are.</summary>
    private const string Projecting = "src/Reporting.Read/Projections/";

    /// <summary>Questions of reactions and of the schedule, which act for the system.</summary>
    private static readonly Dictionary<string, int> Reacting = new()
    {
        ["src/Reporting.Read/Certificates/CertificatesQuery.cs"] = 1,
        ["src/Reporting.Read/Complaints/ComplaintsQuery.cs"] = 1,
        ["src/Reporting.Read/Deadlines/DueQuery.cs"] = 1,
        ["src/Reporting.Read/Regimes/OpeningsProjection.cs"] = 1,
        ["src/Reporting.Read/Signatures/SignaturesQuery.cs"] = 2,
        ["src/Reporting.Read/Usage/UsageCount.cs"] = 1,
    };

    [Fact]
    public void F5_whoever_asks_the_database_past_row_security_is_named() => Assert.Equal(
        Lines(OwnCommands), Lines(Found(OwnCommand()).Where(found => !found.Key.StartsWith(Projecting, StringComparison.Ordinal))));

    [Fact]
    public void F5_whoever_asks_as_the_owner_is_named() => Assert.Equal(Lines(Reacting), Lines(Found(AsOwner())));

    [Fact]
    public void The_reader_of_sources_sees_every_way_past_the_guard()
    {
        Assert.All(
            (string[])
            [
                "await using var command = db.CreateCommand(sql);", "db.CreateBatch()", "await db.OpenConnectionAsync(ct)",
                "db.CreateConnection()", "new NpgsqlCommand(sql, connection)", "new NpgsqlConnection(text)",
                "new NpgsqlBatch(connection)",
            ],
            text => Assert.Single(OwnCommand().Matches(text)));
        Assert.DoesNotMatch(OwnCommand(), "new NpgsqlBatchCommand(sql); Guarded.Read(db, caller, sql, parameters, ct)");
        Assert.Matches(AsOwner(), "AsOwner.Rows(db");
    }

    private static Dictionary<string, int> Found(Regex pattern) =>
        Repo.Files("src/Reporting.Read", "*.cs").Concat(Repo.Files("src/Reporting.Host", "*.cs"))
            .Select(file => (file, Count: pattern.Count(Repo.Text(file)))).Where(found => found.Count > 0)
            .ToDictionary(found => found.file, found => found.Count);

    private static IEnumerable<string> Lines(IEnumerable<KeyValuePair<string, int>> counts) =>
        counts.Select(one => $"{one.Key}: {one.Value}").Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\.(CreateCommand|CreateBatch|CreateConnection|OpenConnection(Async)?)\(|new Npgsql(Command|Connection|Batch)\(")]
    private static partial Regex OwnCommand();

    [GeneratedRegex(@"AsOwner\.Rows\(")]
    private static partial Regex AsOwner();
}
