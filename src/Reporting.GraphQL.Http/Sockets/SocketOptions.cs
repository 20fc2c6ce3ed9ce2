using Microsoft.AspNetCore.Http;

namespace Reporting.GraphQL.Http.Sockets;

/// <summary>How WebSockets of the protocol graphql-transport-ws are served.</summary>
public sealed record SocketOptions
{
    /// <summary>
    /// Asked with the JSON payload of <c>connection_init</c> (empty for none); false closes the socket with 4403.
    /// Default: every connection is taken. The place for tokens that a browser cannot send as a header.
    /// </summary>
    public Func<HttpContext, ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>>? Connect { get; init; }

    /// <summary>
    /// How long the client may wait with <c>connection_init</c>; default 3 seconds. Then the socket closes with 4408.
    /// </summary>
    public TimeSpan InitWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Operations at the same time on one socket; default 100. One more is answered by an <c>error</c> message.
    /// </summary>
    public int Operations { get; init; } = 100;

    /// <summary>
    /// A WebSocket ping is sent so often on a quiet socket; default 30 seconds. Unanswered for as long again, the
    /// socket is cut.
    /// </summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(30);
}
