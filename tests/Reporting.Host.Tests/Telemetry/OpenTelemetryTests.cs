using System.Net.Http.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Reporting.EventStore;

namespace Reporting.Host.Tests.Telemetry;

/// <summary>What a collector gets of a real command through a real host.</summary>
[Collection(nameof(Alone))]
public sealed class OpenTelemetryTests : IAsyncLifetime
{
    private OtlpReceiver? receiver;

    private OtlpReceiver Receiver => receiver!;

    public async ValueTask InitializeAsync() => receiver = await OtlpReceiver.Start();

    public ValueTask DisposeAsync() => Receiver.DisposeAsync();

    [Fact]
    public async Task A_command_is_a_trace_from_its_request_to_the_transaction_that_stored_it()
    {
        const string trace = "0af7651916cd43dd8448eb211c80319c";
        await using (var host = await StartHost())
            Assert.Equal(trace, await Register(host, "VN", "k1", trace));
        var spans = Receiver.Spans.Where(span => span.TraceId == trace).ToList();
        var request = Assert.Single(spans, span => span.Source == "Microsoft.AspNetCore");
        var command = Child(request, "RegisterUnit");
        Assert.Equal(
            ("POST /api/units/", "b7ad6b7169203331", "201"),
            (request.Name, request.ParentId, request.Tags["http.response.status_code"]));
        Assert.Equal(
            ("accepted", trace),
            (command.Tags["reporting.command.outcome"], command.Tags["reporting.correlation.id"]));
        Assert.Equal("1", Child(command, "decide").Tags["reporting.decision.events"]);
        var append = Child(command, "append");
        Assert.Equal(("appended", "unit-register"), (append.Tags["eventstore.outcome"], append.Tags["eventstore.stream.type"]));
        var batch = Child(append, "write batch");
        Assert.Equal("1", batch.Tags["eventstore.batch.requests"]);
        Assert.Contains(spans, span => span.Source == "Npgsql" && span.ParentId == batch.SpanId);
        Assert.All(spans, span => Assert.False(span.IsError, span.ToString()));

        ReceivedSpan Child(ReceivedSpan parent, string name) =>
            Assert.Single(spans, span => span.ParentId == parent.SpanId && span.Name == name);
    }

    [Fact]
    public async Task A_projections_page_is_a_trace_and_the_looking_for_events_is_none()
    {
        await using (var host = await StartHost())
        {
            await Register(host, "VN", "k1", "0af7651916cd43dd8448eb211c803190");
            await host.Get("/api/units", 200, waitFor: 2);
        }
        var page = Receiver.Spans.First(span => span.Name == "project units");
        Assert.Equal(("", "units"), (page.ParentId, page.Tags["reporting.projection.name"]));
        Assert.Contains(Receiver.Spans, span => span.Source == "Npgsql" && span.ParentId == page.SpanId);
        Assert.DoesNotContain(Receiver.Spans, span => span.Source == "Npgsql" && span.ParentId.Length == 0);
    }

    [Fact]
    public async Task Commands_are_counted_by_outcome_and_the_store_and_projections_tell_how_they_are()
    {
        await using (var host = await StartHost())
        {
            await Register(host, "VN", "k1");
            await Register(host, "VN", "k1");
            await Register(host, "VN", "k2", status: 422);
            await Register(host, "VN", "", status: 400);
            // What stands is only told while the host runs.
            while (!(Stands("units", "position", 2) && Stands("figures", "position", 2)
                && Stands("figures", "lag.events", 0) && Stands("figures", "lag.duration", 0)))
                await Task.Delay(50, RunningHost.Ct);
        }
        Assert.Equal(1, Commands("accepted"));
        Assert.Equal(1, Commands("replayed"));
        Assert.Equal(1, Commands("refused", "unit.code-taken"));
        Assert.Equal(1, Commands("refused", "request.idempotency-key-missing"));
        Assert.Equal("s", Point("reporting.command.duration").Unit);
        Assert.True(Point("eventstore.events.appended").Value >= 2);
        Assert.True(Point("eventstore.batch.requests").Value >= 2);
        Assert.True(Point("eventstore.lock.wait").Value >= 2);
        Assert.Equal(0, Point("reporting.projection.lag.events", ("reporting.projection.name", "figures")).Value);
        Assert.Equal(0, Point("reporting.projection.lag.duration", ("reporting.projection.name", "figures")).Value);
        Assert.Equal(2, Point("reporting.projection.position", ("reporting.projection.name", "units")).Value);
        Assert.True(Point("reporting.projection.page.events", ("reporting.projection.name", "units")).Value >= 1);
        Assert.Equal("Microsoft.AspNetCore.Hosting", Point("http.server.request.duration").Meter);
        Assert.Contains(Receiver.Points, point => point.Meter == "System.Runtime");
        Assert.Contains(Receiver.Points, point => point.Meter == "Npgsql");
        Assert.All(Receiver.Points, point => Assert.Equal("reporting-under-test", point.Service));
    }

