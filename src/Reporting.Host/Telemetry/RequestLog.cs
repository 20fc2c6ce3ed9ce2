using System.Diagnostics;
using Reporting.Write.Http;
using Serilog.Context;
using Serilog.Core;
using Serilog.Events;

namespace Reporting.Host.Telemetry;

/// <summary>Middleware: one line for each request, and the request's ids on every line that is logged meanwhile. No body,
/// no query and no header but the ids is in it.</summary>
internal sealed partial class RequestLog(ILogger<RequestLog> log)
{
    public async Task Use(HttpContext http, RequestDelegate next)
    {
        var began = Stopwatch.GetTimestamp();
        using var ids = LogContext.Push(new RequestIds(http));
        await next(http);
        // Nobody was there any more to be answered; web servers call that so.
        var status = http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted
            ? StatusCodes.Status499ClientClosedRequest : http.Response.StatusCode;
        var level = LevelOf(http.Request.Path, status);
        string path = http.Request.Path;
        var milliseconds = Math.Round(Stopwatch.GetElapsedTime(began).TotalMilliseconds, 3);
        Answered(level, http.Request.Method, path, status, milliseconds);
    }

    private static LogLevel LevelOf(PathString path, int status) =>
        path.StartsWithSegments("/health", StringComparison.Ordinal) ? LogLevel.Debug
        // Come again later is no fault of the program.
        : status == StatusCodes.Status503ServiceUnavailable ? LogLevel.Warning
        : status >= StatusCodes.Status500InternalServerError ? LogLevel.Error
        : LogLevel.Information;

    [LoggerMessage(EventId = 1, Message = "{Method} {Path} answered {Status} in {Milliseconds} ms.")]
    private partial void Answered(LogLevel level, string method, string path, int status, double milliseconds);

    /// <summary>What is known of a request at the time of a line.</summary>
    private sealed class RequestIds(HttpContext http) : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            Add("RequestId", http.TraceIdentifier);
            Add("CorrelationId", Correlation.Find(http));
            Add("Account", http.Features.Get<CurrentAccount>()?.Id.Value.ToString());
            Add("Command", CommandName.Of(http));
            Add("IdempotencyKey", IdempotencyKey.Find(http.Request));
            Add("Code", Problem.CodeOf(http));

            void Add(string name, string? value)
            {
                if (value is not null)
                    logEvent.AddPropertyIfAbsent(new LogEventProperty(name, new ScalarValue(value)));
            }
        }
    }
}
