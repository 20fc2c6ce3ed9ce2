using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Reporting.Host.Telemetry;

/// <summary>Sends metrics and traces to a collector by OTLP. Off unless the standard variables name one
/// (docs/operations.md); they are read by the OpenTelemetry SDK itself, so that they mean what its specification
/// says.</summary>
public sealed class OpenTelemetryExport : IDisposable
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Ours, and those of what we stand on.</summary>
    private static readonly string[] Meters =
    [
        "Reporting.EventStore", "Reporting.Write", "Reporting.Read", "Reporting.GraphQL", "Reporting.Ledger",
        "Reporting.Signatures", "Reporting.Backups", "Reporting.Verifications", "Npgsql",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime",
    ];

    private static readonly string[] Sources =
    [
        "Reporting.EventStore", "Reporting.Write", "Reporting.Read", "Reporting.GraphQL", "Npgsql",
        "Microsoft.AspNetCore",
    ];

    private readonly MeterProvider? metrics;
    private readonly TracerProvider? traces;

    private OpenTelemetryExport(MeterProvider? metrics, TracerProvider? traces) =>
        (this.metrics, this.traces) = (metrics, traces);

    public bool HasTraces => traces is not null;

    /// <param name="variables">The variables; a host's own environment unless a test says otherwise.</param>
    public static OpenTelemetryExport Start(IConfiguration variables)
    {
        if (bool.TryParse(variables["OTEL_SDK_DISABLED"], out var isDisabled) && isDisabled)
            return new OpenTelemetryExport(null, null);
        return new OpenTelemetryExport(
            IsWanted(variables, "METRICS") ? StartMetrics(variables) : null,
            IsWanted(variables, "TRACES") ? StartTraces(variables) : null);
    }

    public void Dispose()
    {
        // Each sends what it still has.
        traces?.Dispose();
        metrics?.Dispose();
    }

    private static bool IsWanted(IConfiguration variables, string signal) =>
        (variables[Endpoint] ?? variables[$"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT"]) is { Length: > 0 }
        && variables[$"OTEL_{signal}_EXPORTER"] is not "none";

    private static MeterProvider StartMetrics(IConfiguration variables) => Sdk.CreateMeterProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(variables))
        .ConfigureResource(resource => Describe(resource, variables))
        .AddMeter(Meters)
        .AddOtlpExporter()
        .Build();

    private static TracerProvider StartTraces(IConfiguration variables) => Sdk.CreateTracerProviderBuilder()
        .ConfigureServices(services => services.AddSingleton(variables))
        .ConfigureResource(resource => Describe(resource, variables))
        .AddSource(Sources)
        .AddProcessor(new LooseStatements())
        .AddOtlpExporter()
        .Build();

    private static void Describe(ResourceBuilder resource, IConfiguration variables)
    {
        var attributes = variables["OTEL_RESOURCE_ATTRIBUTES"] ?? "";
        if (string.IsNullOrEmpty(variables["OTEL_SERVICE_NAME"])
            && !attributes.Contains("service.name=", StringComparison.Ordinal))
            resource.AddService("reporting", serviceVersion: Version());
    }

    private static string? Version() => typeof(OpenTelemetryExport).Assembly
        .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    /// <summary>Leaves out statements that belong to nothing that is traced: whoever waits for events or holds a lease asks
    /// the database several times a second, and each would be a trace of its own.</summary>
    private sealed class LooseStatements : BaseProcessor<Activity>
    {
        public override void OnStart(Activity data)
        {
            if (data is { Source.Name: "Npgsql", ParentId: null })
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
