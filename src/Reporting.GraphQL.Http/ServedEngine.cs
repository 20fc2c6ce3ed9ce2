using Microsoft.AspNetCore.Http;

namespace Reporting.GraphQL.Http;

/// <summary>An engine as one endpoint serves it: with its options, its gate and its documents.</summary>
internal sealed class ServedEngine(GraphQLEngine engine, GraphQLHttpOptions options)
{
    private readonly DocumentResolver? _documents =
        options.Documents is null ? null : new DocumentResolver(options.Documents);

    public GraphQLEngine Engine => engine;

    public GraphQLHttpOptions Options => options;

    public ExecutionGate Gate { get; } = new(options.ConcurrentExecutions, options.WaitingExecutions, options.Patience);

    /// <summary>The request as a document on its way, where documents are persisted; null where none are.</summary>
    public ResolvedDocument? Document(in Parameters parameters) =>
        _documents is null ? null : new ResolvedDocument(parameters);

    /// <summary>Puts the document in its place where the request only names it.</summary>
    public ValueTask<HttpRefusal?> Resolve(
        ResolvedDocument? document, in Parameters parameters, CancellationToken ct) =>
        document is null
            ? new ValueTask<HttpRefusal?>(parameters.HasQuery ? null : HttpRefusal.QueryMissing)
            : _documents!.Resolve(document, ct);

    /// <summary>The plan, or why the request is refused.</summary>
    public PreparedOperation Prepare(ResolvedDocument? document, in Parameters parameters)
    {
        if (document is null)
            return engine.Prepare(parameters.ToRequest());
        var operation = engine.Prepare(document.Parameters.ToRequest());
        if (!operation.IsRefused)
            _documents!.Register(document);
        return operation;
    }

    public ValueTask<GraphQLResult> Execute(
        HttpContext http, PreparedOperation operation, in Parameters parameters, PooledBuffer output,
        CancellationToken ct) => options.Executing is null || operation.IsRefused
        ? engine.Execute(operation, parameters.Variables, options.Context(http), output, ct)
        : ExecuteTold(http, operation, parameters.Variables, output, ct);

    public GraphQLSubscription Subscribe(
        HttpContext http, PreparedOperation operation, in Parameters parameters, CancellationToken ct) =>
        engine.Subscribe(operation, parameters.Variables, options.Context(http), ct);

    private async ValueTask<GraphQLResult> ExecuteTold(
        HttpContext http, PreparedOperation operation, ReadOnlyMemory<byte> variables, PooledBuffer output,
        CancellationToken ct)
    {
        await options.Executing!(http, operation, variables).ConfigureAwait(false);
        return await engine.Execute(operation, variables, options.Context(http), output, ct).ConfigureAwait(false);
    }
}
