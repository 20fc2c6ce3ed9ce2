using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Reporting.Host.Tests.Telemetry;

/// <summary>A span as it arrived.</summary>
internal sealed record ReceivedSpan(
    string Source, string TraceId, string SpanId, string ParentId, string Name, bool IsError,
    IReadOnlyDictionary<string, string> Tags);

/// <summary>A point of a metric as it arrived: its value, or for a histogram how many it counted.</summary>
internal sealed record ReceivedPoint(
    string Service, string Meter, string Name, string Unit, double Value, IReadOnlyDictionary<string, string> Tags);

/// <summary>A collector on the loopback: takes OTLP over http/protobuf as the exporter really sends it.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtlpReceiver(WebApplication app) => this.app = app;

    public string Url => app.Urls.First();

    public ConcurrentQueue<ReceivedSpan> Spans { get; } = [];

    public ConcurrentQueue<ReceivedPoint> Points { get; } = [];

    public static async Task<OtlpReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(builder.Build());
        receiver.app.MapPost("/v1/traces", http => Take(http, receiver.Traces));
        receiver.app.MapPost("/v1/metrics", http => Take(http, receiver.Metrics));
        await receiver.app.StartAsync(RunningHost.Ct);
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static async Task Take(HttpContext http, Action<WireFields> read)
    {
        if (http.Request.ContentType != "application/x-protobuf")
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        read(new WireFields(body.ToArray()));
    }

    /// <summary>ExportTraceServiceRequest: resource_spans 1, scope_spans 2, scope 1, spans 2.</summary>
    private void Traces(WireFields request)
    {
        foreach (var scope in request.Messages(1).SelectMany(resource => resource.Messages(2)))
            foreach (var span in scope.Messages(2))
                Spans.Enqueue(new ReceivedSpan(
                    scope.Message(1)!.Text(1), span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5),
                    span.Message(15)?.Number(3) == 2, Tags(span.Messages(9))));
    }

    /// <summary>ExportMetricsServiceRequest: resource_metrics 1, resource 1, scope_metrics 2, scope 1, metrics 2; a metric:
    /// name 1, unit 3, gauge 5, sum 7, histogram 9, each with data_points 1.</summary>
    private void Metrics(WireFields request)
    {
        foreach (var resource in request.Messages(1))
            foreach (var scope in resource.Messages(2))
                foreach (var metric in scope.Messages(2))
                    Points(resource, scope, metric);

        void Points(WireFields resource, WireFields scope, WireFields metric)
        {
            var service = Tags(resource.Message(1)!.Messages(1))["service.name"];
            foreach (var (data, tags, isHistogram) in ((int, int, bool)[])[(5, 7, false), (7, 7, false), (9, 9, true)])
                foreach (var point in metric.Message(data)?.Messages(1) ?? [])
                    this.Points.Enqueue(new ReceivedPoint(
                        service, scope.Message(1)!.Text(1), metric.Text(1), metric.Text(3),
                        isHistogram ? point.Number(4) ?? 0 : point.Double(4) ?? point.Number(6) ?? 0,
                        Tags(point.Messages(tags))));
        }
    }

    /// <summary>KeyValue: key 1, value 2; AnyValue: string 1, bool 2, int 3, double 4.</summary>
    private static Dictionary<string, string> Tags(IEnumerable<WireFields> pairs) => pairs.ToDictionary(
        pair => pair.Text(1),
        pair => pair.Message(2)!.Number(3)?.ToString(CultureInfo.InvariantCulture) ?? pair.Message(2)!.Text(1));
}
