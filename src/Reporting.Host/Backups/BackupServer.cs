using Npgsql;
using Reporting.Embedded;

namespace Reporting.Host.Backups;

/// <summary>The server that is backed up, as somebody with the right REPLICATION asks it.</summary>
/// <param name="IsOwn">Whether it is the host's own.</param>
internal sealed record BackupServer(string ConnectionString, bool IsOwn)
{
    private const string FactsSql =
        """
        select s.system_identifier::text, ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::integer,
               (select p.setting::bigint from pg_settings p where p.name = 'wal_segment_size'),
               current_setting('server_version_num')::integer / 10000
        from pg_control_system() s
        """;

    // Two stores may share a server, and a slot belongs to all of it.
    private const string SlotSql =
        "select 'reporting_' || left(encode(sha256(convert_to(current_database(), 'UTF8')), 'hex'), 16)";

    public sealed record Facts(string SystemIdentifier, int Timeline, long SegmentLength, int Major, string Slot);

    /// <summary>As the account for backups where one is given, in the store's database whatever it names: what is asked of the
    /// store is there, and the slot is called after it.</summary>
    public static BackupServer Of(HostOptions host, string storesConnection) => new(
        host.Backup.ConnectionString is not { } given ? storesConnection : new NpgsqlConnectionStringBuilder(given)
        {
            Database = new NpgsqlConnectionStringBuilder(storesConnection).Database,
        }.ConnectionString,
        host.ConnectionString is null);

    public NpgsqlDataSource Connect() => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(ConnectionString) { Pooling = false, ApplicationName = "reporting-backup" });

    public static async Task<Facts> Ask(NpgsqlDataSource db, CancellationToken ct)
    {
        var slot = (string)(await Scalar(db, SlotSql, ct))!;
        await using var command = db.CreateCommand(FactsSql);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new Facts(row.GetString(0), row.GetInt32(1), row.GetInt64(2), row.GetInt32(3), slot);
    }

    /// <summary>Whether the archive that is being received reaches a place of the log.</summary>
    public static async Task<bool> Has(NpgsqlDataSource db, string slot, string lsn, CancellationToken ct) =>
        (bool)(await Scalar(
            db,
            """
            select exists (
                select from pg_replication_slots s join pg_stat_replication r on r.pid = s.active_pid
                where s.slot_name = $1 and r.write_lsn >= $2::pg_lsn)
            """, ct, slot, lsn))!;

    public static async Task<object?> Scalar(NpgsqlDataSource db, string sql, CancellationToken ct, params object[] values)
    {
        await using var command = db.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteScalarAsync(ct) is var answer && answer is DBNull ? null : answer;
    }

    /// <exception cref="HostRefusedException">One is not there.</exception>
    public static async Task<PostgresPrograms> Programs(int major, CancellationToken ct, params string[] names)
    {
        var programs = await PostgresPrograms.Find(major, ct);
        return names.FirstOrDefault(name => !programs.Has(name)) is { } missing
            ? throw BackupRefusals.NoProgram(missing) : programs;
    }
}
