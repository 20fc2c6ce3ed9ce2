using System.Buffers;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL;

/// <summary>
/// Executes requests against a schema: text in, JSON out. Knows no transport. One instance serves any number of requests at the
/// same time.
/// </summary>
public sealed class GraphQLEngine
{
    /// <summary>An engine for a schema.</summary>
    /// <param name="schema">A checked schema.</param>
    /// <param name="options">Limits and hooks; null for the defaults.</param>
    public GraphQLEngine(Schema schema, EngineOptions? options = null)
    {
        Schema = schema;
        Options = options ?? new EngineOptions();
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>Limits and hooks.</summary>
    public EngineOptions Options { get; }

    /// <summary>
    /// Reads, validates and plans a request, or takes the plan from the cache. Never throws for what the client did: then the
    /// result carries errors. Says which type of operation it is before anything runs.
    /// </summary>
    /// <param name="request">The request; its bytes are not kept.</param>
    public PreparedOperation Prepare(in GraphQLRequest request) => throw new NotSupportedException();

    /// <summary>
    /// Prepares and executes a query or mutation and writes the response. A client's fault is a request error in the response; only
    /// cancellation by <paramref name="ct"/> throws.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="context">Services and user.</param>
    /// <param name="output">Takes the response as UTF-8 JSON, in one piece at the end.</param>
    /// <param name="ct">Ends when the client leaves.</param>
    public ValueTask<GraphQLResult> Execute(
        GraphQLRequest request, RequestContext context, IBufferWriter<byte> output, CancellationToken ct) =>
        Execute(Prepare(request), request.Variables, context, output, ct);

    /// <summary>Executes a prepared query or mutation and writes the response.</summary>
    /// <param name="operation">From <see cref="Prepare"/>; a refused one writes its errors.</param>
    /// <param name="variables">A JSON object in UTF-8; empty for none.</param>
    /// <param name="context">Services and user.</param>
    /// <param name="output">Takes the response as UTF-8 JSON, in one piece at the end.</param>
    /// <param name="ct">Ends when the client leaves.</param>
    public ValueTask<GraphQLResult> Execute(
        PreparedOperation operation, ReadOnlyMemory<byte> variables, RequestContext context, IBufferWriter<byte> output,
        CancellationToken ct) => throw new NotSupportedException();

    /// <summary>Opens a subscription's stream. Spec 6.2.3.</summary>
    /// <param name="operation">From <see cref="Prepare"/>; must be a subscription.</param>
    /// <param name="variables">A JSON object in UTF-8; empty for none.</param>
    /// <param name="context">Services and user; lives as long as the stream.</param>
    /// <param name="ct">Ends the stream.</param>
    public ValueTask<GraphQLSubscription> Subscribe(
        PreparedOperation operation, ReadOnlyMemory<byte> variables, RequestContext context, CancellationToken ct) =>
        throw new NotSupportedException();

    /// <summary>Writes a response of request errors: <c>{"errors":[…]}</c>.</summary>
    /// <param name="errors">At least one.</param>
    /// <param name="output">Takes the response as UTF-8 JSON.</param>
    public static void WriteErrors(IReadOnlyList<GraphQLError> errors, IBufferWriter<byte> output) => throw new NotSupportedException();
}
