using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Reporting.GraphQL.Http.Bench;

/// <summary>
/// What a hand-written endpoint would do: read the body, find the document in it, write the same JSON. The writer is
/// kept for each thread, so that the twin is as good as it can be.
/// </summary>
internal static class BareTwin
{
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? s_writer;

    private static readonly JsonEncodedText[] s_names =
    [
        .. new[] { "id", "indicator", "name", "unit", "period", "value", "isValid", "on" }
            .Select(name => JsonEncodedText.Encode(name)),
    ];

    public static async Task Answer(HttpContext http)
    {
        var isList = await ReadQuery(http) != Figure.Hello.Length;
        await Send(http, Write(isList ? WriteList : static json => json.WriteString("hello"u8, "world"u8)));
    }

    /// <summary>Reads the body and finds the document in it: how long it is.</summary>
    public static async ValueTask<int> ReadQuery(HttpContext http)
    {
        var reader = http.Request.BodyReader;
        var read = await reader.ReadAsync(http.RequestAborted);
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(http.RequestAborted);
        }
        var body = read.Buffer;
        var length = FindQuery(body.IsSingleSegment ? body.FirstSpan : body.ToArray());
        reader.AdvanceTo(body.End);
        return length;
    }

    public static async Task Send(HttpContext http, ReadOnlyMemory<byte> json)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = json.Length;
        await http.Response.StartAsync(http.RequestAborted);
        await http.Response.BodyWriter.WriteAsync(json, http.RequestAborted);
    }

    private static int FindQuery(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("query"u8) && reader.Read())
                return reader.ValueSpan.Length;
        }
        return 0;
    }

    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> data)
    {
        var (buffer, json) = s_writer ??= New();
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        json.WriteStartObject("data"u8);
        data(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static (ArrayBufferWriter<byte>, Utf8JsonWriter) New()
    {
        var buffer = new ArrayBufferWriter<byte>(32 * 1024);
        var options = new JsonWriterOptions
        {
            SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        return (buffer, new Utf8JsonWriter(buffer, options));
    }

    private static void WriteList(Utf8JsonWriter json)
    {
        Span<char> day = stackalloc char[10];
        json.WriteStartArray("figures"u8);
        foreach (var row in Figure.All)
        {
            json.WriteStartObject();
            json.WriteNumber(s_names[0], row.Id);
            json.WriteString(s_names[1], row.Indicator);
            json.WriteString(s_names[2], row.Name);
            json.WriteString(s_names[3], row.Unit);
            json.WriteString(s_names[4], row.Period);
            json.WriteNumber(s_names[5], row.Value);
            json.WriteBoolean(s_names[6], row.IsValid);
            row.On.TryFormat(day, out _, "yyyy-MM-dd");
            json.WriteString(s_names[7], day);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