    [Fact]
    public async Task An_event_that_a_projection_cannot_read_is_told_with_its_position_and_why()
    {
        await using var host = await StartHost();
        var poison = Assert.IsType<AppendResult.Appended>(
            await host.Host.Services.GetRequiredService<PostgresEventStore>().Append(
                new AppendRequest(
                    new Guid("00000000-0000-0000-0000-0000000000ac"), "indicator", 0, default,
                    [new EventToAppend("indicator_defined", "None.None, None", "{\"code\":7}"u8.ToArray())],
                    new EventMetadata()),
                RunningHost.Ct)).Receipt.Position;
        while (!Receiver.Points.Any(p => p.Name == "reporting.projection.poison.position"))
            await Task.Delay(50, RunningHost.Ct);
        var stands = Point("reporting.projection.poison.position", ("reporting.projection.name", "indicators"));
        Assert.Equal((poison, "JsonException"), ((long)stands.Value, stands.Tags["error.type"]));
        Assert.Equal(1, Point("reporting.projection.poison.events", ("reporting.event.type", "indicator_defined")).Value);
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "")]
    public async Task Nothing_is_sent_unless_a_collector_is_named(string name, string value)
    {
        await using (var host = await StartHost((name, value)))
            await Register(host, "VN", "k1");
        Assert.Empty(Receiver.Spans);
        Assert.Empty(Receiver.Points);
    }

    private async Task<RunningHost> StartHost(params (string Name, string Value)[] further)
    {
        var variables = new Dictionary<string, string?>
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = Receiver.Url,
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["OTEL_SERVICE_NAME"] = "reporting-under-test",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "250",
        };
        foreach (var (name, value) in further)
            variables[name] = value;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(variables).Build();
        return (await RunningHost.Start(change: options => options with { Variables = configuration })).As("admin");
    }

    private static async Task<string> Register(
        RunningHost host, string code, string key, string? trace = null, int status = 201)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/units")
        {
            Content = JsonContent.Create(new { code, name = "Việt Nam" + key, kind = "nước", effectiveFrom = "2026-01-01" }),
        };
        if (key.Length > 0)
            request.Headers.Add("Idempotency-Key", key);
        if (trace is not null)
            request.Headers.Add("traceparent", $"00-{trace}-b7ad6b7169203331-01");
        var response = await host.Client.SendAsync(request, RunningHost.Ct);
        Assert.True((int)response.StatusCode == status, await response.Content.ReadAsStringAsync(RunningHost.Ct));
        return Assert.Single(response.Headers.GetValues("X-Correlation-Id"));
    }

    private double Commands(string outcome, string? code = null) => Point(
        "reporting.commands",
        [("reporting.command.name", "RegisterUnit"), ("reporting.command.outcome", outcome),
            .. code is null ? [] : ((string, string)[])[("error.type", code)]]).Value;

    private bool Stands(string projection, string figure, double value) =>
        Receiver.Points.LastOrDefault(point => point.Name == "reporting.projection." + figure
            && point.Tags["reporting.projection.name"] == projection)?.Value == value;

    private ReceivedPoint Point(string name, params (string Name, string Value)[] tags)
    {
        var points = Receiver.Points.Where(point => point.Name == name && tags.All(tag =>
            point.Tags.TryGetValue(tag.Name, out var value) && value == tag.Value)).ToList();
        Assert.True(points.Count > 0, $"{name} did not arrive; {string.Join(' ', Receiver.Points.Select(p => p.Name).Distinct())}");
        return points[^1];
    }
}
