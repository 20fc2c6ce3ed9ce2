using Npgsql;
using Reporting.EventStore;

namespace Reporting.Host.Packages;

/// <summary>A package and where it stands.</summary>
/// <param name="Failure">Why the last try failed.</param>
/// <param name="DeadAt">When it was given up.</param>
public sealed record WaitingPackage(
    Guid PackageId, Guid ReportId, long StreamVersion, int Attempts, string? Failure, DateTimeOffset? DeadAt);

/// <summary>The packages that go out, table <c>packages.outbox</c>.</summary>
public sealed class PackageOutbox(NpgsqlDataSource db)
{
    public static readonly SchemaMigrations Migrations =
        SchemaMigrations.Embedded("packages", typeof(PackageOutbox).Assembly, "Reporting.Host.Sql.Packages.");

    private const string Columns = "package_id, report_id, stream_version, attempts, failure, dead_at";

    /// <summary>Puts one in; the same one again adds nothing.</summary>
    public Task Put(Guid packageId, Guid reportId, long streamVersion, CancellationToken ct) => Run(
        """
        insert into packages.outbox (package_id, report_id, stream_version) values ($1, $2, $3)
        on conflict on constraint outbox_pkey do nothing
        """,
        ct, packageId, reportId, streamVersion);

    public Task<IReadOnlyList<WaitingPackage>> Waiting(int countMax, CancellationToken ct) => Read(
        $"""
        select {Columns} from packages.outbox
        where delivered_at is null and dead_at is null and next_at <= now() order by next_at limit $1
        """,
        ct, countMax);

    /// <summary>Those that were given up, the newest first.</summary>
    public Task<IReadOnlyList<WaitingPackage>> Dead(int countMax, CancellationToken ct) => Read(
        $"select {Columns} from packages.outbox where dead_at is not null order by dead_at desc limit $1", ct, countMax);

    public Task Delivered(Guid packageId, CancellationToken ct) => Run(
        "update packages.outbox set delivered_at = now(), attempts = attempts + 1, failure = null where package_id = $1",
        ct, packageId);

    /// <summary>It is tried again after a pause that doubles, or given up.</summary>
    public Task Failed(
        Guid packageId, string failure, bool isFinal, PackageOptions options, CancellationToken ct) => Run(
        """
        update packages.outbox
        set attempts = attempts + 1, failure = left($2, 500),
            next_at = now() + least($3 * power(2, least(attempts, 20)), 3600) * interval '1 second',
            dead_at = case when $4 or attempts + 1 >= $5 then now() end
        where package_id = $1
        """,
        ct, packageId, failure, options.FirstPause.TotalSeconds, isFinal, options.AttemptsMax);

    /// <summary>An operator has it tried again from the beginning; false when it is not one that was given up.</summary>
    public async Task<bool> Revive(Guid packageId, CancellationToken ct) => await Run(
        "update packages.outbox set dead_at = null, attempts = 0, next_at = now() where package_id = $1 and dead_at is not null",
        ct, packageId) == 1;

    private async Task<int> Run(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<IReadOnlyList<WaitingPackage>> Read(string sql, CancellationToken ct, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var packages = new List<WaitingPackage>();
        while (await reader.ReadAsync(ct))
        {
            packages.Add(new WaitingPackage(
                reader.GetGuid(0), reader.GetGuid(1), reader.GetInt64(2), reader.GetInt32(3),
                reader.IsDBNull(4) ? null : reader.GetString(4),
                reader.IsDBNull(5) ? null : new DateTimeOffset(reader.GetDateTime(5), TimeSpan.Zero)));
        }
        return packages;
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = db.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return command;
    }
}
