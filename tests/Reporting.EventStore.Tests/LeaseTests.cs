using System.Diagnostics;

namespace Reporting.EventStore.Tests;

/// <summary>One holder, who soon hears when it is one no longer.</summary>
public sealed class LeaseTests : StoreTests
{
    private const string EndLeases =
        """
        select pg_terminate_backend(l.pid) from pg_locks l
        where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())
        """;

    [Fact]
    public async Task A_lease_is_held_by_one_and_freed_when_its_connection_is_ended()
    {
        var lease = Assert.IsType<Lease>(await Lease.TryTake(Db, "nightly", Ct));
        Assert.True(await lease.IsHeld(Ct));
        Assert.Null(await Lease.TryTake(Db, "nightly", Ct));
        await using var other = await Lease.TryTake(Db, "hourly", Ct);
        Assert.NotNull(other);

        await Run(EndLeases);
        Assert.False(await lease.IsHeld(Ct));
        await using var next = await Lease.Take(Db, "nightly", TimeSpan.FromMilliseconds(20), Ct);
        Assert.True(await next.IsHeld(Ct));
        await lease.DisposeAsync();
    }

    [Fact]
    public async Task A_lease_that_is_ended_is_heard_of_before_the_next_beat()
    {
        var heard = TimeSpan.MaxValue;
        for (var tries = 10; heard > TimeSpan.FromSeconds(0.5) && tries > 0; tries--)
        {
            await using var lease = Assert.IsType<Lease>(await Lease.TryTake(Db, "nightly", Ct));
            Assert.True(await lease.IsHeld(Ct));
            var lost = new TaskCompletionSource();
            await using var listening = lease.Lost.Register(lost.SetResult);
            var ended = Stopwatch.GetTimestamp();
            await Run(EndLeases);
            await lost.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);
            heard = Stopwatch.GetElapsedTime(ended);
        }
        // A beat comes a second after the lease was taken. A machine that is busy with other things may hear late, not ten times.
        Assert.InRange(heard, TimeSpan.Zero, TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task A_lease_stays_held_while_many_ask()
    {
        await using var lease = Assert.IsType<Lease>(await Lease.TryTake(Db, "nightly", Ct));
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(async asker =>
        {
            var isHeld = true;
            for (var i = 0; i < 100; i++)
            {
                isHeld &= await lease.IsHeld(Ct);
                await Task.Delay((asker + i) % 5, Ct);
            }
            return isHeld;
        }));
        Assert.All(asked, Assert.True);
        Assert.False(lease.Lost.IsCancellationRequested);
        Assert.Null(await Lease.TryTake(Db, "nightly", Ct));
    }
}
