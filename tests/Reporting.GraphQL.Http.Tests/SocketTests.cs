using System.Net.WebSockets;
using Reporting.GraphQL.Http.Sockets;

namespace Reporting.GraphQL.Http.Tests;

/// <summary>graphql-transport-ws: its messages and its ways to close.</summary>
public sealed class SocketTests
{
    private static GraphQLHttpOptions With(SocketOptions sockets) => new() { Sockets = sockets };

    [Fact]
    public async Task A_subscription_answers_until_its_end()
    {
        await using var server = await Server.Start();
        await using var client = await SocketClient.Connect(server);
        await client.Subscribe("1", "subscription{count(to:2)}");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"count":1}}}""", await client.Receive());
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"count":2}}}""", await client.Receive());
        Assert.Equal("""{"type":"complete","id":"1"}""", await client.Receive());
        await client.Subscribe("1", "{hello}");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"hello":"world"}}}""", await client.Receive());
        Assert.Equal("""{"type":"complete","id":"1"}""", await client.Receive());
        await client.Leave();
    }

    [Theory]
    [InlineData("{nonsense}")]
    [InlineData("{")]
    [InlineData("query($a:[Int!]!){sum(of:$a)}")]
    [InlineData("subscription{count(to:\\\"x\\\")}")]
    public async Task A_refused_request_is_an_error_message_with_a_list(string query)
    {
        await using var server = await Server.Start();
        await using var client = await SocketClient.Connect(server);
        await client.Send($$"""{"id":"é","type":"subscribe","payload":{"query":"{{query}}"} }""");
        var answer = System.Text.Json.JsonDocument.Parse(await client.Receive()).RootElement;
        Assert.Equal(("error", "é"), (answer.GetProperty("type").GetString(), answer.GetProperty("id").GetString()));
        Assert.True(answer.GetProperty("payload").GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_ping_is_answered_with_its_payload()
    {
        await using var server = await Server.Start();
        await using var client = await SocketClient.Connect(server, init: false);
        await client.Send("""{"type":"ping","payload":{"a":[1]}}""");
        Assert.Equal("""{"type":"pong","payload":{"a":[1]}}""", await client.Receive());
        await client.Send("""{"type":"pong"}""");
        await client.Send("""{"type":"ping"}""");
        Assert.Equal("""{"type":"pong"}""", await client.Receive());
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"type":7}""")]
    [InlineData("""{"type":"\ud800"}""")]
    [InlineData("""{"type":"start","id":"1"}""")]
    [InlineData("""{"type":"complete"}""")]
    [InlineData("""{"type":"ping","payload":7}""")]
    [InlineData("""{"type":"subscribe","payload":{"query":"{hello}"}}""")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"{hello}"}}""")]
    [InlineData("""{"type":"subscribe","id":"1"}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":7}}""")]
    public async Task What_is_no_message_closes_with_4400(string message)
    {
        await using var server = await Server.Start();
        await using var client = await SocketClient.Connect(server);
        await client.Send(message);
        Assert.Equal("closed 4400", await client.Receive());
    }

    [Fact]
    public async Task A_binary_message_closes_with_4400()
    {
        await using var server = await Server.Start();
        await using var client = await SocketClient.Connect(server);
        await client.Send("""{"type":"ping"}"""u8.ToArray(), WebSocketMessageType.Binary);
        Assert.Equal("closed 4400", await client.Receive());
    }

    [Fact]
    public async Task A_subscription_before_the_acknowledgement_closes_with_4401()
    {
        await using var server = await Server.Start();
        await using var client = await SocketClient.Connect(server, init: false);
        await client.Subscribe("1", "{called}");
        Assert.Equal("closed 4401", await client.Receive());
        Assert.Equal(0, server.Schema.Calls);
    }

    [Fact]
    public async Task A_connection_that_the_host_refuses_closes_with_4403()
    {
        await using var server = await Server.Start(With(new SocketOptions
        {
            Connect = (_, payload, _) => new ValueTask<bool>(payload.Span.SequenceEqual("""{"token":"right"}"""u8)),
        }));
        await using var stranger = await SocketClient.Connect(server, init: false);
        await stranger.Send("""{"type":"connection_init","payload":{"token":"wrong"}}""");
        await using var friend = await SocketClient.Connect(server, init: false);
        await friend.Send("""{"type":"connection_init","payload":{"token":"right"}}""");
        Assert.Equal("closed 4403", await stranger.Receive());
        Assert.Equal("""{"type":"connection_ack"}""", await friend.Receive());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task Another_protocol_closes_with_4406(string? protocol)
    {
        await using var server = await Server.Start();
        await using var client = await SocketClient.Connect(server, protocol, init: false);
        Assert.Equal("closed 4406", await client.Receive());
    }

    [Fact]
    public async Task Silence_instead_of_connection_init_closes_with_4408()
    {
        await using var server = await Server.Start(With(new SocketOptions { InitWithin = TimeSpan.FromMilliseconds(50) }));
        await using var client = await SocketClient.Connect(server, init: false);
        Assert.Equal("closed 4408", await client.Receive());
    }

    [Fact]
    public async Task An_id_in_use_closes_with_4409()
    {
        await using var server = await Server.Start();
        await using var client = await SocketClient.Connect(server);
        await client.Subscribe("1", "subscription{endless}");
        await server.Schema.Begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        await client.Subscribe("1", "{hello}");
        Assert.Equal("closed 4409", await client.Receive());
        await server.Schema.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_second_connection_init_closes_with_4429()
    {
        await using var server = await Server.Start();
        await using var client = await SocketClient.Connect(server);
        await client.Send("""{"type":"connection_init"}""");
        Assert.Equal("closed 4429", await client.Receive());
    }

    [Fact]
    public async Task A_message_over_the_limit_closes_with_1009()
    {
        await using var server = await Server.Start(new GraphQLHttpOptions { BodyBytes = 10_000 });
        await using var client = await SocketClient.Connect(server);
        await client.Subscribe("1", "{hello" + new string(' ', 20_000) + "}");
        Assert.Equal("closed 1009", await client.Receive());
    }

    [Fact]
    public async Task Operations_of_one_socket_are_bounded()
    {
        await using var server = await Server.Start(With(new SocketOptions { Operations = 1 }));
        await using var client = await SocketClient.Connect(server);
        await client.Subscribe("1", "subscription{endless}");
        await server.Schema.Begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        await client.Subscribe("2", "{hello}");
        var refused = await client.Receive();
        Assert.Contains("TOO_MANY_OPERATIONS", refused, StringComparison.Ordinal);
        Assert.Contains("\"id\":\"2\"", refused, StringComparison.Ordinal);
        await client.Send("""{"id":"1","type":"complete"}""");
        await server.Schema.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        await client.Subscribe("1", "{hello}");
        Assert.Equal("""{"type":"next","id":"1","payload":{"data":{"hello":"world"}}}""", await client.Receive());
    }

    [Fact]
    public async Task The_source_ends_when_the_connection_is_cut()
    {
        await using var server = await Server.Start();
        await using var client = await SocketClient.Connect(server);
        await client.Subscribe("1", "subscription{endless}");
        await server.Schema.Begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        client.Abort();
        await server.Schema.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_context_that_cannot_be_made_is_an_error_with_an_id_only()
    {
        await using var server = await Server.Start(new GraphQLHttpOptions
        {
            Context = _ => throw new InvalidOperationException("secret"),
        });
        await using var client = await SocketClient.Connect(server);
        await client.Subscribe("1", "{hello}");
        var answer = await client.Receive();
        var (id, exception) = Assert.Single(server.Log);
        Assert.Contains("\"type\":\"error\"", answer, StringComparison.Ordinal);
        Assert.Contains(id, answer, StringComparison.Ordinal);
        Assert.Equal("secret", exception.Message);
    }

    [Theory]
    [InlineData("https://friend.example", true)]
    [InlineData("https://stranger.example", false)]
    public async Task A_page_of_another_origin_can_be_kept_out(string origin, bool mayConnect)
    {
        await using var server = await Server.Start(With(new SocketOptions { Origins = ["https://friend.example"] }));
        var connect = () => SocketClient.Connect(server, origin: origin);
        if (mayConnect)
            await (await connect()).DisposeAsync();
        else
            await Assert.ThrowsAsync<WebSocketException>(connect);
    }

    [Fact]
    public async Task Where_sockets_are_off_a_handshake_is_a_bad_request()
    {
        await using var server = await Server.Start(new GraphQLHttpOptions { Sockets = null });
        await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.Connect(server, init: false));
    }
}
