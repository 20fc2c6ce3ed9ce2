using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Reporting.GraphQL.Http;

/// <summary>
/// graphql-sse in distinct connections mode: each response is a <c>next</c> event, the end is a <c>complete</c> event,
/// and a refused request is an event too, since a browser's EventSource cannot read a failed request.
/// </summary>
internal static class EventStream
{
    public static async ValueTask Serve(
        HttpContext http, ServedEngine served, PreparedOperation operation, Parameters parameters)
    {
        using var span = Telemetry.Start(operation);
        if (operation.IsRefused || operation.Type != OperationType.Subscription)
        {
            using var body = PooledBuffer.Rent();
            var result = await served
                .Execute(http, operation, parameters, body, http.RequestAborted)
                .ConfigureAwait(false);
            span.Ended(result);
            await Open(http).ConfigureAwait(false);
            await Next(http, body.Written).ConfigureAwait(false);
        }
        else
        {
            var subscription = served.Subscribe(http, operation, parameters, http.RequestAborted);
            await Open(http).ConfigureAwait(false);
            if (subscription.Responses is { } responses)
                await Pass(http, responses, served.Options.StreamKeepAlive).ConfigureAwait(false);
            else
                await NextErrors(http, subscription.Errors).ConfigureAwait(false);
        }
        await Write(http, "event: complete\ndata: \n\n"u8.ToArray()).ConfigureAwait(false);
    }

    public static async ValueTask Refuse(HttpContext http, HttpRefusal refusal)
    {
        await Open(http).ConfigureAwait(false);
        await NextErrors(http, [refusal.ToError()]).ConfigureAwait(false);
        await Write(http, "event: complete\ndata: \n\n"u8.ToArray()).ConfigureAwait(false);
    }

    private static async ValueTask Pass(
        HttpContext http, IAsyncEnumerable<ReadOnlyMemory<byte>> responses, TimeSpan keepAlive)
    {
        Telemetry.StreamOpened();
        var ct = http.RequestAborted;
        var events = responses.GetAsyncEnumerator(ct);
        try
        {
            while (true)
            {
                var next = events.MoveNextAsync().AsTask();
                // A quiet line is closed by proxies; the protocol lets a comment keep it open.
                while (await Task.WhenAny(next, Task.Delay(keepAlive, ct)).ConfigureAwait(false) != next)
                    await Write(http, ":\n\n"u8.ToArray()).ConfigureAwait(false);
                if (!await next.ConfigureAwait(false))
                    return;
                // The next event is asked for only when the client has room for this one.
                await Next(http, events.Current).ConfigureAwait(false);
            }
        }
        finally
        {
            Telemetry.StreamClosed();
            await events.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static Task Open(HttpContext http)
    {
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        return http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private static async ValueTask Next(HttpContext http, ReadOnlyMemory<byte> response)
    {
        var writer = http.Response.BodyWriter;
        // JSON as the engine writes it holds no line break, so one data line carries it.
        writer.Write("event: next\ndata: "u8);
        writer.Write(response.Span);
        writer.Write("\n\n"u8);
        await writer.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }

    private static async ValueTask NextErrors(HttpContext http, IReadOnlyList<GraphQLError> errors)
    {
        using var body = PooledBuffer.Rent();
        GraphQLEngine.WriteErrors(errors, body);
        await Next(http, body.Written).ConfigureAwait(false);
    }

    private static async ValueTask Write(HttpContext http, ReadOnlyMemory<byte> text) =>
        await http.Response.BodyWriter.WriteAsync(text, http.RequestAborted).ConfigureAwait(false);
}
