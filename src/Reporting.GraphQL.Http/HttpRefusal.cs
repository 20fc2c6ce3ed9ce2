using Microsoft.AspNetCore.Http;

namespace Reporting.GraphQL.Http;

/// <summary>
/// A request that is turned away before the engine sees it: a status code and one error for the client.
/// </summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Message">What is wrong with the request.</param>
/// <param name="Code">Machine-readable, in the error's extensions.</param>
internal sealed record HttpRefusal(int Status, string Message, string Code)
{
    public static readonly HttpRefusal MethodNotAllowed =
        new(StatusCodes.Status405MethodNotAllowed, "Use GET or POST.", "METHOD_NOT_ALLOWED") { Allow = "GET, POST" };

    public static readonly HttpRefusal OnlyQueriesByGet =
        new(StatusCodes.Status405MethodNotAllowed, "Mutations need POST.", "METHOD_NOT_ALLOWED") { Allow = "POST" };

    public static readonly HttpRefusal NotAcceptable = new(
        StatusCodes.Status406NotAcceptable,
        "Accept must allow application/graphql-response+json, application/json or text/event-stream.",
        "NOT_ACCEPTABLE");

    public static readonly HttpRefusal SubscriptionNeedsStream = new(
        StatusCodes.Status406NotAcceptable, "A subscription is answered over text/event-stream or a WebSocket.",
        "NOT_ACCEPTABLE");

    public static readonly HttpRefusal NotJson = new(
        StatusCodes.Status415UnsupportedMediaType,
        "Content-Type must be application/json in UTF-8, without Content-Encoding.",
        "UNSUPPORTED_MEDIA_TYPE");

    public static readonly HttpRefusal Busy = new(
        StatusCodes.Status503ServiceUnavailable, "Too many requests run at the moment; try again later.", "BUSY");

    public static readonly HttpRefusal PreflightMissing = new(
        StatusCodes.Status403Forbidden,
        "A GET must carry the header GraphQL-Require-Preflight, GraphQL-Preflight or X-Apollo-Operation-Name.",
        "PREFLIGHT_REQUIRED");

    public static readonly HttpRefusal QueryMissing = Malformed("The parameter 'query' is missing.");

    public static readonly HttpRefusal BatchesOff = Malformed("Batches of requests are not taken here.");

    public static readonly HttpRefusal BatchEmpty = Malformed("A batch must hold at least one request.");

    public static readonly HttpRefusal SubscriptionInBatch = Malformed("A batch may hold no subscription.");

    /// <summary>The methods that are allowed, for 405.</summary>
    public string? Allow { get; init; }

    /// <summary>Whether the request was well-formed, so that <c>application/json</c> answers it with 200.</summary>
    public bool IsWellFormed { get; init; }

    public static HttpRefusal BodyTooLarge(long limit) => new(
        StatusCodes.Status413PayloadTooLarge, $"The body is larger than {limit} bytes.", "BODY_TOO_LARGE");

    public static HttpRefusal BatchTooLarge(int limit) => new(
        StatusCodes.Status413PayloadTooLarge, $"A batch may hold at most {limit} requests.", "BATCH_TOO_LARGE");

    public static HttpRefusal TooManyOperations(int limit) => new(
        StatusCodes.Status429TooManyRequests, $"One socket may run at most {limit} operations at the same time.",
        "TOO_MANY_OPERATIONS");

    public static HttpRefusal NotJsonText(string why) =>
        new(StatusCodes.Status400BadRequest, $"The body is no JSON: {why}", "BAD_JSON");

    /// <summary>Well-formed JSON that is no GraphQL request: 422 by the draft of 2026, 400 before it.</summary>
    public static HttpRefusal Malformed(string message) =>
        new(StatusCodes.Status422UnprocessableEntity, message, "BAD_REQUEST");

    public static HttpRefusal Parameter(string name, string kind) =>
        Malformed($"The parameter '{name}' must be {kind}.");

    public static HttpRefusal Document(string message, string code) =>
        new(StatusCodes.Status422UnprocessableEntity, message, code) { IsWellFormed = true };

    public int StatusBy(ResponseType type, StatusPolicy policy) => policy switch
    {
        StatusPolicy.Audits when IsWellFormed && type == ResponseType.Json => StatusCodes.Status200OK,
        StatusPolicy.Audits when Status == StatusCodes.Status422UnprocessableEntity => StatusCodes.Status400BadRequest,
        _ => Status,
    };

    public GraphQLError ToError() => new GraphQLError(Message).WithCode(Code);
}
