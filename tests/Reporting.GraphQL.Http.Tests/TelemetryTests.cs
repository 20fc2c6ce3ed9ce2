using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Reporting.GraphQL.Http.Tests;

/// <summary>What an observer learns of the requests.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task A_request_is_a_span_with_its_operation_and_no_document()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = await Server.Start();
        await server.Ask("query SpanOfThisTest{fails}");
        await server.Stop();
        var span = Assert.Single(spans, span => (string?)span.GetTagItem("graphql.operation.name") == "SpanOfThisTest");
        Assert.Equal(("GraphQL query", ActivityStatusCode.Error), (span.DisplayName, span.Status));
        Assert.Equal("query", span.GetTagItem("graphql.operation.type"));
        Assert.DoesNotContain(span.TagObjects, tag => (tag.Value as string)?.Contains("fails", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Requests_errors_and_refusals_are_counted()
    {
        var seen = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == Telemetry.Name)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => seen.AddOrUpdate(instrument.Name, 1, (_, n) => n + 1));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => seen.AddOrUpdate(instrument.Name, value, (_, n) => n + value));
        listener.Start();
        await using var server = await Server.Start();
        await server.Ask("{fails}");
        await server.Post("nonsense");
        await server.Stop();
        Assert.True(seen["graphql.server.request.duration"] >= 1);
        Assert.True(seen["graphql.server.errors"] >= 1);
        Assert.True(seen["graphql.server.refusals"] >= 1);
    }
}
