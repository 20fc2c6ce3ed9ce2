using Reporting.TestKit;

namespace Reporting.Embedded.Tests;

public sealed class TestPostgresTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_test_gets_a_database_of_its_own()
    {
        var databases = await Task.WhenAll(TestPostgres.CreateDatabase(Ct), TestPostgres.CreateDatabase(Ct));
        await Sql.Do(databases[0], "create table only_here (id int)", Ct);
        Assert.False(await Sql.Ask<bool>(databases[1], "select to_regclass('only_here') is not null", Ct));
    }

    [Fact]
    public async Task A_template_is_prepared_once_and_copied()
    {
        var prepared = 0;
        Task Prepare(string template, CancellationToken ct)
        {
            Interlocked.Increment(ref prepared);
            return Sql.Do(template, "create table ready as select 42 as answer", ct);
        }

        var asked = Enumerable.Range(0, 4).Select(_ => TestPostgres.CreateDatabase("once", Prepare, Ct));
        var databases = await Task.WhenAll(asked);
        Assert.Equal(1, prepared);
        Assert.Equal(4, databases.Distinct().Count());
        foreach (var database in databases)
            Assert.Equal(42, await Sql.Ask<int>(database, "select answer from ready", Ct));
    }
}
