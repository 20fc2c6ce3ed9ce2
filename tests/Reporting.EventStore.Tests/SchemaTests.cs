using Npgsql;
using Reporting.TestKit;
using static Reporting.EventStore.Tests.Sample;

namespace Reporting.EventStore.Tests;

/// <summary>The schema has Marten's shape, is made once, and refuses what it does not know.</summary>
public sealed class SchemaTests : StoreTests
{
    private const string Columns =
        """
        mt_events.seq_id bigint not null
        mt_events.id uuid not null
        mt_events.stream_id uuid not null
        mt_events.version bigint not null
        mt_events.data jsonb not null
        mt_events.bdata bytea
        mt_events.type character varying(500) not null
        mt_events.timestamp timestamp with time zone not null default now()
        mt_events.tenant_id character varying default '*DEFAULT*'::character varying
        mt_events.mt_dotnet_type character varying
        mt_events.correlation_id character varying
        mt_events.causation_id character varying
        mt_events.headers jsonb
        mt_events.user_name character varying
        mt_events.is_archived boolean not null default false
        mt_events.salt bytea not null
        mt_events.leaf bytea not null
        mt_streams.id uuid not null
        mt_streams.type character varying
        mt_streams.version bigint not null
        mt_streams.timestamp timestamp with time zone not null default now()
        mt_streams.created timestamp with time zone not null default now()
        mt_streams.tenant_id character varying default '*DEFAULT*'::character varying
        mt_streams.is_archived boolean not null default false
        """;

    private static readonly SchemaMigration[] Steps =
    [
        new(1, "first", "create table other.a (id int constraint a_pkey primary key)"),
        new(2, "second", "create table other.b (id int constraint b_pkey primary key)"),
    ];

    [Fact]
    public async Task The_tables_have_Martens_columns_and_two_of_their_own() => Assert.Equal(Columns, await Scalar<string>(
        """
        select string_agg(
            table_name || '.' || column_name || ' ' || data_type
                || coalesce('(' || character_maximum_length || ')', '')
                || case when is_nullable = 'NO' then ' not null' else '' end
                || coalesce(' default ' || column_default, ''),
            chr(10) order by table_name, ordinal_position)
        from information_schema.columns where table_schema = 'es' and table_name in ('mt_events', 'mt_streams')
        """));

    [Fact]
    public async Task Keys_indexes_and_the_sequence_have_Martens_names()
    {
        Assert.Equal("fkey_mt_events_stream_id,pkey_mt_events_seq_id,pkey_mt_streams_id", await Scalar<string>(
            """
            select string_agg(constraint_name, ',' order by constraint_name) from information_schema.table_constraints
            where table_schema = 'es' and table_name in ('mt_events', 'mt_streams') and constraint_type <> 'CHECK'
            """));
        Assert.Equal("pk_mt_events_stream_and_version,pkey_mt_events_seq_id", await Scalar<string>(
            "select string_agg(indexname, ',' order by indexname) from pg_indexes where schemaname = 'es' and tablename = 'mt_events'"));
        Assert.Equal("es.mt_events_sequence", await Scalar<string>("select pg_get_serial_sequence('es.mt_events', 'seq_id')"));
    }

    [Fact]
    public async Task Rows_are_as_Marten_writes_them()
    {
        await Stored(Next(await Stored(First(Guid.NewGuid(), 2))));
        Assert.Equal("report,3,*DEFAULT*,f", await Scalar<string>(
            "select concat_ws(',', type, version, tenant_id, is_archived) from es.mt_streams"));
        Assert.Equal("figure_entered,Sample.FigureEntered, Sample,*DEFAULT*,f", await Scalar<string>(
            "select concat_ws(',', type, mt_dotnet_type, tenant_id, is_archived) from es.mt_events where version = 3"));
    }

