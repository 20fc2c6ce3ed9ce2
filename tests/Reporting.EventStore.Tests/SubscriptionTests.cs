using System.Diagnostics;
using System.Collections.Concurrent;
using static Reporting.EventStore.Tests.Sample;

namespace Reporting.EventStore.Tests;

/// <summary>Every event, in order, at least once; a bad one stops it in sight of everybody.</summary>
public sealed class SubscriptionTests : StoreTests
{
    private readonly ConcurrentQueue<long> _seen = new();

    private Subscription Collecting(string name = "collector", IReadOnlyList<string>? types = null) =>
        new(name, types, (events, _) =>
        {
            foreach (var e in events) _seen.Enqueue(e.Position);
            return Task.CompletedTask;
        })
        {
            RetryPause = TimeSpan.FromMilliseconds(10),
            TakeOverInterval = TimeSpan.FromMilliseconds(100),
            BatchCountMax = 7,
        };

    [Fact]
    public async Task Sees_every_event_once_and_in_order_while_they_are_written()
    {
        var subscription = Opened(Store.Start(Collecting()));
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => Store.Append(First(Guid.NewGuid()), Ct)));
        await Until(() => subscription.Status.Position == 200);
        Assert.Equal(Enumerable.Range(1, 200).Select(p => (long)p), _seen);
    }

    [Fact]
    public async Task Is_woken_by_this_process_and_by_another()
    {
        Opened(Store.Start(Collecting()));
        await Stored(First(Guid.NewGuid()));
        await Until(() => _seen.Count == 1);
        await NewStore().Append(First(Guid.NewGuid()), Ct); // Another store knows nothing of this one's signal.
        await Until(() => _seen.Count == 2);
    }

    [Fact]
    public async Task Goes_on_where_it_stopped_and_moves_past_types_it_does_not_want()
    {
        await Stored(First(Guid.NewGuid()) with { Events = [Event("a"), Event("b"), Event("a"), Event("b")] });
        var first = Store.Start(Collecting(types: ["a"]));
        await Until(() => first.Status.Position == 4);
        await first.DisposeAsync();
        await Stored(First(Guid.NewGuid()) with { Events = [Event("b"), Event("a")] });
        var second = Opened(Store.Start(Collecting(types: ["a"])));
        await Until(() => second.Status.Position == 6);
        Assert.Equal([1, 3, 6], _seen);
    }

    [Fact]
    public async Task Events_that_are_not_for_it_cost_a_commit_a_second_and_are_noted_when_it_is_quiet()
    {
        await Run("""
            create table es.notes (position bigint);
            create function es.note() returns trigger language plpgsql as $$
                begin insert into es.notes values (new.position); return null; end $$;
            create trigger note after update on es.subscriptions for each row execute function es.note();
            """);
        var subscription = Opened(Store.Start(Collecting(types: ["a"])));
        await Until(() => subscription.Status.State == SubscriptionState.Running);
        var began = Stopwatch.GetTimestamp();
        for (var i = 1; i <= 50; i++)
        {
            var stored = await Stored(First(Guid.NewGuid()) with { Events = [Event("b")] });
            await Until(() => subscription.Status.Position == stored.Position);
        }

        Assert.InRange(await Scalar<long>("select count(*) from es.notes"), 0, 1 + (long)Stopwatch.GetElapsedTime(began).TotalSeconds);
        while ((await Store.Subscriptions(Ct)).Single().Position < 50) await Task.Delay(20, Ct);
        await Stored(First(Guid.NewGuid()) with { Events = [Event("b")] });
        await Stored(First(Guid.NewGuid()) with { Events = [Event("a")] });
        while ((await Store.Subscriptions(Ct)).Single().Position < 52) await Task.Delay(20, Ct);
        Assert.Equal([52], _seen);
    }

    [Fact]
    public async Task A_poison_event_after_others_that_are_not_for_it_stops_it_in_sight()
    {
        var subscription = Opened(Store.Start(new Subscription("poisoned", ["a"], (_, _) => throw new InvalidOperationException("No."))
        {
            AttemptCountMax = 1,
        }));
        var passed = await Stored(First(Guid.NewGuid()) with { Events = [Event("b")] });
        await Until(() => subscription.Status.Position == passed.Position);
        await Stored(First(Guid.NewGuid()) with { Events = [Event("a")] });
        await Until(() => subscription.Status.State == SubscriptionState.Stopped);
        Assert.Equal(
            new SubscriptionStatus("poisoned", SubscriptionState.Stopped, 1, 2, "No."), (await Store.Subscriptions(Ct)).Single());
    }

    [Fact]
    public async Task A_poison_event_stops_it_in_sight_after_all_before_it_were_done_and_a_fix_goes_on_from_there()
    {
        await Stored(First(Guid.NewGuid(), count: 5));
        var poisoned = true;
        var attempts = 0;
        var subscription = Collecting() with
        {
            AttemptCountMax = 3,
            Handle = (events, _) =>
            {
                if (poisoned && events.Any(e => e.Position == 4))
                {
                    attempts += events.Count == 1 ? 1 : 0;
                    throw new InvalidOperationException("no such unit");
                }

                foreach (var e in events) _seen.Enqueue(e.Position);
                return Task.CompletedTask;
            },
        };
        var running = Opened(Store.Start(subscription));
        await Until(() => running.Status.State == SubscriptionState.Stopped);
        var stopped = new SubscriptionStatus("collector", SubscriptionState.Stopped, 3, 4, "no such unit");
        Assert.Equal(stopped, running.Status);
        Assert.Equal(stopped, Assert.Single(await Store.Subscriptions(Ct)));
        Assert.Equal([1, 2, 3], _seen);
        Assert.Equal(3, attempts);

        poisoned = false;
        var restarted = Opened(Store.Start(subscription));
        await Until(() => restarted.Status.Position == 5);
        Assert.Equal([1, 2, 3, 4, 5], _seen);
        Assert.Null(Assert.Single(await Store.Subscriptions(Ct)).Failure);
    }

    [Fact]
    public async Task An_upcaster_that_throws_stops_it_in_sight()
    {
        await Stored(First(Guid.NewGuid()));
        var store = NewStore(new EventStoreOptions { Upcast = (_, _) => throw new FormatException("unknown shape") });
        var running = Opened(store.Start(Collecting()));
        await Until(() => running.Status.State == SubscriptionState.Stopped);
        Assert.Equal("unknown shape", Assert.Single(await Store.Subscriptions(Ct)).Failure);
    }

    [Fact]
    public async Task One_host_runs_it_and_another_takes_over_when_the_connection_dies()
    {
        var (first, second) = (Opened(Store.Start(Collecting())), (RunningSubscription?)null);
        await Until(() => first.Status.State == SubscriptionState.Running);
        second = Opened(NewStore().Start(Collecting()));
        for (var i = 0; i < 5; i++) await Stored(First(Guid.NewGuid()));
        await Until(() => _seen.Count == 5);
        Assert.Equal(SubscriptionState.Standby, second.Status.State);

        await first.DisposeAsync();
        await Until(() => second.Status.State == SubscriptionState.Running);
        await Stored(First(Guid.NewGuid()));
        await Until(() => _seen.Count == 6);
        Assert.Equal([1, 2, 3, 4, 5, 6], _seen);
    }

    private static async Task Until(Func<bool> holds)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (!holds()) await Task.Delay(5, limit.Token);
    }
}
