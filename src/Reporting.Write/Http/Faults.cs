using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Reporting.Domain;
using Reporting.EventStore;

namespace Reporting.Write.Http;

/// <summary>Middleware around everything: whatever goes wrong becomes a problem answer here, and a mistake of ours is
/// logged once.</summary>
public sealed partial class Faults(ILogger<Faults> log)
{
    public async Task Use(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
            if (!http.Response.HasStarted && http.Response.StatusCode >= 400 && http.Response.ContentType is null)
                await Problem.Write(http, http.Response.StatusCode, ByStatus(http.Response.StatusCode));
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; nobody reads an answer.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await Answer(http, e);
        }
    }

    private async Task Answer(HttpContext http, Exception fault)
    {
        switch (fault)
        {
            case RequestException request:
                if (CommandName.Of(http) is { } command)
                    CommandTelemetry.Refused(command, request.Status, request.Refusal.Code);
                RetryAfter(http, request.RetryAfter);
                await Problem.Write(http, request.Status, request.Refusal);
                break;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                await Problem.Write(
                    http, StatusCodes.Status413PayloadTooLarge, RequestRefusals.TooLarge(RequestBody.LengthMax));
                break;
            case BadHttpRequestException bad:
                await Problem.Write(http, bad.StatusCode, RequestRefusals.Malformed("$", 1, 1));
                break;
            // What ended the session is not about what was asked: a full disk may say XX000.
            case EventStoreUnavailableException or NpgsqlException { IsTransient: true }
                or PostgresException { InvariantSeverity: "FATAL" or "PANIC" }:
                Unavailable(fault, http.Request.Path, Correlation.Of(http));
                RetryAfter(http, TimeSpan.FromSeconds(1));
                await Problem.Write(http, StatusCodes.Status503ServiceUnavailable, RequestRefusals.Unavailable());
                break;
            case UnknownEventException:
                Outdated(fault, http.Request.Path, Correlation.Of(http));
                RetryAfter(http, TimeSpan.FromSeconds(5));
                await Problem.Write(http, StatusCodes.Status503ServiceUnavailable, RequestRefusals.Outdated());
                break;
            case RedactedStreamException:
                await Problem.Write(http, StatusCodes.Status409Conflict, RequestRefusals.Redacted());
                break;
            default:
                Fault(fault, http.Request.Method, http.Request.Path, Correlation.Of(http));
                await Problem.Write(
                    http, StatusCodes.Status500InternalServerError, RequestRefusals.Fault(Correlation.Of(http)));
                break;
        }
    }

    private static void RetryAfter(HttpContext http, TimeSpan? wait)
    {
        if (wait is { } time)
            http.Response.Headers.RetryAfter =
                Math.Ceiling(time.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Refusal ByStatus(int status) => status switch
    {
        // Only the framework's binding answers so, without a word.
        StatusCodes.Status400BadRequest => RequestRefusals.ParameterMalformed(),
        StatusCodes.Status401Unauthorized => RequestRefusals.NoAccount(),
        StatusCodes.Status403Forbidden => RequestRefusals.Forbidden(),
        StatusCodes.Status404NotFound => RequestRefusals.NotFound(),
        StatusCodes.Status405MethodNotAllowed => RequestRefusals.MethodNotAllowed(),
        StatusCodes.Status415UnsupportedMediaType => RequestRefusals.MediaType(),
        _ => RequestRefusals.Other(status),
    };

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed ({CorrelationId}).")]
    private partial void Fault(Exception fault, string method, string path, string correlationId);

    [LoggerMessage(2, LogLevel.Warning, "{Path} was not answered, the store is away ({CorrelationId}).")]
    private partial void Unavailable(Exception fault, string path, string correlationId);

    [LoggerMessage(3, LogLevel.Warning, "{Path} was not answered, a newer program wrote what it is about ({CorrelationId}).")]
    private partial void Outdated(Exception fault, string path, string correlationId);
}
