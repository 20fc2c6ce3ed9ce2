using Reporting.Faults.Tests.Histories;
using Reporting.Faults.Tests.Loads;

namespace Reporting.Faults.Tests.Pairs;

/// <summary>Two hosts on one database: both serve at once, and when one dies or stands still the other goes
/// on.</summary>
public sealed class TwoHostsTests(ITestOutputHelper output)
{
    private const int OnFirst = 0;
    private const int OnSecond = 1;

    // They move after 11 s at most; the rest is for a busy machine.
    private static readonly TimeSpan LeaseLimit = TimeSpan.FromSeconds(60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_serve_at_once_and_see_each_others_reports()
    {
        await using var pair = await Pair.Start(Ct);
        await pair.Work(Ct);
        Assert.NotEmpty(await pair.WaitsAfter(TimeSpan.FromSeconds(4), OnFirst, TimeSpan.Zero, Ct));
        Assert.NotEmpty(await pair.WaitsAfter(TimeSpan.Zero, OnSecond, TimeSpan.Zero, Ct));
        // Every read, through whichever host, is at least as new as what was acknowledged through either.
        RequireRight(await pair.Judge(Ct));
    }

    [Fact]
    public async Task A_host_that_stands_still_holds_nobody_up_loses_its_leases_and_does_no_harm_when_it_goes_on()
    {
        await using var pair = await Pair.Start(Ct);
        await pair.Until(pair.First, "running", LeaseLimit, Ct);
        await pair.Work(Ct);
        for (var i = 0; i < 4; i++)
        {
            await Task.Delay(Random.Shared.Next(300, 900), Ct);
            var from = pair.Recorder.Now;
            await pair.First.Stall();
            var waits = await pair.WaitsAfter(TimeSpan.FromSeconds(3), OnSecond, from, Ct);
            await pair.First.GoOn();
            output.WriteLine(
                $"stalled: {waits.Length} answers of the other host, the slowest after {waits.Max().TotalSeconds:0.00} s");
            Assert.True(waits.Max() < TimeSpan.FromSeconds(20), $"{waits.Max()}");
        }

        await pair.First.Stall();
        var took = await pair.Until(pair.Second, "running", LeaseLimit, Ct);
        output.WriteLine($"stalled: the leases had moved after {took.TotalSeconds:0.0} s");
        await Task.Delay(TimeSpan.FromSeconds(1), Ct);
        await pair.First.GoOn();
        await pair.Until(pair.First, "standby", LeaseLimit, Ct);
        var since = pair.Recorder.Now;
        Assert.NotEmpty(await pair.WaitsAfter(TimeSpan.FromSeconds(2), OnFirst, since, Ct));
        Assert.All((await pair.States(pair.Second, Ct)).Values, state => Assert.Equal("running", state));
        RequireRight(await pair.Judge(Ct));
    }

    [Fact]
    public async Task When_a_host_is_killed_its_leases_move()
    {
        await using var pair = await Pair.Start(Ct);
        await pair.Until(pair.First, "running", LeaseLimit, Ct);
        Assert.All((await pair.States(pair.Second, Ct)).Values, state => Assert.Equal("standby", state));
        await pair.First.Kill();
        // At once, and not when the patience with one that stands still is over.
        var took = await pair.Until(pair.Second, "running", TimeSpan.FromSeconds(10), Ct);
        output.WriteLine($"killed: the leases had moved after {took.TotalSeconds:0.0} s");
    }

    private void RequireRight(Judgement judgement)
    {
        output.WriteLine(
            $"{judgement.AcknowledgedCount} acknowledged, {judgement.History.Reads.Count} reads, "
            + $"{judgement.Findings.Count} findings");
        Assert.True(judgement.Findings.Count == 0, string.Join('\n', judgement.Findings.Take(20)));
        Assert.True(judgement.AcknowledgedCount > 0);
        Assert.Contains(judgement.History.Commands, c => c.Answer is CommandAnswer.Ok);
    }
}
