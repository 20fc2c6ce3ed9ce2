using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Reporting.GraphQL.Http;

/// <summary>
/// Spans and metrics under the name <see cref="Name"/>, for OpenTelemetry or whoever listens. Spans follow the semantic
/// conventions for GraphQL servers: named by the operation's type, never carrying the document or its variables.
/// </summary>
public static class Telemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Reporting.GraphQL";

    private static readonly string[] TypeNames = ["query", "mutation", "subscription"];

    // What a listener takes by default is made for milliseconds; these are seconds.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "graphql.server.request.duration", "s", "How long requests took, from their parameters to their response.",
        tags: null, Seconds);

    private static readonly Counter<long> Errors =
        Meter.CreateCounter<long>("graphql.server.errors", "{error}", "Errors written into responses.");

    private static readonly Counter<long> Refusals =
        Meter.CreateCounter<long>("graphql.server.refusals", "{request}", "Requests that the engine never saw.");

    private static readonly UpDownCounter<long> Running =
        Meter.CreateUpDownCounter<long>("graphql.server.active_requests", "{request}", "Requests that run now.");

    private static readonly UpDownCounter<long> Streams =
        Meter.CreateUpDownCounter<long>("graphql.server.active_subscriptions", "{subscription}", "Open subscriptions.");

    internal static Span Start(PreparedOperation operation)
    {
        var type = TypeNames[(int)operation.Type];
        var activity = Source.HasListeners() ? Source.StartActivity($"GraphQL {type}", ActivityKind.Server) : null;
        activity?.SetTag("graphql.operation.type", type);
        activity?.SetTag("graphql.operation.name", operation.Name);
        Running.Add(1);
        return new Span(activity, operation, Stopwatch.GetTimestamp());
    }

    internal static void Refused(string code) => Refusals.Add(1, new KeyValuePair<string, object?>("error.type", code));

    internal static void StreamOpened() => Streams.Add(1);

    internal static void StreamClosed() => Streams.Add(-1);

    /// <summary>One request between its start and its end.</summary>
    internal readonly record struct Span(Activity? Activity, PreparedOperation Operation, long Started) : IDisposable
    {
        public void Ended(GraphQLResult result)
        {
            var outcome = result.Kind switch
            {
                ResultKind.RequestError => "refused",
                ResultKind.TimedOut => "timeout",
                _ => result.ErrorCount > 0 ? "partial" : "complete",
            };
            if (result.ErrorCount > 0)
            {
                Activity?.SetStatus(ActivityStatusCode.Error, outcome);
                Errors.Add(result.ErrorCount);
            }
            if (!Duration.Enabled)
                return;
            Duration.Record(
                Stopwatch.GetElapsedTime(Started).TotalSeconds,
                new("graphql.operation.type", Operation.IsRefused ? "none" : TypeNames[(int)Operation.Type]),
                new("graphql.outcome", outcome));
        }

        public void Dispose()
        {
            Running.Add(-1);
            Activity?.Dispose();
        }
    }
}
