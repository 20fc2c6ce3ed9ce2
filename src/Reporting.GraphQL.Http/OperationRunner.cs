using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Reporting.GraphQL.Http;

/// <summary>Runs requests whose parameters are read: document, gate, engine, response.</summary>
internal sealed class OperationRunner(ServedEngine served)
{
    // With the value "report" in a request the response says what the operation cost with its variables; with
    // "validate" it says what it would cost, and nothing is executed.
    private const string CostHeader = "GraphQL-Cost";

    private readonly GraphQLHttpOptions _options = served.Options;

    public async ValueTask Run(HttpContext http, ResponseType type, Parameters parameters, bool isGet)
    {
        var document = served.Document(parameters);
        if (await served.Resolve(document, parameters, http.RequestAborted).ConfigureAwait(false) is { } refusal)
        {
            await Refuse(http, type, refusal).ConfigureAwait(false);
            return;
        }
        if (!await served.Gate.Enter(http.RequestAborted).ConfigureAwait(false))
        {
            await Responses.Refuse(http, type, HttpRefusal.Busy, _options.Statuses).ConfigureAwait(false);
            return;
        }
        var isInside = true;
        try
        {
            var operation = served.Prepare(document, parameters);
            if (http.Request.Headers[CostHeader] == "validate")
            {
                await Validate(http, type, parameters, operation).ConfigureAwait(false);
            }
            else if (RefusalOf(operation, type, isGet) is { } wrong)
            {
                await Responses.Refuse(http, type, wrong, _options.Statuses).ConfigureAwait(false);
            }
            else if (type == ResponseType.EventStream)
            {
                // A stream may stay open for days; what it costs now is an execution like any other's.
                isInside = operation.Type != OperationType.Subscription;
                if (!isInside)
                    served.Gate.Leave();
                await EventStream.Serve(http, served, operation, parameters).ConfigureAwait(false);
            }
            else
            {
                var mayBeKept = isGet && document is { IsPersisted: true };
                await Execute(http, type, parameters, operation, mayBeKept).ConfigureAwait(false);
            }
        }
        finally
        {
            if (isInside)
                served.Gate.Leave();
        }
    }

    private async ValueTask Validate(
        HttpContext http, ResponseType type, Parameters parameters, PreparedOperation operation)
    {
        using var body = PooledBuffer.Rent();
        var result = served.Engine.Validate(operation, parameters.Variables, body);
        // One answer needs no stream; who would take a stream reads plain JSON best.
        var readable = type == ResponseType.EventStream ? ResponseType.Json : type;
        http.Response.Headers[CostHeader] = result.Cost.ToString(CultureInfo.InvariantCulture);
        var status = Responses.StatusOf(readable, _options.Statuses, operation, result);
        await Responses.Write(http, readable, status, body.Written).ConfigureAwait(false);
    }

    private async ValueTask Execute(
        HttpContext http, ResponseType type, Parameters parameters, PreparedOperation operation, bool mayBeKept)
    {
        using var span = Telemetry.Start(operation);
        using var body = PooledBuffer.Rent();
        var result = await served
            .Execute(http, operation, parameters, body, http.RequestAborted)
            .ConfigureAwait(false);
        span.Ended(result);
        if (http.Request.Headers[CostHeader] == "report")
            http.Response.Headers[CostHeader] = result.Cost.ToString(CultureInfo.InvariantCulture);
        var status = Responses.StatusOf(type, _options.Statuses, operation, result);
        if (mayBeKept && result is { Kind: ResultKind.Executed, ErrorCount: 0 }
            && Revalidation.IsFresh(http, body.Written.Span, _options.Documents!.CacheControl))
            return;
        await Responses.Write(http, type, status, body.Written).ConfigureAwait(false);
    }

    private static HttpRefusal? RefusalOf(PreparedOperation operation, ResponseType type, bool isGet)
    {
        if (operation.IsRefused)
            return null;
        if (isGet && operation.Type == OperationType.Mutation)
            return HttpRefusal.OnlyQueriesByGet;
        var isStream = type == ResponseType.EventStream;
        return operation.Type == OperationType.Subscription && !isStream ? HttpRefusal.SubscriptionNeedsStream : null;
    }

    private ValueTask Refuse(HttpContext http, ResponseType type, HttpRefusal refusal) =>
        type == ResponseType.EventStream && refusal.IsWellFormed
            ? EventStream.Refuse(http, refusal)
            : Responses.Refuse(http, type, refusal, _options.Statuses);

    /// <summary>Runs the requests of a batch one after another; each has its response at its place.</summary>
    public async ValueTask RunBatch(
        HttpContext http, ResponseType type, List<(Parameters Request, HttpRefusal? Refusal)> batch)
    {
        // A stream has no place for several responses to one request.
        var refused = type == ResponseType.EventStream ? HttpRefusal.NotAcceptable
            : await served.Gate.Enter(http.RequestAborted).ConfigureAwait(false) ? null : HttpRefusal.Busy;
        if (refused is not null)
        {
            await Responses.Refuse(http, type, refused, _options.Statuses).ConfigureAwait(false);
            return;
        }
        try
        {
            using var body = PooledBuffer.Rent();
            var before = (byte)'[';
            foreach (var (request, refusal) in batch)
            {
                body.GetSpan(1)[0] = before;
                body.Advance(1);
                before = (byte)',';
                await RunInBatch(http, request, refusal, body).ConfigureAwait(false);
            }
            body.GetSpan(1)[0] = (byte)']';
            body.Advance(1);
            await Responses.Write(http, type, StatusCodes.Status200OK, body.Written).ConfigureAwait(false);
        }
        finally
        {
            served.Gate.Leave();
        }
    }

    private async ValueTask RunInBatch(HttpContext http, Parameters request, HttpRefusal? refusal, PooledBuffer body)
    {
        var document = served.Document(request);
        refusal ??= await served.Resolve(document, request, http.RequestAborted).ConfigureAwait(false);
        var operation = refusal is null ? served.Prepare(document, request) : null;
        if (operation is { IsRefused: false, Type: OperationType.Subscription })
            refusal = HttpRefusal.SubscriptionInBatch;
        if (refusal is not null)
        {
            GraphQLEngine.WriteErrors([refusal.ToError()], body);
            return;
        }
        using var span = Telemetry.Start(operation!);
        span.Ended(await served
            .Execute(http, operation!, request, body, http.RequestAborted)
            .ConfigureAwait(false));
    }
}
