using System.Globalization;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;
using Serilog.Formatting.Json;

namespace Reporting.Host.Telemetry;

/// <summary>One JSON object a line, as in Serilog's rendered compact form (CLEF): <c>@t</c> time, <c>@m</c> message,
/// <c>@l</c> level unless it is Information, <c>@x</c> exception, <c>@tr</c> and <c>@sp</c> trace and span, and the
/// properties by their names.</summary>
internal sealed class CompactJson : ITextFormatter
{
    private static readonly JsonValueFormatter Values = new();

    // Texts within a message stand as they are, without quotes.
    private static readonly MessageTemplateTextFormatter Message = new("{Message:lj}", CultureInfo.InvariantCulture);

    public void Format(LogEvent logEvent, TextWriter output)
    {
        output.Write("{\"@t\":\"");
        output.Write(logEvent.Timestamp.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
        output.Write('"');
        using var message = new StringWriter(CultureInfo.InvariantCulture);
        Message.Format(logEvent, message);
        Text(output, "@m", message.ToString());
        if (logEvent.Level != LogEventLevel.Information)
            Text(output, "@l", logEvent.Level.ToString());
        if (logEvent.Exception is { } exception)
            Text(output, "@x", exception.ToString());
        if (logEvent.TraceId is { } trace)
            Text(output, "@tr", trace.ToHexString());
        if (logEvent.SpanId is { } span)
            Text(output, "@sp", span.ToHexString());
        foreach (var (name, value) in logEvent.Properties)
        {
            output.Write(',');
            // A name of theirs must not pass for one of ours.
            JsonValueFormatter.WriteQuotedJsonString(name.StartsWith('@') ? "@" + name : name, output);
            output.Write(':');
            Values.Format(value, output);
        }
        output.WriteLine('}');
    }

    private static void Text(TextWriter output, string name, string value)
    {
        output.Write(",\"");
        output.Write(name);
        output.Write("\":");
        JsonValueFormatter.WriteQuotedJsonString(value, output);
    }
}
