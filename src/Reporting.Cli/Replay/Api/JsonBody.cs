using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Reporting.Cli.Replay.Api;

/// <summary>Writes the bodies of requests.</summary>
internal static class JsonBody
{
    // Text goes as it is: the body is not put into a page, and Vietnamese letters stay readable in a trace.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An object with what <paramref name="write"/> puts into it.</summary>
    public static ReadOnlyMemory<byte> Of(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Options);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    public static void WriteFigure(this Utf8JsonWriter json, string indicator, decimal? value)
    {
        if (value is { } figure)
            json.WriteString(indicator, figure.ToString(CultureInfo.InvariantCulture));
        else
            json.WriteNull(indicator);
    }
}
