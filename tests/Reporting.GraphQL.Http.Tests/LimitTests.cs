using System.Text.Json;

namespace Reporting.GraphQL.Http.Tests;

/// <summary>Cancellation, time, concurrency and who is admitted.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task The_resolver_is_told_when_the_client_leaves()
    {
        await using var server = await Server.Start();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var request = server.Client.SendAsync(
            Server.Request(HttpMethod.Post, "/graphql", """{"query":"{slow}"}"""), patience.Token);
        await server.Schema.Begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await server.Schema.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task An_execution_that_takes_too_long_is_503()
    {
        await using var server = await Server.Start(limits: new Limits { Time = TimeSpan.FromMilliseconds(50) });
        var answer = await server.Ask("{slow}");
        Assert.Equal(503, answer.Status);
        Assert.Contains("TIMEOUT", answer.Text, StringComparison.Ordinal);
        await server.Schema.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task One_execution_too_many_is_503_and_tells_when_to_come_again()
    {
        await using var server = await Server.Start(new GraphQLHttpOptions
        {
            ConcurrentExecutions = 1, WaitingExecutions = 1, Patience = TimeSpan.FromSeconds(30),
        });
        var running = server.Ask("{held}");
        await server.Schema.Begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        Task<Answer>[] asked = [server.Ask("{hello}"), server.Ask("{hello}")];
        var first = await Task.WhenAny(asked);
        var refused = await first;
        Assert.Equal((503, "1"), (refused.Status, refused.Header("Retry-After")));
        server.Schema.Release.SetResult();
        Assert.Equal("""{"data":{"held":1}}""", (await running).Text);
        Assert.Equal(200, (await asked.Single(other => other != first)).Status);
        Assert.Equal(200, (await server.Ask("{hello}")).Status);
    }

    [Fact]
    public async Task Patience_ends()
    {
        await using var server = await Server.Start(new GraphQLHttpOptions
        {
            ConcurrentExecutions = 1, Patience = TimeSpan.FromMilliseconds(20),
        });
        var running = server.Ask("{held}");
        await server.Schema.Begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(503, (await server.Ask("{hello}")).Status);
        server.Schema.Release.SetResult();
        Assert.Equal(200, (await running).Status);
    }

    [Fact]
    public async Task Who_is_not_admitted_is_answered_by_the_host_and_nothing_runs()
    {
        await using var server = await Server.Start(new GraphQLHttpOptions
        {
            Admit = http =>
            {
                if (http.Request.Headers.Authorization == "Bearer right")
                    return new ValueTask<bool>(true);
                http.Response.StatusCode = 401;
                http.Response.Headers.WWWAuthenticate = "Bearer";
                return new ValueTask<bool>(false);
            },
            Context = http => new RequestContext(http.RequestServices, http.Request.Headers.Authorization.ToString()),
        });
        var stranger = await server.Ask("{called}");
        var request = Server.Request(HttpMethod.Post, "/graphql", """{"query":"{user}"}""");
        request.Headers.Authorization = new("Bearer", "right");
        var friend = await server.Send(request);
        Assert.Equal((401, "", 0), (stranger.Status, stranger.Text, server.Schema.Calls));
        Assert.Equal("Bearer right", JsonDocument.Parse(friend.Text).RootElement.GetProperty("data").GetProperty("user").GetString());
    }

    [Theory]
    [InlineData(5, 200, "7")]
    [InlineData(500, 200, "502")]
    [InlineData(5000, 400, "5002")]
    public async Task The_cost_follows_the_variables_and_is_reported_when_asked_for(int first, int status, string cost)
    {
        await using var server = await Server.Start();
        var request = Server.Request(
            HttpMethod.Post, "/graphql",
            """{"query":"query($n:Int!){node{all(first:$n){id next{id}}}}","variables":{"n":""" + first + "}}");
        request.Headers.Add("GraphQL-Cost", "report");
        var answer = await server.Send(request);
        Assert.Equal((status, cost), (answer.Status, answer.Header("GraphQL-Cost")));
        Assert.Equal(status == 400, answer.Text.Contains("COST_EXCEEDED", StringComparison.Ordinal));
        Assert.Null((await server.Ask("{hello}")).Header("GraphQL-Cost"));
    }

    [Theory]
    [InlineData(5, 200, "7")]
    [InlineData(5000, 400, "5002")]
    public async Task A_request_that_asks_for_validation_is_told_its_cost_and_executed_not_at_all(
        int first, int status, string cost)
    {
        await using var server = await Server.Start();
        var request = Server.Request(
            HttpMethod.Post, "/graphql",
            """{"query":"query($n:Int!){node{all(first:$n){id next{id}}}}","variables":{"n":""" + first + "}}");
        request.Headers.Add("GraphQL-Cost", "validate");
        var answer = await server.Send(request);
        Assert.Equal((status, cost, 0), (answer.Status, answer.Header("GraphQL-Cost"), server.Schema.Calls));
        if (status == 200)
            Assert.Equal("""{"extensions":{"cost":{"operation":7,"limit":5000}}}""", answer.Text);
        else
            Assert.Contains("COST_EXCEEDED", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{nonsense}", "{}", 400, "Cannot query field")]
    [InlineData("query($n:Int!){node{all(first:$n){id}}}", "{}", 400, "Variable \"$n\"")]
    [InlineData("subscription{endless}", "{}", 200, "\"cost\"")]
    [InlineData("mutation{change}", "{}", 200, "\"cost\"")]
    public async Task Validation_says_why_a_request_would_be_refused(string query, string variables, int status, string says)
    {
        await using var server = await Server.Start();
        var request = Server.Request(
            HttpMethod.Post, "/graphql", $$"""{"query":"{{query}}","variables":{{variables}}}""");
        request.Headers.Add("GraphQL-Cost", "validate");
        var answer = await server.Send(request);
        Assert.Equal((status, 0), (answer.Status, server.Schema.Calls));
        Assert.Contains(says, answer.Text.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
