using System.Runtime.CompilerServices;
using System.Text;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests.Execution;

/// <summary>
/// Subscriptions: one response for each event, errors of one event, the end, back pressure. Spec 6.2.3.
/// </summary>
public sealed class SubscriptionTests
{
    private static int taken; // How many events the source has given.

    private static readonly Schema Ticks = Schema.Of(
        ObjectType.Root("Query", null, f => [f.Of("a", Scalars.Int, null, _ => 1)]),
        subscription: ObjectType.Root("Subscription", null, f =>
        [
            f.Stream("ticks", Scalars.Int.NonNull, null, [Argument.Of("to", Scalars.Int.NonNull, null)],
                (args, _, ct) => Count(args.Get<int>("to"), ct)),
            f.Stream("refused", Scalars.Int, null, [], Refuse),
        ]));

    private static IAsyncEnumerable<int?> Refuse(Arguments arguments, ResolveContext context, CancellationToken ct) =>
        throw new GraphQLException("No stream today.");

    /// <summary>1, 2, null, 4 and so on; after 5 it breaks.</summary>
    private static async IAsyncEnumerable<int?> Count(int to, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            ct.ThrowIfCancellationRequested();
            taken = i;
            if (i > 5)
                throw new GraphQLException("broken");
            yield return i == 3 ? null : i;
        }
    }

    private static GraphQLSubscription Subscribe(string query, string variables = "{}")
    {
        var engine = new GraphQLEngine(Ticks);
        return engine.Subscribe(
            engine.Prepare(GraphQLRequest.Of(query)), Encoding.UTF8.GetBytes(variables), new RequestContext(),
            TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> All(GraphQLSubscription subscription)
    {
        var responses = new List<string>();
        await foreach (var response in subscription.Responses!.WithCancellation(TestContext.Current.CancellationToken))
            responses.Add(Encoding.UTF8.GetString(response.Span));
        return responses;
    }

    [Fact]
    public async Task Each_event_is_one_response_and_an_error_ends_only_its_own()
    {
        var responses = await All(Subscribe("subscription ($to: Int = 4) { n: ticks(to: $to) }"));
        Assert.Equal("""{"data":{"n":1}}""", responses[0]);
        Assert.StartsWith("""{"data":null,"errors":[{"message":"Cannot return null for non-nullable field Subscription.ticks.""", responses[2], StringComparison.Ordinal);
        Assert.Equal("""{"data":{"n":4}}""", responses[3]);
        Assert.Equal(4, responses.Count);
    }

    [Fact]
    public async Task A_source_that_breaks_ends_the_stream_with_an_error()
    {
        var responses = await All(Subscribe("subscription { ticks(to: 9) }"));
        Assert.Equal(6, responses.Count);
        Assert.StartsWith("""{"errors":[{"message":"broken""", responses[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_event_is_taken_when_the_response_before_was_taken()
    {
        await using var responses = Subscribe("subscription { ticks(to: 5) }").Responses!
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await responses.MoveNextAsync();
        Assert.Equal(1, taken);
        await responses.MoveNextAsync();
        Assert.Equal(2, taken);
    }

    [Theory]
    [InlineData("subscription { refused }", "No stream today.")]
    [InlineData("subscription ($to: Int!) { ticks(to: $to) }", "Variable \"$to\" of required type \"Int!\" was not provided.")]
    [InlineData("subscription { nothing }", "Cannot query field \"nothing\" on type \"Subscription\".")]
    public void What_cannot_be_opened_is_refused(string query, string message)
    {
        var subscription = Subscribe(query);
        Assert.Null(subscription.Responses);
        Assert.Equal(message, Assert.Single(subscription.Errors).Message);
    }
}
