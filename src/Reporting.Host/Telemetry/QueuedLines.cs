using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Parsing;

namespace Reporting.Host.Telemetry;

/// <summary>Log lines on their way out. One thread writes them, many at a time: thirty-two requests that each wait for the
/// console cost a twentieth of what the server can do. A reader that does not keep up never holds up a request; what it
/// misses is counted in the log.</summary>
internal sealed class QueuedLines : ILogEventSink, IDisposable
{
    private const int LineCountMax = 20_000;

    private static readonly MessageTemplate LeftOut = new MessageTemplateParser().Parse(
        "{Count} log lines were left out: whoever reads the log does not keep up.");

    private readonly Channel<string> lines = Channel.CreateBounded<string>(
        new BoundedChannelOptions(LineCountMax) { SingleReader = true });

    private readonly ITextFormatter formatter;
    private readonly Stream output;
    private readonly Task writing;
    private long leftOut;

    public QueuedLines(ITextFormatter formatter, Stream output)
    {
        (this.formatter, this.output) = (formatter, output);
        writing = Task.Run(Write);
    }

    public void Emit(LogEvent logEvent)
    {
        if (!lines.Writer.TryWrite(Format(logEvent)))
            Interlocked.Increment(ref leftOut);
    }

    /// <summary>Writes what waits.</summary>
    public void Dispose()
    {
        lines.Writer.TryComplete();
        writing.GetAwaiter().GetResult();
    }

    private async Task Write()
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), bufferSize: 64 * 1024);
        while (await lines.Reader.WaitToReadAsync())
        {
            while (lines.Reader.TryRead(out var line))
                await writer.WriteAsync(line);
            if (Interlocked.Exchange(ref leftOut, 0) is > 0 and var count)
                await writer.WriteAsync(Format(Missing(count)));
            await writer.FlushAsync();
        }
    }

    private static LogEvent Missing(long count) => new(
        TimeProvider.System.GetUtcNow(), LogEventLevel.Warning, null, LeftOut,
        [new LogEventProperty("Count", new ScalarValue(count))]);

    private string Format(LogEvent logEvent)
    {
        using var line = new StringWriter(CultureInfo.InvariantCulture);
        formatter.Format(logEvent, line);
        return line.ToString();
    }
}
