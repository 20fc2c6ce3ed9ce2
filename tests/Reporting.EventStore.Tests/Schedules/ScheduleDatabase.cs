using Npgsql;
using Reporting.TestKit;

namespace Reporting.EventStore.Tests.Schedules;

/// <summary>A database for the schedules: with the store's append, or with one of the two wrong ones.</summary>
internal static class ScheduleDatabase
{
    public const string LockStep = "select pg_advisory_xact_lock(7310592208)";

    private const string LockStatement = "    perform pg_advisory_xact_lock(7310592208);\n";

    public static async Task<string> Create(string variant, CancellationToken ct)
    {
        var connectionString = await TestPostgres.CreateDatabase(ct);
        await using var db = NpgsqlDataSource.Create(connectionString);
        await EventStoreSchema.Migrate(db, ct);
        if (Variant(variant) is { } sql)
        {
            await using var command = db.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(ct);
        }

        return connectionString;
    }

    private static string? Variant(string variant) => variant switch
    {
        "right" => null,
        "no lock" => WithoutLock(Resource(typeof(PostgresEventStore), "Reporting.EventStore.Sql.Schema.003_append.sql")),
        _ => Resource(typeof(ScheduleDatabase), "Reporting.EventStore.Tests.Schedules.lock_inside_the_insert.sql"),
    };

    private static string WithoutLock(string sql)
    {
        Assert.Contains(LockStatement, sql, StringComparison.Ordinal);
        return sql.Replace("create function", "create or replace function", StringComparison.Ordinal)
            .Replace(LockStatement, "", StringComparison.Ordinal);
    }

    private static string Resource(Type beside, string name)
    {
        using var reader = new StreamReader(beside.Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
