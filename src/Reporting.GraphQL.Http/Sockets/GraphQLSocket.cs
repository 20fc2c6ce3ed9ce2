using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Reporting.GraphQL.Http.Sockets;

/// <summary>One client of graphql-transport-ws: reads its messages in order and keeps its operations.</summary>
internal sealed class GraphQLSocket : IDisposable
{
    public const string Protocol = "graphql-transport-ws";

    // How long the client may take to answer a close before the connection is cut.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly HttpContext _http;
    private readonly WebSocket _socket;
    private readonly ServedEngine _served;
    private readonly SocketOptions _sockets;
    private readonly CancellationTokenSource _ends;
    private readonly SocketSender _sender;
    private readonly ConcurrentDictionary<string, SocketOperation> _operations = new(StringComparer.Ordinal);
    private bool _wasInitialised;
    private bool _isAcknowledged;

    private GraphQLSocket(
        HttpContext http, WebSocket socket, ServedEngine served, SocketOptions sockets)
    {
        (_http, _socket, _served, _sockets) = (http, socket, served, sockets);
        _ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        _sender = new SocketSender(socket, _ends.Token);
    }

    public static async Task Serve(HttpContext http, ServedEngine served, SocketOptions sockets)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        if (served.Options.Admit is not null && !await served.Options.Admit(http).ConfigureAwait(false))
            return;
        var isKnown = http.WebSockets.WebSocketRequestedProtocols.Contains(Protocol);
        using var socket = await http.WebSockets.AcceptWebSocketAsync(isKnown ? Protocol : null).ConfigureAwait(false);
        using var client = new GraphQLSocket(http, socket, served, sockets);
        await client.Run(isKnown).ConfigureAwait(false);
    }

    private async Task Run(bool isKnownProtocol)
    {
        try
        {
            if (!isKnownProtocol)
                await Close(CloseCodes.ProtocolNotAcceptable, "Subprotocol not acceptable").ConfigureAwait(false);
            var waiting = WaitForInit();
            await ReadMessages().ConfigureAwait(false);
            await _ends.CancelAsync().ConfigureAwait(false);
            await waiting.ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The client has left without a word, or did not answer the close in time.
        }
        finally
        {
            await _ends.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(_operations.Values.Select(operation => operation.Finished)).ConfigureAwait(false);
        }
    }

    private async Task WaitForInit()
    {
        try
        {
            await Task.Delay(_sockets.InitWithin, _ends.Token).ConfigureAwait(false);
            if (!Volatile.Read(ref _wasInitialised))
                await Close(CloseCodes.InitTimeout, "Connection initialisation timeout").ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The socket ended first.
        }
    }

    private async ValueTask ReadMessages()
    {
        using var buffer = PooledBuffer.Rent();
        while (_socket.State is WebSocketState.Open or WebSocketState.CloseSent)
        {
            buffer.Clear();
            ValueWebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer.GetMemory(4096), _ends.Token).ConfigureAwait(false);
                buffer.Advance(part.Count);
            }
            while (!part.EndOfMessage && buffer.Written.Length <= _served.Options.BodyBytes);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                await _sender.Close((int)WebSocketCloseStatus.NormalClosure, "").ConfigureAwait(false);
                return;
            }
            if (_sender.IsClosing)
                continue;
            if (buffer.Written.Length > _served.Options.BodyBytes)
                await Close(CloseCodes.MessageTooBig, "Message too big").ConfigureAwait(false);
            // Operations run beside the reading of further messages, so their parameters need bytes of their own.
            else if (part.MessageType == WebSocketMessageType.Text
                && SocketMessage.Read(buffer.Written.ToArray()) is { } message)
                await Take(message).ConfigureAwait(false);
            else
                await Close(CloseCodes.BadMessage, "Invalid message received").ConfigureAwait(false);
        }
    }

    private ValueTask Take(in SocketMessage message) => message.Type switch
    {
        "connection_init" => Init(message.Payload),
        "ping" => _sender.Send("pong", message.Payload),
        "pong" => default,
        "subscribe" => Subscribe(message),
        "complete" when message.Id is not null => Complete(message.Id),
        _ => Close(CloseCodes.BadMessage, "Invalid message received"),
    };

    private async ValueTask Init(ReadOnlyMemory<byte> payload)
    {
        if (_wasInitialised)
        {
            await Close(CloseCodes.TooManyInits, "Too many initialisation requests").ConfigureAwait(false);
            return;
        }
        Volatile.Write(ref _wasInitialised, true);
        if (_sockets.Connect is not null && !await _sockets.Connect(_http, payload, _ends.Token).ConfigureAwait(false))
        {
            await Close(CloseCodes.Forbidden, "Forbidden").ConfigureAwait(false);
            return;
        }
        _isAcknowledged = true;
        await _sender.Send("connection_ack", default(ReadOnlyMemory<byte>)).ConfigureAwait(false);
    }

    private ValueTask Subscribe(in SocketMessage message)
    {
        if (!_isAcknowledged)
            return Close(CloseCodes.Unauthorized, "Unauthorized");
        if (message.ReadParameters() is not { } parameters)
            return Close(CloseCodes.BadMessage, "Invalid message received");
        if (_operations.ContainsKey(message.Id!))
            return Close(CloseCodes.SubscriberExists, $"Subscriber for {message.Id} already exists");
        var operation = new SocketOperation(message.Id!, _sender, _ends.Token);
        if (_operations.Count >= _sockets.Operations)
            return operation.Refuse(HttpRefusal.TooManyOperations(_sockets.Operations));
        _operations[operation.Id] = operation;
        operation.Start(_served, _http, parameters, ended => _operations.TryRemove(new(ended.Id, ended)));
        return default;
    }

    private ValueTask Complete(string id)
    {
        if (_operations.TryRemove(id, out var operation))
            operation.End();
        return default;
    }

    private ValueTask Close(int code, string reason)
    {
        _ends.CancelAfter(Farewell);
        return _sender.Close(code, reason);
    }

    public void Dispose()
    {
        _sender.Dispose();
        _ends.Dispose();
    }
}
