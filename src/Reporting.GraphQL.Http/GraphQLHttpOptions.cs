using Microsoft.AspNetCore.Http;
using Reporting.GraphQL.Http.Sockets;

namespace Reporting.GraphQL.Http;

/// <summary>Which status codes speak of a request that was well-formed.</summary>
public enum StatusPolicy
{
    /// <summary>
    /// What the audits of graphql-http check: under <c>application/graphql-response+json</c> 400 for a refused request
    /// and 200 for an executed one, under <c>application/json</c> always 200.
    /// </summary>
    Audits,

    /// <summary>
    /// The draft of 2026, for both media types: 400 for a document that cannot be parsed, 422 for other refusals, 294
    /// for a response with errors beside its data.
    /// </summary>
    Draft,
}

/// <summary>How an endpoint answers. The defaults suit a public endpoint.</summary>
public sealed record GraphQLHttpOptions
{
    /// <summary>
    /// Asked before a request is read, also before a WebSocket is accepted. Default: everybody is admitted. False means
    /// that the delegate has answered itself, e.g. with 401 or 403.
    /// </summary>
    public Func<HttpContext, ValueTask<bool>>? Admit { get; init; }

    /// <summary>What resolvers learn of the request. Default: its services and its user.</summary>
    public Func<HttpContext, RequestContext> Context { get; init; } = RequestServices.ContextOf;

    /// <summary>
    /// Told of every query before it is executed, with its variables; default: nobody is. It is waited for, and when it
    /// throws, nothing is executed.
    /// </summary>
    public Func<HttpContext, PreparedOperation, ReadOnlyMemory<byte>, ValueTask>? Executing { get; init; }

    /// <summary>
    /// Bytes of a request's body or of one WebSocket message; default 1 MiB. More is answered by 413, or closes with
    /// 1009.
    /// </summary>
    public int BodyBytes { get; init; } = 1 << 20;

    /// <summary>Executions at the same time; default 64. Open subscriptions are not counted.</summary>
    public int ConcurrentExecutions { get; init; } = 64;

    /// <summary>
    /// Requests that may wait for their execution; default 256. The next one is answered by 503 with Retry-After.
    /// </summary>
    public int WaitingExecutions { get; init; } = 256;

    /// <summary>
    /// How long a request waits for its execution; default 1 second. Then it is answered by 503 with Retry-After.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Which status codes speak of well-formed requests; default <see cref="StatusPolicy.Audits"/>.</summary>
    public StatusPolicy Statuses { get; init; } = StatusPolicy.Audits;

    /// <summary>
    /// Whether a GET must carry <c>GraphQL-Require-Preflight</c>, <c>GraphQL-Preflight</c> or
    /// <c>X-Apollo-Operation-Name</c>, which no page of another origin can send unasked; default false. Matters where
    /// cookies authenticate. Without it: 403.
    /// </summary>
    public bool RequirePreflight { get; init; }

    /// <summary>
    /// Requests in one batch, a JSON array; default 0, batches are refused. They run one after another.
    /// </summary>
    public int BatchSize { get; init; }

    /// <summary>Documents that clients name instead of sending them; default none.</summary>
    public PersistedDocuments? Documents { get; init; }

    /// <summary>
    /// Whether <c>GET ?sdl</c> gives the schema as SDL; default true. Off where introspection is not allowed.
    /// </summary>
    public bool Sdl { get; init; } = true;

    /// <summary>A <c>:</c> line is sent on a quiet event stream so often; default 12 seconds.</summary>
    public TimeSpan StreamKeepAlive { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>
    /// How WebSockets are served; null for not at all. Default: <see cref="SocketOptions"/>'s own defaults.
    /// </summary>
    public SocketOptions? Sockets { get; init; } = new();
}
