namespace Reporting.GraphQL.Http.Tests;

/// <summary>graphql-sse, distinct connections mode.</summary>
public sealed class EventStreamTests
{
    private const string Stream = "text/event-stream";

    private const string Complete = "event: complete\ndata: \n\n";

    [Fact]
    public async Task A_subscription_is_one_event_for_each_response_and_an_end()
    {
        await using var server = await Server.Start();
        var answer = await server.Ask("subscription{count(to:2)}", Stream);
        Assert.Equal((200, "text/event-stream; charset=utf-8"), (answer.Status, answer.Type));
        Assert.Equal(
            """event: next""" + "\n" + """data: {"data":{"count":1}}""" + "\n\n" +
            """event: next""" + "\n" + """data: {"data":{"count":2}}""" + "\n\n" + Complete, answer.Text);
    }

    [Fact]
    public async Task A_browser_may_subscribe_by_get()
    {
        await using var server = await Server.Start();
        var answer = await server.Get("?query=subscription{count(to:1)}", Stream);
        Assert.EndsWith(Complete, answer.Text, StringComparison.Ordinal);
        Assert.Contains("""{"data":{"count":1}}""", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{hello}", """{"data":{"hello":"world"}}""")]
    [InlineData("{nonsense}", """{"errors":[""")]
    [InlineData("{", """{"errors":[""")]
    [InlineData("subscription{nonsense}", """{"errors":[""")]
    public async Task A_query_and_a_refusal_are_one_event_with_200(string query, string data)
    {
        await using var server = await Server.Start();
        var answer = await server.Ask(query, Stream);
        Assert.Equal(200, answer.Status);
        Assert.StartsWith("event: next\ndata: " + data, answer.Text, StringComparison.Ordinal);
        Assert.EndsWith(Complete, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_breaks_ends_the_stream_without_its_secret()
    {
        await using var server = await Server.Start();
        var answer = await server.Ask("subscription{breaks}", Stream);
        Assert.Contains("""{"data":{"breaks":1}}""", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith(Complete, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", answer.Text, StringComparison.Ordinal);
        Assert.Equal("secret", Assert.Single(server.Log).Exception.Message);
    }

    [Fact]
    public async Task A_body_that_is_no_request_keeps_its_status()
    {
        await using var server = await Server.Start();
        Assert.Equal((400, 400), ((await server.Post("nonsense", Stream)).Status, (await server.Post("{}", Stream)).Status));
    }

    [Fact]
    public async Task A_quiet_stream_is_kept_open_and_its_source_ends_with_the_client()
    {
        await using var server = await Server.Start(new GraphQLHttpOptions { StreamKeepAlive = TimeSpan.FromMilliseconds(20) });
        var request = Server.Request(HttpMethod.Post, "/graphql", """{"query":"subscription{endless}"}""");
        request.Headers.Accept.ParseAdd(Stream);
        var ct = TestContext.Current.CancellationToken;
        using (var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct))
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
            Assert.Equal(":", await reader.ReadLineAsync(ct));
        }
        await server.Schema.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), ct);
    }
}
