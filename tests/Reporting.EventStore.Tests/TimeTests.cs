using static Reporting.EventStore.Tests.Sample;

namespace Reporting.EventStore.Tests;

/// <summary>The store owns the events' time: to the microsecond, never decreasing with the position.</summary>
public sealed class TimeTests : StoreTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class JumpingClock(DateTimeOffset first, DateTimeOffset later) : TimeProvider
    {
        private bool _isLater;

        public override DateTimeOffset GetUtcNow() => Interlocked.Exchange(ref _isLater, true) ? later : first;
    }

    [Fact]
    public async Task Events_carry_the_business_clock_cut_to_microseconds()
    {
        var store = NewStore(new EventStoreOptions { BusinessClock = new SetClock(Noon.AddTicks(1_234_567)) });
        var receipt = Receipt(await store.Append(First(Guid.NewGuid()), Ct));
        Assert.Equal(Noon.AddTicks(1_234_560), receipt.Timestamp);
        var read = Assert.Single((await store.ReadStream(receipt.StreamId, 0, Ct)).Events);
        Assert.Equal(receipt.Timestamp, read.Timestamp);
    }

    [Fact]
    public async Task A_clock_that_goes_back_stands_still()
    {
        var clock = new SetClock(Noon);
        var store = NewStore(new EventStoreOptions { BusinessClock = clock });
        await store.Append(First(Guid.NewGuid()), Ct);
        clock.Now = Noon.AddDays(-1);
        Assert.Equal(Noon, Receipt(await store.Append(First(Guid.NewGuid()), Ct)).Timestamp);
    }

    [Fact]
    public async Task A_host_whose_clock_is_behind_takes_the_stored_time_and_its_leaves_are_right()
    {
        var ahead = NewStore(new EventStoreOptions { BusinessClock = new SetClock(Noon) });
        var behind = NewStore(new EventStoreOptions { BusinessClock = new SetClock(Noon.AddHours(-3)) });
        await ahead.Append(First(Guid.NewGuid()), Ct);
        var receipt = Receipt(await behind.Append(First(Guid.NewGuid(), 3), Ct));
        Assert.Equal((Noon, 4L), (receipt.Timestamp, receipt.Position));
        await LeafCheck.Require(Db, Ct);
    }

    /// <summary>A later time would overtake those who were stamped meanwhile and wait for the lock, and they the next.</summary>
    [Fact]
    public async Task A_batch_that_was_overtaken_takes_the_stored_time_and_overtakes_nobody()
    {
        var ahead = NewStore(new EventStoreOptions { BusinessClock = new SetClock(Noon) });
        var slow = NewStore(new EventStoreOptions { BusinessClock = new JumpingClock(Noon.AddHours(-1), Noon.AddHours(1)) });
        await ahead.Append(First(Guid.NewGuid()), Ct);
        Assert.Equal(Noon, Receipt(await slow.Append(First(Guid.NewGuid()), Ct)).Timestamp);
        await LeafCheck.Require(Db, Ct);
        Assert.Equal(Noon.AddHours(1), Receipt(await slow.Append(First(Guid.NewGuid()), Ct)).Timestamp);
    }

    [Fact]
    public async Task The_position_at_a_time_is_the_last_recorded_by_then()
    {
        var clock = new SetClock(Noon);
        var store = NewStore(new EventStoreOptions { BusinessClock = clock });
        Assert.Equal(0, await store.PositionAt(Noon, Ct));
        for (var i = 0; i < 10; i++)
        {
            clock.Now = Noon.AddMinutes(i / 2); // Two events at each minute.
            await store.Append(First(Guid.NewGuid()), Ct);
        }

        Assert.Equal(0, await store.PositionAt(Noon.AddTicks(-10), Ct));
        for (var minute = 0; minute < 5; minute++)
        {
            Assert.Equal((minute * 2) + 2, await store.PositionAt(Noon.AddMinutes(minute), Ct));
            Assert.Equal((minute * 2) + 2, await store.PositionAt(Noon.AddMinutes(minute).AddSeconds(59), Ct));
        }

        Assert.Equal(10, await store.PositionAt(DateTimeOffset.MaxValue, Ct));
        Assert.Equal(0, await store.PositionAt(DateTimeOffset.MinValue, Ct));
    }

    private static AppendReceipt Receipt(AppendResult result) => Assert.IsType<AppendResult.Appended>(result).Receipt;
}
