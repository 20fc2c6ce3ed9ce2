using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Reporting.GraphQL.Http;

/// <summary>Writes whole responses: status and length first, then the bytes in one piece.</summary>
internal static class Responses
{
    // The draft's own code for a response with errors beside its data.
    private const int PartialSuccess = 294;

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
        using var body = PooledBuffer.Rent();
        GraphQLEngine.WriteErrors([refusal.ToError()], body);
        // Who wanted a stream and gets a status reads plain JSON best.
        var readable = type is ResponseType.GraphQLResponse ? ResponseType.GraphQLResponse : ResponseType.Json;
        await Write(http, readable, refusal.StatusBy(readable, policy), body.Written).ConfigureAwait(false);
    }

    /// <summary>The status of a response to a well-formed request. GraphQL over HTTP, 6.4 Status Codes.</summary>
    public static int StatusOf(
        ResponseType type, StatusPolicy policy, PreparedOperation operation, GraphQLResult result) =>
        (result.Kind, policy) switch
        {
            (ResultKind.TimedOut, _) => StatusCodes.Status503ServiceUnavailable,
            (ResultKind.Executed, StatusPolicy.Draft) when result.ErrorCount > 0 => PartialSuccess,
            (ResultKind.Executed or ResultKind.Validated, _) => StatusCodes.Status200OK,
            (_, StatusPolicy.Draft) when !operation.IsSyntaxError => StatusCodes.Status422UnprocessableEntity,
            (_, StatusPolicy.Audits) when type == ResponseType.Json => StatusCodes.Status200OK,
            _ => StatusCodes.Status400BadRequest,
        };
}
