using System.Net.WebSockets;
using System.Text;

namespace Reporting.GraphQL.Http.Tests;

/// <summary>A bare client of graphql-transport-ws: sends what it is told, right or wrong.</summary>
internal sealed class SocketClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    public static async Task<SocketClient> Connect(
        Server server, string? protocol = "graphql-transport-ws", bool init = true, string? origin = null)
    {
        var client = new SocketClient();
        if (origin is not null)
            client._socket.Options.SetRequestHeader("Origin", origin);
        if (protocol is not null)
            client._socket.Options.AddSubProtocol(protocol);
        await client._socket.ConnectAsync(server.Socket, TestContext.Current.CancellationToken);
        if (init)
        {
            await client.Send("""{"type":"connection_init"}""");
            Assert.Equal("""{"type":"connection_ack"}""", await client.Receive());
        }
        return client;
    }

    public Task Send(string message) => Send(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text);

    public Task Send(byte[] message, WebSocketMessageType type) =>
        _socket.SendAsync(message, type, true, TestContext.Current.CancellationToken);

    public Task Subscribe(string id, string query) => Send(
        System.Text.Json.JsonSerializer.Serialize(new { id, type = "subscribe", payload = new { query } }));

    /// <summary>The next message, or <c>closed</c> and the code.</summary>
    public async Task<string> Receive()
    {
        using var ct = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        ct.CancelAfter(TimeSpan.FromSeconds(20));
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(length), ct.Token);
            length += part.Count;
            if (part.MessageType == WebSocketMessageType.Close)
                return $"closed {(int)_socket.CloseStatus!}";
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    public Task Leave() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

    /// <summary>Cuts the connection without a word.</summary>
    public void Abort() => _socket.Abort();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return default;
    }
}
