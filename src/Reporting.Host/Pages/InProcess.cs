using Microsoft.AspNetCore.Http.Features;
using Reporting.Console.Wire;

namespace Reporting.Host.Pages;

/// <summary>Sends the console's requests through the host's own pipeline, without a connection: everything that stands
/// before a route for others stands before it here.</summary>
internal sealed class InProcess(IHttpContextFactory contexts) : HttpMessageHandler
{
    private RequestDelegate? pipeline;

    /// <summary>Remembers everything behind it; to be the first of the pipeline.</summary>
    public RequestDelegate Begin(RequestDelegate next) => pipeline = next;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        await using var sent = request.Content is { } content ? await content.ReadAsStreamAsync(ct) : Stream.Null;
        using var received = new MemoryStream();
        var response = new Response();
        var body = new StreamResponseBodyFeature(received);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(RequestOf(request, sent));
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(body);
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = ct });
        features.Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = AddressOf(request) });
        var http = contexts.Create(features);
        try
        {
            await pipeline!(http);
            await body.CompleteAsync();
            return Answer(request, response, received.ToArray());
        }
        finally
        {
            await response.Complete();
            contexts.Dispose(http);
        }
    }

    private static HttpRequestFeature RequestOf(HttpRequestMessage request, Stream body)
    {
        IHeaderDictionary headers = new HeaderDictionary();
        foreach (var (name, values) in request.Headers)
            headers[name] = values.ToArray();
        foreach (var (name, values) in request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            headers[name] = values.ToArray();
        headers.Host = request.RequestUri!.Authority;
        if (request.Content?.Headers.ContentLength is { } length)
            headers.ContentLength = length;
        return new HttpRequestFeature
        {
            Method = request.Method.Method, Scheme = request.RequestUri.Scheme, Protocol = "HTTP/1.1",
            Path = Uri.UnescapeDataString(request.RequestUri.AbsolutePath), QueryString = request.RequestUri.Query,
            RawTarget = request.RequestUri.PathAndQuery, Headers = headers, Body = body,
        };
    }

    private static System.Net.IPAddress? AddressOf(HttpRequestMessage request) =>
        request.Options.TryGetValue(Api.Address, out var text)
            && System.Net.IPAddress.TryParse(text, out var address) ? address : null;

    private static HttpResponseMessage Answer(HttpRequestMessage request, Response response, byte[] body)
    {
        var answer = new HttpResponseMessage((System.Net.HttpStatusCode)response.StatusCode)
        {
            RequestMessage = request, Content = new ByteArrayContent(body),
        };
        foreach (var (name, values) in response.Headers)
        {
            if (!answer.Headers.TryAddWithoutValidation(name, values.ToArray()))
                answer.Content.Headers.TryAddWithoutValidation(name, values.ToArray());
        }
        return answer;
    }

    /// <summary>The framework's own does nothing at the end of an answer; routes count on it.</summary>
    private sealed class Response : HttpResponseFeature
    {
        private readonly Stack<(Func<object, Task> Act, object State)> completed = new();

        public override void OnCompleted(Func<object, Task> callback, object state) => completed.Push((callback, state));

        public async Task Complete()
        {
            while (completed.TryPop(out var one))
                await one.Act(one.State);
        }
    }
}
