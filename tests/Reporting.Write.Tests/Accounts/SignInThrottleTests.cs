using Reporting.Write.Accounts;

namespace Reporting.Write.Tests.Accounts;

public sealed class SignInThrottleTests
{
    private sealed class Timer : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private readonly Timer timer = new();
    private readonly SignInThrottle throttle;

    public SignInThrottleTests() => throttle = new SignInThrottle(timer);

    [Fact]
    public void Five_failures_are_free_and_then_the_wait_doubles_up_to_a_quarter_of_an_hour()
    {
        double[] waits = [.. Enumerable.Range(1, 16).Select(_ => Fail("a", "an").TotalSeconds)];
        Assert.Equal([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900], waits);
    }

    [Fact]
    public void The_wait_passes()
    {
        Fail("a", "an", 6);
        timer.Now += TimeSpan.FromSeconds(1.5);
        Assert.Equal(0.5, throttle.Wait("a", "an").TotalSeconds);
        timer.Now += TimeSpan.FromSeconds(0.5);
        Assert.Equal(TimeSpan.Zero, throttle.Wait("a", "an"));
    }

    [Fact]
    public void Nobody_is_locked_out_by_another_address()
    {
        Fail("a", "an", 40);
        Assert.Equal(TimeSpan.Zero, throttle.Wait("b", "an"));
    }

    [Fact]
    public void An_address_that_tries_many_names_has_to_wait_too()
    {
        for (var i = 0; i < 50; i++)
            throttle.Failed("a", $"name{i}");
        Assert.Equal(1, throttle.Wait("a", "another").TotalSeconds);
    }

    [Fact]
    public void Success_ends_the_count_of_the_name_and_an_hour_ends_all()
    {
        Fail("a", "an", 5);
        throttle.Succeeded("a", "an");
        Assert.Equal(TimeSpan.Zero, Fail("a", "an"));
        Fail("a", "binh", 5);
        timer.Now += TimeSpan.FromMinutes(61);
        Assert.Equal(TimeSpan.Zero, Fail("a", "binh"));
    }

    private TimeSpan Fail(string source, string userName, int times = 1)
    {
        for (var i = 0; i < times; i++)
            throttle.Failed(source, userName);
        return throttle.Wait(source, userName);
    }
}
