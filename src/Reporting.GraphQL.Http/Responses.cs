using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Reporting.GraphQL.Http;

/// <summary>Writes whole responses: status and length first, then the bytes in one piece.</summary>
internal static class Responses
{
    public static async ValueTask Write(HttpContext http, ResponseType type, int status, ReadOnlyMemory<byte> body)
    {
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = type == ResponseType.GraphQLResponse
            ? "application/graphql-response+json; charset=utf-8"
            : "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        // Started before the body is written, the server takes the bytes straight into what it sends.
        await response.StartAsync(http.RequestAborted).ConfigureAwait(false);
        await response.BodyWriter.WriteAsync(body, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Turns a request away; the body is a GraphQL response with the one error.</summary>
    public static async ValueTask Refuse(HttpContext http, ResponseType? type, HttpRefusal refusal, StatusPolicy policy)
    {
        Telemetry.Refused(refusal.Code);
        if (refusal.Allow is not null)
            http.Response.Headers.Allow = refusal.Allow;
        if (refusal.Status == StatusCodes.Status503ServiceUnavailable)
            http.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        using var body = new PooledBuffer();
        GraphQLEngine.WriteErrors([refusal.ToError()], body);
        // Who wanted a stream and gets a status reads plain JSON best.
        var readable = type is ResponseType.GraphQLResponse ? ResponseType.GraphQLResponse : ResponseType.Json;
        await Write(http, readable, refusal.StatusBy(readable, policy), body.Written).ConfigureAwait(false);
    }

    /// <summary>The status of a response to a well-formed request. GraphQL over HTTP, 6.4 Status Codes.</summary>
    public static int StatusOf(ResponseType type, StatusPolicy policy, PreparedOperation operation, GraphQLResult result)
    {
        if (policy == StatusPolicy.Draft)
        {
            if (result.Kind != ResultKind.RequestError)
                return result.ErrorCount > 0 ? 294 : StatusCodes.Status200OK;
            return IsSyntaxError(operation) ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity;
        }
        var isRefused = result.Kind == ResultKind.RequestError && type == ResponseType.GraphQLResponse;
        return isRefused ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
    }

    private static bool IsSyntaxError(PreparedOperation operation) =>
        operation.Errors is [var error] && error.Message.StartsWith("Syntax Error", StringComparison.Ordinal);
}
