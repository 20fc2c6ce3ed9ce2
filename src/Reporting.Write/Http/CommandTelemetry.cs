using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Reporting.Write.Http;

/// <summary>The meter and activity source <c>Reporting.Write</c>: what commands come to, how long they take, and what was
/// decided on the way. Nothing of a body or an answer is in it.</summary>
public static class CommandTelemetry
{
    public const string Name = "Reporting.Write";

    // What a listener takes by default is made for milliseconds; these are seconds.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Outcomes = Meter.CreateCounter<long>(
        "reporting.commands", "{command}", "Commands by name, outcome and, when refused, public code.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "reporting.command.duration", "s", "How long commands took, from decision to outcome.", tags: null, Seconds);

    internal static ObservedCommand Start(CommandContext context)
    {
        var span = Source.StartActivity(context.Command);
        span?.SetTag("reporting.command.name", context.Command);
        span?.SetTag("reporting.correlation.id", context.Metadata.CorrelationId);
        span?.SetTag("enduser.id", context.Account.Id.Value.ToString());
        return new ObservedCommand(context.Command, span, Stopwatch.GetTimestamp());
    }

    /// <summary>The span of one decision.</summary>
    internal static Activity? Decide(string streamType, Guid streamId, long version)
    {
        if (!Source.HasListeners())
            return null;
        var span = Source.StartActivity("decide");
        span?.SetTag("eventstore.stream.type", streamType);
        span?.SetTag("eventstore.stream.id", streamId.ToString());
        span?.SetTag("eventstore.stream.version", version);
        return span;
    }

    /// <summary>A request for a command was turned away before anything was decided.</summary>
    internal static void Refused(string command, int status, string code) => Count(
        command, status == Microsoft.AspNetCore.Http.StatusCodes.Status409Conflict ? "conflict" : "refused", code);

    private static void Count(string command, string outcome, string? code)
    {
        var tags = new TagList { { "reporting.command.name", command }, { "reporting.command.outcome", outcome } };
        if (code is not null)
            tags.Add("error.type", code);
        Outcomes.Add(1, tags);
    }

    /// <summary>A command between its start and its outcome.</summary>
    internal readonly record struct ObservedCommand(string Command, Activity? Span, long Started) : IDisposable
    {
        public void Ended(Outcome outcome) => Ended(NameOf(outcome), Answer.Refusal(outcome)?.Refusal.Code);

        public void Failed(Exception fault)
        {
            Span?.SetStatus(ActivityStatusCode.Error);
            Ended("failed", fault.GetType().FullName);
        }

        public void Dispose() => Span?.Dispose();

        private void Ended(string outcome, string? code)
        {
            Count(Command, outcome, code);
            Duration.Record(
                Stopwatch.GetElapsedTime(Started).TotalSeconds,
                new("reporting.command.name", Command), new("reporting.command.outcome", outcome));
            Span?.SetTag("reporting.command.outcome", outcome);
            if (code is not null)
                Span?.SetTag("error.type", code);
        }

        private static string NameOf(Outcome outcome) => outcome switch
        {
            Outcome.Done { IsRepeated: true } => "replayed",
            Outcome.Done { Events.Count: 0 } => "unchanged",
            Outcome.Done => "accepted",
            Outcome.Stale or Outcome.Contended => "conflict",
            _ => "refused",
        };
    }
}
