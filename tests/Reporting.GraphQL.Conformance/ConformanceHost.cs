using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Reporting.GraphQL.Http;
using Reporting.GraphQL.Tests.Conformance;
using Reporting.GraphQL.Types;
using Reporting.Read;

namespace Reporting.GraphQL.Conformance;

/// <summary>
/// The seeded world at <c>/graphql</c>, again with the draft's status codes at <c>/draft</c>, a schema with a
/// connection at <c>/connection</c>, the product's schema without data at <c>/reporting</c>, recorded cases at
/// <c>/case</c>.
/// </summary>
public sealed class ConformanceHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private ConformanceHost(WebApplication application) => _application = application;

    /// <summary>Where it listens, e.g. <c>http://127.0.0.1:4000</c>.</summary>
    public string Address => _application.Urls.First();

    /// <summary>
    /// Where the seeded world's schema is, which is no part of this repository; null where it is not there.
    /// </summary>
    public static string? SchemaFile => SharedFolder.Find("gql-oracle/schema/fuzz.graphql");

    /// <summary>Whether the schemas are there.</summary>
    public static bool CanStart => SchemaFile is not null;

    /// <summary>Starts on a port of the loopback address; 0 takes a free one.</summary>
    public static async Task<ConformanceHost> Start(int port, CancellationToken ct)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, port));
        var application = builder.Build();
        // Recorded requests are judged by the specification, not by what a public endpoint lets through.
        var world = new GraphQLEngine(SeededWorld.Build(Read("fuzz")), Unlimited);
        GraphQLEndpoint.Map(application, "/graphql", world);
        GraphQLEndpoint.Map(application, "/draft", world, new GraphQLHttpOptions { Statuses = StatusPolicy.Draft });
        var connection = new GraphQLEngine(Schema.FromSdl(Read("connection")), Unlimited);
        GraphQLEndpoint.Map(application, "/connection", connection);
        // The product's own schema: tools ask what it is, not what is in it.
        GraphQLEndpoint.Map(application, "/reporting", new GraphQLEngine(ReportingSchema.Make()));
        application.MapPost("/case", AnswerCase);
        await application.StartAsync(ct);
        return new ConformanceHost(application);
    }

    private static EngineOptions Unlimited => new() { Limits = Limits.None };

    private static string Read(string schema) => File.ReadAllText(
        SharedFolder.Find($"gql-oracle/schema/{schema}.graphql") ?? throw new InvalidOperationException(
            "The conformance tools are not there; set REPORTING_SHARED to the folder that holds gql-oracle."));

    private static async Task AnswerCase(HttpContext http)
    {
        var given = await JsonNode.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
        var answer = await Answer.To(given!, http.RequestAborted);
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(answer.ToJsonString(), http.RequestAborted);
    }

    /// <summary>Completes when the process is told to end.</summary>
    public Task Ended() => _application.WaitForShutdownAsync();

    /// <summary>Stops listening.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
