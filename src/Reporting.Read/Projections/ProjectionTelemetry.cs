using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Reporting.Read.Projections;

/// <summary>The activity source <see cref="Name"/>, and what is counted per page under the meter of the same
/// name.</summary>
public static class ProjectionTelemetry
{
    public const string Name = "Reporting.Read";

    internal const string ProjectionTag = "reporting.projection.name";

    // What a listener takes by default is made for milliseconds; these are seconds.
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    };

    private static readonly InstrumentAdvice<int> Counts = new()
    {
        HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_024, 2_048, 4_096],
    };

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<int> PageEvents = Meter.CreateHistogram(
        "reporting.projection.page.events", "{event}", "Events applied in one transaction.", tags: null, Counts);
    private static readonly Histogram<double> PageDuration = Meter.CreateHistogram(
        "reporting.projection.page.duration", "s", "How long such a transaction took.", tags: null, Seconds);
    private static readonly Counter<long> Poison = Meter.CreateCounter<long>(
        "reporting.projection.poison.events", "{event}", "Events that a projection could not read.");

    /// <summary>The span of a page; it has a trace of its own, because its events come from many.</summary>
    internal static Activity? Page(string projection, long afterPosition, int eventCount)
    {
        if (!Source.HasListeners() || eventCount == 0)
            return null;
        var span = Source.StartActivity("project " + projection);
        span?.SetTag(ProjectionTag, projection);
        span?.SetTag("reporting.projection.page.after_position", afterPosition);
        span?.SetTag("reporting.projection.page.events", eventCount);
        return span;
    }

    internal static void Applied(string projection, int eventCount, long began)
    {
        var name = new KeyValuePair<string, object?>(ProjectionTag, projection);
        PageEvents.Record(eventCount, name);
        PageDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, name);
    }

    internal static void Met(string projection, PoisonEvent poison)
    {
        Poison.Add(1, new(ProjectionTag, projection), new("reporting.event.type", poison.Type));
        Activity.Current?.SetStatus(ActivityStatusCode.Error, poison.Failure);
        Activity.Current?.SetTag("reporting.projection.poison.position", poison.Position);
    }
}
