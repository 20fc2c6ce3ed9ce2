using Npgsql;
using Reporting.Host;
using Reporting.Read;
using Reporting.Read.Projections;
using Reporting.TestKit;

namespace Reporting.Ledger.Tests;

/// <summary>Each role of the database can do its own work and no other's; nobody can change an event. What drifts is seen.</summary>
public sealed class RolesTests : IAsyncLifetime
{
    private NpgsqlDataSource owner = null!;
    private string connectionString = "";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        connectionString = await TestPostgres.CreateDatabase("roles", Prepare, Ct);
        owner = NpgsqlDataSource.Create(connectionString);
        // What a role may do with a database is no part of its copy; and again changes nothing.
        await DatabaseRoles.Apply(owner, Ct);
    }

    public ValueTask DisposeAsync() => owner.DisposeAsync();

    [Theory]
    [InlineData("reporting_host", "update es.mt_events set data = '{}'")]
    [InlineData("reporting_host", "delete from es.mt_events")]
    [InlineData("reporting_host", "truncate es.mt_events")]
    [InlineData("reporting_host", "alter table es.mt_events disable trigger all")]
    [InlineData("reporting_host", "drop trigger mt_events_fixed on es.mt_events")]
    [InlineData("reporting_host", "create table es.mine (id int)")]
    [InlineData("reporting_host", "insert into es.redactions values (1, 1, '', '')")]
    [InlineData("reporting_host", "update ledger.shards set origin = 'x'")]
    [InlineData("reporting_host", "delete from ledger.keys")]
    [InlineData("reporting_host", "create role x superuser")]
    [InlineData("reporting_host", "insert into es.migrations (number, name, sha256) values (99, 'x', '')")]
    [InlineData("reporting_writer", "delete from es.mt_streams")]
    [InlineData("reporting_writer", "insert into ledger.shards (number, label, origin, first_position, reason, completes_before) values (9, 'x', 'x', 1, 'x', true)")]
    [InlineData("reporting_writer", "update read.checkpoints set position = 0")]
    [InlineData("reporting_projector", "insert into es.mt_streams (id, version) values (gen_random_uuid(), 1)")]
    [InlineData("reporting_projector", "select * from accounts.sessions")]
    [InlineData("reporting_notary", "insert into es.mt_streams (id, version) values (gen_random_uuid(), 1)")]
    [InlineData("reporting_notary", "select * from read.checkpoints")]
    [InlineData("reporting_reader", "select * from es.mt_events")]
    [InlineData("reporting_reader", "update read.checkpoints set position = 0")]
    [InlineData("reporting_auditor", "select * from accounts.sessions")]
    [InlineData("reporting_auditor", "update read.checkpoints set position = 0")]
    public async Task A_role_lacks_what_is_not_its_work(string role, string sql)
    {
        await using var db = As(role);
        await using var command = db.CreateCommand(sql);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync(Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData("reporting_projector", "select count(*) from es.mt_events")]
    [InlineData("reporting_notary", "select count(*) from es.mt_events e left join es.redactions r on r.position = e.seq_id")]
    [InlineData("reporting_reader", "select count(*) from read.report_figures")]
    [InlineData("reporting_auditor", "select count(*) from es.mt_events, ledger.shards")]
    [InlineData("reporting_host", "create schema read_next_figures; drop schema read_next_figures")]
    public async Task A_role_has_what_its_work_needs(string role, string sql)
    {
        await using var db = As(role);
        await using var command = db.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    [Theory]
    [InlineData("alter table es.mt_events disable trigger mt_events_fixed", "mt_events_fixed is disabled")]
    [InlineData("drop trigger mt_streams_append_only on es.mt_streams", "mt_streams_append_only is missing")]
    [InlineData("create or replace function es.refuse_change() returns trigger language plpgsql as 'begin return new; end'", "es.refuse_change")]
    [InlineData("grant delete on es.mt_events to reporting_writer", "mt_events: DELETE for reporting_writer")]
    [InlineData("grant update (data) on es.mt_events to public", "mt_events: UPDATE for everybody")]
    [InlineData("grant insert on es.redactions to reporting_host", "redactions: INSERT for reporting_host")]
    public async Task What_drifts_is_seen(string sql, string what)
    {
        Assert.Empty(await DatabaseDrift.Find(owner, Ct));
        await using (var command = owner.CreateCommand(sql))
            await command.ExecuteNonQueryAsync(Ct);
        Assert.Contains(what, Assert.Single(await DatabaseDrift.Find(owner, Ct)), StringComparison.Ordinal);
        // The host's role can look as well as the owner.
        await using var host = As(DatabaseRoles.Host);
        Assert.Single(await DatabaseDrift.Find(host, Ct));
    }

    [Fact]
    public async Task The_auditors_questions_are_written_down()
    {
        await using var command = owner.CreateCommand(
            "select array_to_string(s.setconfig, ',') from pg_db_role_setting s join pg_roles r on r.oid = s.setrole "
            + "where r.rolname = 'reporting_auditor' and s.setdatabase = (select oid from pg_database where datname = current_database())");
        Assert.Contains("log_statement=all", (string?)await command.ExecuteScalarAsync(Ct), StringComparison.Ordinal);
    }

    private static async Task Prepare(string template, CancellationToken ct)
    {
        await using var owner = NpgsqlDataSource.Create(template);
        await Database.Migrate(owner, ct);
        await DatabaseRoles.Apply(owner, ct);
        await using var host = As(DatabaseRoles.Host, template);
        await ReadTables.Prepare(host, ReadModels.All, ct);
        await DatabaseRoles.Apply(owner, ct);
    }

    private NpgsqlDataSource As(string role) => As(role, connectionString);

    private static NpgsqlDataSource As(string role, string database) => NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(database) { Options = $"-c role={role}", Pooling = false }.ConnectionString);
}
