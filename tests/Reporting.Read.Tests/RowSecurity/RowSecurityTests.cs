using System.Globalization;
using Npgsql;
using Reporting.Domain.Accounts;
using Reporting.Read.Aggregates;
using Reporting.Read.Figures;
using Reporting.Read.Projections;
using Reporting.Read.Reading;
using Reporting.Read.ReportStatus;
using static Reporting.Read.Tests.Aggregates.Asking;

namespace Reporting.Read.Tests.RowSecurity;

/// <summary>The database itself shows nobody what is not for them (F5, docs/adr/0021), whatever a statement says.</summary>
public sealed class RowSecurityTests
{
    private const string Day = "2026-10-05";

    private static readonly ReadScope Foreign = new([Province.Unit("D2").Value]);

    // Not of units: where projections stand.
    private static readonly string[] OfNobody = ["checkpoints", "migrations", "passed_over", "rebuilds"];

    [Fact]
    public async Task F5_every_table_has_forced_row_security_and_the_reader_may_only_select()
    {
        await using var story = await Told();
        await Assert.AllAsync(ReadModels.All, async projection =>
            await new Rebuild(story.Db, story.Store, projection, story.Clock).Run(null, Story.Ct));
        Assert.Equal(
            OfNobody,
            await story.Rows(
                """
                select relname::text from pg_class c where relnamespace = 'read'::regnamespace and relkind = 'r'
                    and not (relrowsecurity and relforcerowsecurity
                        and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = c.relname || '_seen'))
                order by 1
                """));
        Assert.Equal(
            [], await story.Rows(
                """
                select table_schema || '.' || table_name || ' ' || privilege_type from information_schema.role_table_grants
                where grantee = 'reporting_reader' and (privilege_type <> 'SELECT' or table_schema <> 'read')
                """));
        Assert.Equal(
            ["False|False|False"],
            await story.Rows("select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = 'reporting_reader'"));
        // A view of another owner would show that owner's rows (PostgreSQL 15: security_invoker).
        Assert.Equal(
            [], await story.Rows(
                """
                select relname::text from pg_class where relnamespace = 'read'::regnamespace and relkind in ('v', 'm')
                    and not coalesce('security_invoker=true' = any (reloptions), false)
                """));
    }

    [Fact]
    public async Task F5_without_the_application_s_condition_a_foreign_unit_still_sees_its_own_rows_only()
    {
        await using var story = await Told();
        var reports = new Listing<ReportRow>(
            "read.report_status r", [new("r.report_id", "uuid")], unit: null, ReportRow.Shape);
        var figures = new Listing<FigureRow>(
            "read.report_figures f cross join lateral unnest(f.indicators, f.values) with ordinality as c (indicator, value, place)",
            [new("f.report_id", "uuid"), new("c.place", "bigint")], unit: null, FigureRow.Shape);
        Assert.Equal([Province.Unit("D2A").Value], (await Rows(reports)).Select(row => row.UnitId));
        Assert.Equal([Province.Unit("D2A").Value], (await Rows(figures)).Select(row => row.UnitId));

        async Task<IEnumerable<TRow>> Rows<TRow>(Listing<TRow> list) where TRow : new() =>
            Assert.IsType<Answer<Slice<TRow>>.Given>(await list.Page(
                story.Db, new PageRequest(), null, _ => [], story.Caller(Foreign), null, Story.Ct))
                .Value.Items.Select(item => item.Row);
    }

    [Theory]
    [InlineData("report_figures", 5, 2)]
    [InlineData("report_status", 3, 1)]
    [InlineData("deadlines", 3, 1)]
    [InlineData("deadline_parts", 0, 0)]
    [InlineData("report_acts", 5, 2)]
    [InlineData("submitted_figures", 1, 0)]
    [InlineData("figures_in_entry", 0, 0)]
    [InlineData("account_grants", 2, 1)]
    [InlineData("inbox", 0, 0)]
    [InlineData("inbox_subjects", 0, 0)]
    public async Task F5_a_table_shows_the_rows_of_the_units_granted(string table, int whole, int foreign)
    {
        await using var story = await Told();
        Assert.Equal(whole, await Count(story, table, Province.Whole));
        Assert.Equal(foreign, await Count(story, table, Foreign));
        Assert.Equal(0, await Count(story, table, ReadScope.Nothing));
    }

