using Npgsql;
using Reporting.TestKit;
using Reporting.Write.Accounts;

namespace Reporting.Write.Tests.Accounts;

/// <summary>Failures slow the next tries down, over all hosts and across restarts (A5).</summary>
public sealed class SignInThrottleTests : IAsyncLifetime
{
    private readonly MovableTimer timer = new();
    private NpgsqlDataSource? db;
    private SignInThrottle throttle = null!;

    public async ValueTask InitializeAsync()
    {
        db = NpgsqlDataSource.Create(await TestPostgres.CreateDatabase(Served.Ct));
        await Credentials.Migrations.Apply(db, Served.Ct);
        throttle = Another();
        timer.Stand();
    }

    public async ValueTask DisposeAsync()
    {
        if (db is not null)
            await db.DisposeAsync();
    }

    [Fact]
    public async Task A5_five_failures_are_free_and_then_the_wait_doubles_up_to_a_quarter_of_an_hour()
    {
        var waits = new List<double>();
        for (var i = 1; i <= 18; i++)
        {
            waits.Add(await Pass("an", $"a{i}"));
            Assert.Equal(default, await throttle.Take("an", $"a{i}", Served.Ct));
        }
        Assert.Equal([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900], waits);
    }

    [Fact]
    public async Task A5_an_address_that_tries_many_names_has_to_wait_too()
    {
        for (var i = 0; i < 5; i++)
            await throttle.Take($"name{i}", "a", Served.Ct);
        Assert.Equal(1, Math.Ceiling((await throttle.Take("another", "a", Served.Ct)).Wait.TotalSeconds));
        Assert.Equal(default, await throttle.Take("another", "b", Served.Ct));
    }

    [Fact]
    public async Task A5_a_restart_or_another_host_forgets_nothing()
    {
        for (var i = 0; i < 5; i++)
            await throttle.Take("an", $"a{i}", Served.Ct);
        Assert.True((await Another().Take("an", "b", Served.Ct)).Wait > TimeSpan.Zero);
    }

    [Fact]
    public async Task A5_after_a_hundred_an_administrator_has_to_act()
    {
        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(default, await throttle.Take("an", $"a{i}", Served.Ct));
            timer.Move(TimeSpan.FromMinutes(15));
        }
        timer.Move(TimeSpan.FromDays(100));
        await throttle.Forget(Served.Ct);
        Assert.True((await throttle.Take("an", "b", Served.Ct)).IsStopped);
        Assert.Equal(100, (await throttle.Failures("an", Served.Ct)).Count);
        await throttle.Release("an", Served.Ct);
        Assert.Equal(default, await throttle.Take("an", "b", Served.Ct));
    }

    [Fact]
    public async Task A5_many_tries_at_once_are_no_way_around()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => throttle.Take("an", $"a{i}", Served.Ct)));
        Assert.Equal(5, answers.Count(answer => answer == default));
    }

    [Fact]
    public async Task A5_a_free_try_does_not_wait_for_one_that_read_its_clock_later()
    {
        Assert.Equal(default, await throttle.Take("an", "a", Served.Ct));
        timer.Move(TimeSpan.FromSeconds(-1));
        Assert.Equal(default, await throttle.Take("an", "a", Served.Ct));
        Assert.Equal(2, (await throttle.Failures("an", Served.Ct)).Count);
    }

    [Fact]
    public async Task A5_success_ends_the_count_of_the_name_and_forgives_the_address_one()
    {
        for (var i = 0; i < 5; i++)
            await throttle.Take("an", "a", Served.Ct);
        timer.Move(TimeSpan.FromSeconds(1));
        Assert.Equal(default, await throttle.Take("an", "a", Served.Ct));
        await throttle.Succeeded("an", "a", Served.Ct);
        Assert.Equal(0, (await throttle.Failures("an", Served.Ct)).Count);
        Assert.Equal(default, await throttle.Take("binh", "a", Served.Ct));
        Assert.True((await throttle.Take("chi", "a", Served.Ct)).Wait > TimeSpan.Zero);
    }

    [Fact]
    public async Task What_people_type_is_not_kept()
    {
        await throttle.Take("Mat-khau-1", "a", Served.Ct);
        await using var command = db!.CreateCommand("select string_agg(subject, ',') from accounts.sign_in_failures");
        Assert.DoesNotContain("Mat-khau-1", (string)(await command.ExecuteScalarAsync(Served.Ct))!, StringComparison.Ordinal);
    }

    private SignInThrottle Another() => new(db!, new SignInOptions { Timer = timer });

    /// <summary>The wait before the next try, which is then over.</summary>
    private async Task<double> Pass(string userName, string source)
    {
        await using var connection = await db!.OpenConnectionAsync(Served.Ct);
        var before = await throttle.Failures(userName, Served.Ct);
        var answer = await throttle.Take(userName, source, Served.Ct);
        if (answer == default)
        {
            // That one counted: take it back, it was only to look.
            await using var undo = new NpgsqlCommand(
                "update accounts.sign_in_failures set failures = $1 where subject like 'name:%'", connection);
            undo.Parameters.Add(new() { Value = before.Count });
            await undo.ExecuteNonQueryAsync(Served.Ct);
            return 0;
        }
        timer.Move(answer.Wait);
        return Math.Round(answer.Wait.TotalSeconds);
    }
}
