using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.GraphQL.Http.Sockets;

namespace Reporting.GraphQL.Http;

/// <summary>
/// Serves an engine over HTTP. GraphQL over HTTP for queries and mutations, graphql-sse (distinct connections) and
/// graphql-transport-ws for subscriptions.
/// </summary>
public static class GraphQLEndpoint
{
    /// <summary>
    /// Maps an engine to a path, and with persisted documents to <c>path/{documentId}/{operationName?}</c> too.
    /// WebSockets need no further middleware.
    /// </summary>
    /// <param name="endpoints">The application's routes.</param>
    /// <param name="path">For instance <c>/graphql</c>.</param>
    /// <param name="engine">Runs the requests.</param>
    /// <param name="options">Limits and hooks; null for the defaults.</param>
    /// <returns>For further conventions, e.g. <c>RequireAuthorization</c>.</returns>
    public static IEndpointConventionBuilder Map(
        IEndpointRouteBuilder endpoints, string path, GraphQLEngine engine, GraphQLHttpOptions? options = null)
    {
        var chosen = options ?? new GraphQLHttpOptions();
        var served = new ServedEngine(engine, chosen);
        var handler = new GraphQLHandler(served);
        var sockets = SocketPipeline(endpoints, served);
        RequestDelegate answer = http => sockets is not null && IsSocket(http) ? sockets(http) : handler.Handle(http);
        var group = endpoints.MapGroup(path);
        group.Map("", answer);
        if (chosen.Documents is not null)
        {
            group.Map("{documentId}", answer);
            group.Map("{documentId}/{operationName}", answer);
        }
        return group;
    }

    // Only handshakes pass the middleware, so that plain requests do not pay for it.
    private static RequestDelegate? SocketPipeline(IEndpointRouteBuilder endpoints, ServedEngine served)
    {
        if (served.Options.Sockets is not { } sockets)
            return null;
        var application = endpoints.CreateApplicationBuilder();
        application.UseWebSockets(new WebSocketOptions
        {
            KeepAliveInterval = sockets.KeepAlive,
            KeepAliveTimeout = sockets.KeepAlive,
        });
        application.Run(http => GraphQLSocket.Serve(http, served, sockets));
        return application.Build();
    }

    // RFC 6455, 4.1 over HTTP/1.1; RFC 8441 over HTTP/2.
    private static bool IsSocket(HttpContext http) =>
        http.Request.Headers.Upgrade == "websocket" || http.Request.Method == HttpMethods.Connect;
}
