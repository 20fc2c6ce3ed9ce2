using Microsoft.Extensions.Configuration;

namespace Reporting.Host.Telemetry;

/// <summary>All that tells an operator what a host does: its log, and the metrics and traces it sends. The first to start
/// and the last to end.</summary>
internal sealed class Observation : IDisposable
{
    private readonly HostLog? own;
    private readonly OpenTelemetryExport export;

    private Observation(HostLog? own, ILoggerFactory logs, OpenTelemetryExport export)
    {
        (this.own, Logs, this.export) = (own, logs, export);
        Projections = new ProjectionLog(logs.CreateLogger<ProjectionLog>());
    }

    public ILoggerFactory Logs { get; }

    public ProjectionLog Projections { get; }

    public static Observation Start(HostOptions options)
    {
        var own = options.Log is null ? HostLog.ToConsole(LogFormat.Text, LogLevel.Warning) : null;
        var variables = options.Variables ?? new ConfigurationBuilder().AddEnvironmentVariables().Build();
        return new Observation(own, (options.Log ?? own!).Factory, OpenTelemetryExport.Start(variables));
    }

    /// <summary>Around everything else, so that whatever answers is seen.</summary>
    public void Use(WebApplication app)
    {
        if (export.HasTraces)
            app.Use(next => http => HttpSpans.Use(http, next));
        var requests = new RequestLog(Logs.CreateLogger<RequestLog>());
        app.Use(next => http => requests.Use(http, next));
    }

    public void Dispose()
    {
        export.Dispose();
        own?.Dispose();
    }
}
