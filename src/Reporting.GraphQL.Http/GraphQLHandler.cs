using Microsoft.AspNetCore.Http;

namespace Reporting.GraphQL.Http;

/// <summary>
/// Answers plain HTTP requests: method, media types, parameters; then <see cref="OperationRunner"/> runs them.
/// </summary>
internal sealed class GraphQLHandler(ServedEngine served)
{
    private readonly GraphQLHttpOptions _options = served.Options;
    private readonly OperationRunner _runner = new(served);

    public async Task Handle(HttpContext http)
    {
        try
        {
            if (_options.Admit is null || await _options.Admit(http).ConfigureAwait(false))
                await Answer(http).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has left; there is nobody to answer.
        }
    }

    private ValueTask Answer(HttpContext http)
    {
        var isGet = HttpMethods.IsGet(http.Request.Method);
        if (isGet && _options.Sdl && http.Request.Query.ContainsKey("sdl"))
            return SchemaDocument.Write(http, served.Engine.Schema);
        var type = Accept.Choose(http.Request.Headers.Accept);
        if (!isGet && !HttpMethods.IsPost(http.Request.Method))
            return Responses.Refuse(http, type, HttpRefusal.MethodNotAllowed, _options.Statuses);
        if (type is null)
            return Responses.Refuse(http, type, HttpRefusal.NotAcceptable, _options.Statuses);
        return isGet ? Get(http, type.Value) : Post(http, type.Value);
    }

    private ValueTask Get(HttpContext http, ResponseType type)
    {
        if (_options.RequirePreflight && !HasPreflight(http.Request.Headers))
            return Responses.Refuse(http, type, HttpRefusal.PreflightMissing, _options.Statuses);
        var refusal = UrlParameters.Read(http.Request.Query, out var parameters);
        if (refusal is not null)
            return Responses.Refuse(http, type, refusal, _options.Statuses);
        FromPath(http, ref parameters);
        return _runner.Run(http, type, parameters, isGet: true);
    }

    private async ValueTask Post(HttpContext http, ResponseType type)
    {
        var (body, refusal) = await RequestBody
            .Read(http.Request, _options.BodyBytes, http.RequestAborted)
            .ConfigureAwait(false);
        using (body)
        {
            List<(Parameters, HttpRefusal?)>? batch = null;
            Parameters parameters = default;
            refusal ??= BodyParameters.Read(body.Bytes, _options.BatchSize, out parameters, out batch);
            if (refusal is not null)
            {
                await Responses.Refuse(http, type, refusal, _options.Statuses).ConfigureAwait(false);
                return;
            }
            FromPath(http, ref parameters);
            if (batch is null)
                await _runner.Run(http, type, parameters, isGet: false).ConfigureAwait(false);
            else
                await _runner.RunBatch(http, type, batch).ConfigureAwait(false);
        }
    }

    // GraphQL over HTTP, appendix A: a URL of its own for each persisted operation.
    private void FromPath(HttpContext http, ref Parameters parameters)
    {
        if (_options.Documents is null || http.Request.RouteValues.Count == 0)
            return;
        if (http.Request.RouteValues["documentId"] is string id)
            parameters.DocumentId = id;
        if (http.Request.RouteValues["operationName"] is string name)
            parameters.OperationName = name;
    }

    private static bool HasPreflight(IHeaderDictionary headers) =>
        headers.ContainsKey("GraphQL-Require-Preflight") || headers.ContainsKey("GraphQL-Preflight")
        || headers.ContainsKey("X-Apollo-Operation-Name");
}
