using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace Reporting.Host.Telemetry;

/// <summary>How log lines look.</summary>
public enum LogFormat
{
    /// <summary>For people: one line each.</summary>
    Text,

    /// <summary>For programs: one JSON object a line.</summary>
    Json,
}

/// <summary>The log of a host, on the console.</summary>
public sealed class HostLog : IDisposable
{
    private const string TextTemplate =
        "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:lj} {CorrelationId}{NewLine}{Exception}";

    private readonly Logger logger;

    private HostLog(Logger logger) => (this.logger, Factory) = (logger, new SerilogLoggerFactory(logger, dispose: true));

    public ILoggerFactory Factory { get; }

    /// <param name="format">For people or for programs.</param>
    /// <param name="least">What is less than this is left out; of the framework, what is less than a warning.</param>
    public static HostLog ToConsole(LogFormat format, LogLevel least)
    {
        var level = LevelConvert.ToSerilogLevel(least);
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(level)
            .MinimumLevel.Override("Microsoft", level > LogEventLevel.Warning ? level : LogEventLevel.Warning)
            // The keys lie in a folder that only the host's user can read; that they are not encrypted besides is
            // meant.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
            .Enrich.FromLogContext();
        return new HostLog((format == LogFormat.Json
            ? configuration.WriteTo.Sink(new QueuedLines(new CompactJson(), System.Console.OpenStandardOutput()))
            : configuration.WriteTo.Console(
                outputTemplate: TextTemplate, formatProvider: CultureInfo.InvariantCulture)).CreateLogger());
    }

    /// <summary>What a person should know, among the other lines.</summary>
    public void Say(string line) => logger.Information("{Line:l}", line);

    public void Dispose() => Factory.Dispose();
}
