using Reporting.Read.Reading;
using static Reporting.Read.Tests.Aggregates.Asking;

namespace Reporting.Read.Tests.Aggregates;

public sealed class AsOfTests
{
    private const string Day = "2026-10-05";
    private static readonly DateTimeOffset Morning = new(2026, 10, 5, 1, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromMicroseconds(1);

    [Fact]
    public async Task Known_at_shows_what_was_recorded_up_to_that_instant_included()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        story.Clock.Now = Morning.AddHours(1);
        await report.Accept(("cases", 3));
        story.Clock.Now = Morning.AddHours(2);
        await report.Accept(("cases", 5));
        story.Clock.Now = Morning.AddHours(3);
        await report.Withdraw();
        story.Clock.Now = Morning.AddHours(4);
        await report.Accept(("cases", 6));

        Assert.Empty(await Known(Morning - Tick));
        Assert.Equal([$"cases P {Day} null 0/1"], await Known(Morning.AddHours(1) - Tick));
        Assert.Equal([$"cases P {Day} 3 1/0"], await Known(Morning.AddHours(1)));
        Assert.Equal([$"cases P {Day} 3 1/0"], await Known(Morning.AddHours(2) - Tick));
        Assert.Equal([$"cases P {Day} 5 1/0"], await Known(Morning.AddHours(2)));
        Assert.Equal([$"cases P {Day} null 0/1"], await Known(Morning.AddHours(3)));
        Assert.Equal([$"cases P {Day} 6 1/0"], await Known(Morning.AddHours(4)));

        Task<string[]> Known(DateTimeOffset at) =>
            story.Rows(Question("cases", Day, Day, ByPeriod, asOf: new AsOf(at, null)));
    }

    [Fact]
    public async Task The_answer_echoes_the_position_that_the_time_stands_for()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        story.Clock.Now = Morning.AddHours(1);
        await report.Accept(("cases", 3));
        var accepted = story.Position;
        story.Clock.Now = Morning.AddHours(2);
        await report.Accept(("cases", 5));

        Assert.Equal(accepted, await Position(new AsOf(Morning.AddHours(1), null)));
        Assert.Equal(accepted - 1, await Position(new AsOf(Morning.AddHours(1) - Tick, null)));
        Assert.Equal(story.Position, await Position(AsOf.Now));

        async Task<long> Position(AsOf asOf) => Assert.IsType<Answer<Read.Aggregates.AggregateResult>.Given>(
            await story.Ask(Question("cases", Day, Day, ByPeriod, asOf: asOf))).Value.Position;
    }

    [Fact]
    public async Task In_force_at_shows_what_was_valid_whenever_it_was_recorded()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        story.Clock.Now = Morning.AddDays(10);
        await report.Accept(Morning.AddDays(1), ("cases", 3));
        story.Clock.Now = Morning.AddDays(11);
        await report.Accept(Morning.AddDays(2), ("cases", 5));
        story.Clock.Now = Morning.AddDays(12);
        await report.Accept(("cases", 6));

        Assert.Equal([$"cases P {Day} null 0/1"], await InForce(Morning.AddDays(1) - Tick));
        Assert.Equal([$"cases P {Day} 3 1/0"], await InForce(Morning.AddDays(1)));
        Assert.Equal([$"cases P {Day} 3 1/0"], await InForce(Morning.AddDays(2) - Tick));
        Assert.Equal([$"cases P {Day} 5 1/0"], await InForce(Morning.AddDays(2)));
        Assert.Equal([$"cases P {Day} 6 1/0"], await InForce(Morning.AddDays(12)));

        Task<string[]> InForce(DateTimeOffset at) =>
            story.Rows(Question("cases", Day, Day, ByPeriod, asOf: new AsOf(null, at)));
    }

    [Fact]
    public async Task Both_times_show_what_was_valid_then_as_it_was_known_then()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        story.Clock.Now = Morning.AddDays(10);
        await report.Accept(Morning.AddDays(1), ("cases", 3));
        story.Clock.Now = Morning.AddDays(11);
        await report.Accept(Morning.AddDays(2), ("cases", 5));

        Assert.Equal([$"cases P {Day} null 0/1"], await At(Morning.AddDays(9), Morning.AddDays(5)));
        Assert.Equal([$"cases P {Day} 3 1/0"], await At(Morning.AddDays(10), Morning.AddDays(5)));
        Assert.Equal([$"cases P {Day} 5 1/0"], await At(Morning.AddDays(11), Morning.AddDays(5)));
        Assert.Equal([$"cases P {Day} 3 1/0"], await At(Morning.AddDays(11), Morning.AddDays(1)));
        Assert.Equal([$"cases P {Day} null 0/1"], await At(Morning.AddDays(11), Morning));

        Task<string[]> At(DateTimeOffset known, DateTimeOffset inForce) =>
            story.Rows(Question("cases", Day, Day, ByPeriod, asOf: new AsOf(known, inForce)));
    }
}
