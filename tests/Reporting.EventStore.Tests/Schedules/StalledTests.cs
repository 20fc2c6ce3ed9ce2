using System.Diagnostics;
using Npgsql;
using static Reporting.EventStore.Tests.Sample;

namespace Reporting.EventStore.Tests.Schedules;

/// <summary>A process that stands still (SIGSTOP) keeps its connections open. What it holds is taken from it all the
/// same.</summary>
public sealed class StalledTests : StoreTests
{
    [Fact]
    public async Task A_host_that_stalls_with_the_append_lock_holds_the_others_up_for_two_seconds_and_stores_nothing()
    {
        await Stored(First(Guid.NewGuid()));
        await using var racer = new Racer(ConnectionString);
        var stalled = Guid.NewGuid();
        racer.Send($"hold {stalled}/0/");
        Assert.Equal("holding", await racer.Reply(Ct));
        await racer.Stall();
        var began = Stopwatch.GetTimestamp();
        await Stored(First(Guid.NewGuid()));
        var waited = Stopwatch.GetElapsedTime(began);
        TestContext.Current.TestOutputHelper?.WriteLine($"The next append waited {waited.TotalSeconds:0.0} s.");
        // It did wait: the lock was held. Two seconds are the limit; on a busy machine it may take longer.
        Assert.True(waited > TimeSpan.FromSeconds(1), $"{waited}");

        await racer.GoOn();
        racer.Send("go");
        Assert.StartsWith("error", await racer.Reply(Ct), StringComparison.Ordinal);
        Assert.Empty((await Store.ReadStream(stalled, 0, Ct)).Events);
        await Stored(First(stalled));
        Assert.Equal(3, await Store.Head(Ct));
        Assert.Equal(3, await Scalar<long>("select count(*) from es.mt_events"));
    }

    [Fact]
    public async Task A_host_that_stalls_outside_holds_nothing_up()
    {
        await using var racer = new Racer(ConnectionString);
        await racer.Open(Ct);
        racer.Send($"append {Guid.NewGuid()}/0/");
        Assert.StartsWith("ok", await racer.Reply(Ct), StringComparison.Ordinal);
        await racer.Stall();
        // An ordinary append arrives whole and commits by itself, so its sender can't be between two statements.
        Assert.Equal(0, await Scalar<long>(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
                and backend_type = 'client backend'
            """));
        await Stored(First(Guid.NewGuid()));
        await racer.GoOn();
    }

    [Fact]
    public async Task A_stalled_holder_loses_its_lease_and_learns_of_it()
    {
        await using var racer = new Racer(ConnectionString);
        racer.Send("lease nightly");
        Assert.Equal("taken", await racer.Reply(Ct));
        Assert.Null(await Lease.TryTake(Db, "nightly", Ct));
        await racer.Stall();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        await using var lease = await Lease.Take(Db, "nightly", TimeSpan.FromMilliseconds(100), limit.Token);
        await racer.GoOn();
        racer.Send("go");
        Assert.Equal("lost", await racer.Reply(Ct));
        Assert.True(await lease.IsHeld(Ct));
    }

    [Fact]
    public async Task A_holder_that_is_only_idle_keeps_its_lease()
    {
        await using var lease = Assert.IsType<Lease>(await Lease.TryTake(Db, "nightly", Ct));
        await Task.Delay(TimeSpan.FromSeconds(12), Ct);
        Assert.True(await lease.IsHeld(Ct));
        Assert.Null(await Lease.TryTake(Db, "nightly", Ct));
    }
}
