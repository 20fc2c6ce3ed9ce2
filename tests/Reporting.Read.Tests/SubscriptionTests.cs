using System.Text;
using System.Text.Json;
using Reporting.GraphQL;
using Reporting.Read.Projections;

namespace Reporting.Read.Tests;

public sealed class SubscriptionTests
{
    private const string Day = "2026-10-05";

    [Fact]
    public async Task A_dashboard_sees_an_aggregate_change_and_nothing_else()
    {
        await using var story = await Province.Begin();
        var report = await story.Assign("D1A", Day);
        await using var projections = RunningProjections.Start(story.Db, story.Store, ReadModels.All);
        await projections.WaitForPosition(null, story.Position, TimeSpan.FromSeconds(20), Story.Ct);
        await using var responses = Follow(story, projections,
            """
            subscription { aggregatesChanged(
                indicators: ["cases"], unit: "P", from: "2026-10-05", to: "2026-10-05", periodKind: DAY) { rows { value missing } } }
            """);
        Assert.Equal("""{"data":{"aggregatesChanged":{"rows":[{"value":null,"missing":1}]}}}""", await Next(responses));
        await story.Define("other", Domain.Indicators.OverTime.Sum);
        await report.Accept(("beds", 3));
        await report.Accept(("cases", 4));
        Assert.Equal("""{"data":{"aggregatesChanged":{"rows":[{"value":4,"missing":0}]}}}""", await Next(responses));
    }

    [Fact]
    public async Task The_position_is_told_as_it_grows()
    {
        await using var story = await Province.Begin();
        await using var projections = RunningProjections.Start(story.Db, story.Store, ReadModels.All);
        await using var responses = Follow(story, projections, "subscription { positionAdvanced }");
        await story.Assign("D1A", Day);
        var told = new List<long>();
        do
        {
            using var response = JsonDocument.Parse(await Next(responses));
            told.Add(response.RootElement.GetProperty("data").GetProperty("positionAdvanced").GetInt64());
        }
        while (told[^1] < story.Position);
        Assert.Equal(told.Distinct().Order(), told);
    }

    private static IAsyncEnumerator<ReadOnlyMemory<byte>> Follow(Story story, RunningProjections projections,
        string query)
    {
        var operation = Asked.Engine.Prepare(GraphQLRequest.Of(query));
        var subscription = Asked.Engine.Subscribe(operation, default, Asked.Context(story, projections), Story.Ct);
        Assert.Empty(subscription.Errors);
        return subscription.Responses!.GetAsyncEnumerator(Story.Ct);
    }

    private static async Task<string> Next(IAsyncEnumerator<ReadOnlyMemory<byte>> responses)
    {
        Assert.True(await responses.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20), Story.Ct));
        return Encoding.UTF8.GetString(responses.Current.Span);
    }
}