    [Fact]
    public async Task Hosts_that_start_together_make_it_once()
    {
        await using var db = NpgsqlDataSource.Create(await TestPostgres.CreateDatabase(Ct));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EventStoreSchema.Migrate(db, Ct)));
        await EventStoreSchema.Migrate(db, Ct);
        await using var command = db.CreateCommand("select count(*) = max(number) from es.migrations");
        Assert.True((bool)(await command.ExecuteScalarAsync(Ct))!);
    }

    [Fact]
    public async Task A_newer_database_is_refused()
    {
        await new SchemaMigrations("other", Steps).Apply(Db, Ct);
        var refused = await Assert.ThrowsAsync<EventStoreRefusedException>(() => new SchemaMigrations("other", Steps[..1]).Apply(Db, Ct));
        Assert.Contains("step 2 (second), newer than this program", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_newer_by_additive_steps_is_taken_and_stays_as_it_is()
    {
        SchemaMigration additive = new(2, "more", "-- additive: nobody has to know the table.\ncreate table other.more (id int)");
        SchemaMigration[] newer = [Steps[0], additive];
        await new SchemaMigrations("other", newer).Apply(Db, Ct);
        await new SchemaMigrations("other", Steps[..1]).Apply(Db, Ct);
        await new SchemaMigrations("other", newer).Apply(Db, Ct);
        Assert.Equal(2, await Scalar<long>("select count(*) from other.migrations"));

        SchemaMigration breaking = new(3, "drop", "drop table other.more");
        await new SchemaMigrations("other", [.. newer, breaking, additive with { Number = 4, Sql = "-- additive: an index.\nselect 1" }])
            .Apply(Db, Ct);
        var refused = await Assert.ThrowsAsync<EventStoreRefusedException>(() => new SchemaMigrations("other", newer).Apply(Db, Ct));
        Assert.Contains("step 3 (drop)", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_from_before_steps_could_be_additive_is_read_and_completed()
    {
        await new SchemaMigrations("other", Steps[..1]).Apply(Db, Ct);
        await Run("alter table other.migrations drop column is_additive");
        await new SchemaMigrations("other", Steps[..1]).Apply(Db, Ct);
        await new SchemaMigrations("other", Steps).Apply(Db, Ct);
        Assert.Equal(2, await Scalar<long>("select count(*) from other.migrations where not is_additive"));
    }

    [Fact]
    public async Task An_edited_step_is_refused()
    {
        await new SchemaMigrations("other", Steps[..1]).Apply(Db, Ct);
        var edited = new SchemaMigrations("other", [Steps[0] with { Sql = Steps[0].Sql + " " }, Steps[1]]);
        var refused = await Assert.ThrowsAsync<EventStoreRefusedException>(() => edited.Apply(Db, Ct));
        Assert.Contains("Step 1 (first)", refused.Message, StringComparison.Ordinal);
        Assert.True(await Scalar<bool>("select to_regclass('other.b') is null"));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_and_the_steps_before_it_stay()
    {
        var failing = new SchemaMigrations("other", [Steps[0], new(2, "broken", "create table other.b (id int); select 1/0")]);
        await Assert.ThrowsAsync<PostgresException>(() => failing.Apply(Db, Ct));
        Assert.True(await Scalar<bool>("select to_regclass('other.b') is null"));
        await new SchemaMigrations("other", Steps).Apply(Db, Ct);
        Assert.Equal(2, await Scalar<long>("select count(*) from other.migrations"));
    }

    [Fact]
    public void Steps_are_numbered_without_gaps_and_the_schema_is_a_plain_name()
    {
        Assert.Throws<ArgumentException>(() => new SchemaMigrations("other", [Steps[1]]));
        Assert.Throws<ArgumentException>(() => new SchemaMigrations("other", [Steps[0], Steps[0]]));
        Assert.Throws<ArgumentException>(() => new SchemaMigrations("other; drop", Steps));
    }

    [Fact]
    public async Task A_server_that_may_forget_is_refused_at_start_and_by_the_writer()
    {
        await Run($"alter database \"{new NpgsqlConnectionStringBuilder(ConnectionString).Database}\" set synchronous_commit = off");
        await using var db = NpgsqlDataSource.Create(ConnectionString + ";Application Name=forgetful");
        var refused = await Assert.ThrowsAsync<EventStoreRefusedException>(() => EventStoreSchema.Migrate(db, Ct));
        Assert.Contains("synchronous_commit is off", refused.Message, StringComparison.Ordinal);
        await using var store = new PostgresEventStore(db);
        await Assert.ThrowsAsync<EventStoreRefusedException>(() => store.Append(First(Guid.NewGuid()), Ct));
    }
}