    [Fact]
    public async Task F5_sums_of_a_foreign_unit_are_empty_even_where_nobody_asks_whether_they_are_allowed()
    {
        await using var story = await Told();
        var question = Question("cases", Day, Day, ByAll, unit: "D1");
        var sql = AggregatesSql.For(question, hasKnown: false);
        var open = sql.Replace(
            "exists (select from above where unit_id = any ($4)) as is_allowed", "true as is_allowed",
            StringComparison.Ordinal);
        Assert.NotEqual(sql, open);
        Assert.Equal((0m, 1m), (await Sum(Foreign), await Sum(new ReadScope([Province.Unit("D1").Value]))));

        async Task<decimal> Sum(ReadScope scope)
        {
            Assert.Null(AggregatesQuery.Malformed(question, out var range));
            var parameters = AggregatesQuery.Bind(question, range, null, story.Caller(scope));
            await using var reader = await Guarded.Read(
                story.Db, story.Caller(scope), open, parameters, Story.Ct, onMaps: true);
            var sum = 0m;
            while (await reader.ReadAsync(Story.Ct))
            {
                if (!reader.IsDBNull(StretchRow.TextColumn) && reader.GetString(StretchRow.TextColumn).Split('\n') is [_, var value])
                    sum += decimal.Parse(value, CultureInfo.InvariantCulture);
            }
            return sum;
        }
    }

    [Fact]
    public async Task F5_events_are_shown_to_those_who_see_them_in_the_audit_trail()
    {
        await using var story = await Told();
        Assert.Equal("2 2", await Seen(Province.Whole));
        Assert.Equal("1 0", await Seen(Foreign));
        Assert.Equal("0 0", await Seen(ReadScope.Nothing));

        async Task<string> Seen(ReadScope scope)
        {
            const string Sql =
                """
                select count(*) filter (where type = 'report_accepted') || ' ' ||
                    count(*) filter (where type = 'account_registered')
                from read.seen_events(array(select generate_series(1, 1000)))
                """;
            await using var reader = await Guarded.Read(
                story.Db, story.Caller(scope), Sql, new SqlParameters(), Story.Ct);
            await reader.ReadAsync(Story.Ct);
            return reader.GetString(0);
        }
    }

    [Fact]
    public async Task F5_without_its_settings_the_reader_sees_nothing_and_the_log_not_at_all()
    {
        await using var story = await Told();
        Assert.Equal(0, await Count(story, "report_figures", Province.Whole with { Units = [] }));
        await using var connection = await story.Db.OpenConnectionAsync(Story.Ct);
        await using var transaction = await connection.BeginTransactionAsync(Story.Ct);
        await using var role = new NpgsqlCommand("set local role reporting_reader", connection);
        await role.ExecuteNonQueryAsync(Story.Ct);
        await using var count = new NpgsqlCommand("select count(*) from read.report_figures", connection);
        Assert.Equal(0L, await count.ExecuteScalarAsync(Story.Ct));
        await using var log = new NpgsqlCommand("select count(*) from es.mt_events", connection);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => log.ExecuteScalarAsync(Story.Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task What_was_set_for_a_question_is_gone_with_it()
    {
        await using var story = await Told();
        await using var db = NpgsqlDataSource.Create(story.ConnectionString + ";Maximum Pool Size=1;No Reset On Close=true");
        await using (await Guarded.Read(db, story.Caller(), "select 1", new SqlParameters(), Story.Ct)) { }
        await using var command = db.CreateCommand(
            "select current_setting('role') || ',' || current_setting('reporting.units')");
        Assert.Equal("none,", await command.ExecuteScalarAsync(Story.Ct));
    }

    private static async Task<long> Count(Story story, string table, ReadScope scope)
    {
        await using var reader = await Guarded.Read(
            story.Db, story.Caller(scope), $"select count(*) from read.{table}", new SqlParameters(), Story.Ct);
        await reader.ReadAsync(Story.Ct);
        return reader.GetInt64(0);
    }

    /// <summary>D1A and D2A have an accepted report, D1B one that is submitted; an account in each district.</summary>
    private static async Task<Story> Told()
    {
        var story = await Province.Begin();
        await story.Account("enterer", new Grant(Role.Enter, Province.Unit("D1A")));
        await story.Account("signer", new Grant(Role.Sign, Province.Unit("D2")));
        await (await story.Assign("D1A", Day)).Accept(("cases", 1));
        await (await story.Assign("D2A", Day)).Accept(("cases", 2));
        var open = await story.Assign("D1B", Day);
        await open.Submit(1, ("cases", 5));
        await story.Settle();
        return story;
    }
}
