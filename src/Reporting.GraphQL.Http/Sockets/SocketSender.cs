using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Reporting.GraphQL.Http.Sockets;

/// <summary>
/// What goes out over a socket, one message at a time. Who sends waits until the client took it, which is what slows a
/// source down to the speed of its reader.
/// </summary>
internal sealed class SocketSender(WebSocket socket, CancellationToken ct) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private bool _isClosing;

    /// <summary>Whether the end was announced: what comes in from now on no longer matters.</summary>
    public bool IsClosing => Volatile.Read(ref _isClosing);

    public ValueTask Send(string type, ReadOnlyMemory<byte> payload) => Send(type, null, payload);

    /// <summary>Sends a message of an operation, unless that operation has ended before its turn came.</summary>
    public async ValueTask Send(string type, SocketOperation? operation, ReadOnlyMemory<byte> payload)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (operation?.HasEnded == true || IsClosing || socket.State != WebSocketState.Open)
                return;
            using var message = PooledBuffer.Rent();
            Write(message, type, operation?.Id, payload.Span);
            // The operation's own token would break the socket for all others.
            await socket.SendAsync(message.Written, WebSocketMessageType.Text, true, ct).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Answers for what must not happen: the client sees an id, the log sees the exception.</summary>
    public async ValueTask Fail(SocketOperation operation, GraphQLEngine engine, Exception exception)
    {
        var id = Guid.CreateVersion7().ToString("n");
        engine.Options.OnException?.Invoke(id, exception);
        var error = new GraphQLError("Internal error", [], [], new Dictionary<string, object?> { ["id"] = id });
        await Send("error", operation, SocketOperation.Errors([error])).ConfigureAwait(false);
    }

    private static void Write(PooledBuffer message, string type, string? id, ReadOnlySpan<byte> payload)
    {
        message.Append("{\"type\":\""u8);
        message.Append(JsonEncodedText.Encode(type).EncodedUtf8Bytes);
        message.Append("\""u8);
        if (id is not null)
        {
            message.Append(",\"id\":\""u8);
            message.Append(JsonEncodedText.Encode(id).EncodedUtf8Bytes);
            message.Append("\""u8);
        }
        if (!payload.IsEmpty)
        {
            message.Append(",\"payload\":"u8);
            message.Append(payload);
        }
        message.Append("}"u8);
    }

    /// <summary>
    /// Announces the end; the client answers with its own close, which the reader of the socket sees.
    /// </summary>
    public async ValueTask Close(int code, string reason)
    {
        var isOpen = socket.State is WebSocketState.Open or WebSocketState.CloseReceived;
        if (Interlocked.Exchange(ref _isClosing, true) || !isOpen)
            return;
        // RFC 6455, 5.5: a control frame carries at most 125 bytes, two of them are the code.
        var fitting = Encoding.UTF8.GetByteCount(reason) <= 123 ? reason : "";
        await socket.CloseOutputAsync((WebSocketCloseStatus)code, fitting, ct).ConfigureAwait(false);
    }

    public void Dispose() => _turn.Dispose();
}
