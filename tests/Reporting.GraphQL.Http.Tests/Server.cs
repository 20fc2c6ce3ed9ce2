using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Reporting.GraphQL.Http.Tests;

/// <summary>The small schema on Kestrel, on a free port of the loopback address.</summary>
internal sealed class Server : IAsyncDisposable
{
    public const string GraphQLResponse = "application/graphql-response+json";

    private readonly WebApplication _application;

    private Server(WebApplication application, SmallSchema schema, List<(string Id, Exception Exception)> log)
    {
        (_application, Schema, Log) = (application, schema, log);
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.First()) };
    }

    public SmallSchema Schema { get; }

    /// <summary>What was masked, as a log would have it.</summary>
    public List<(string Id, Exception Exception)> Log { get; }

    public HttpClient Client { get; }

    public Uri Socket => new(Client.BaseAddress!.ToString().Replace("http", "ws", StringComparison.Ordinal) + "graphql");

    public static async Task<Server> Start(
        GraphQLHttpOptions? options = null, Limits? limits = null, bool compresses = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddResponseCompression(compression => compression.MimeTypes = [GraphQLResponse]);
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0));
        var application = builder.Build();
        if (compresses)
            application.UseResponseCompression();
        var schema = new SmallSchema();
        var log = new List<(string, Exception)>();
        var engine = new GraphQLEngine(schema.Build(), new EngineOptions
        {
            Limits = limits ?? new Limits(),
            OnException = (id, exception) => log.Add((id, exception)),
        });
        GraphQLEndpoint.Map(application, "/graphql", engine, options);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new Server(application, schema, log);
    }

    /// <summary>Posts a body as JSON.</summary>
    public Task<Answer> Post(string body, string? accept = GraphQLResponse) => Send(Request(HttpMethod.Post, "/graphql", body), accept);

    /// <summary>Posts a document alone.</summary>
    public Task<Answer> Ask(string query, string? accept = GraphQLResponse) =>
        Post(System.Text.Json.JsonSerializer.Serialize(new { query }), accept);

    public Task<Answer> Get(string url, string? accept = GraphQLResponse) => Send(Request(HttpMethod.Get, "/graphql" + url, null), accept);

    public static HttpRequestMessage Request(HttpMethod method, string url, string? body, string type = "application/json")
    {
        var request = new HttpRequestMessage(method, url);
        if (body is null)
            return request;
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type.Length > 0)
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        return request;
    }

    public async Task<Answer> Send(HttpRequestMessage request, string? accept = GraphQLResponse)
    {
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Answer((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), text, response);
    }

    /// <summary>Ends what comes after answers too: a client has its answer before the span of the request is over.</summary>
    public Task Stop() => _application.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _application.DisposeAsync();
    }
}

/// <summary>A whole response.</summary>
internal sealed record Answer(int Status, string? Type, string Text, HttpResponseMessage Response)
{
    public string? Header(string name) => Response.Headers.TryGetValues(name, out var values)
        || Response.Content.Headers.TryGetValues(name, out values)
        ? string.Join(", ", values)
        : null;
}
