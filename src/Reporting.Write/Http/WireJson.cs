using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Reporting.Write.Reports;

namespace Reporting.Write.Http;

/// <summary>JSON as it goes over the wire. Reading is strict: unknown, missing or doubled properties, other types,
/// numbers for names of things and text with control characters are all refused, so that a slip of the client never
/// becomes a stored fact.</summary>
public static class WireJson
{
    public static readonly JsonSerializerOptions Options = Make(new DefaultJsonTypeInfoResolver());

    /// <summary>As <see cref="Options"/>, for a body that stands at a report's own address and must not name the report
    /// again.</summary>
    public static readonly JsonSerializerOptions WithoutAddress =
        Make(new DefaultJsonTypeInfoResolver { Modifiers = { ReportAddress.Remove } });

    /// <summary>Reads a body; an empty one counts as <c>{}</c>.</summary>
    /// <exception cref="RequestException">It is not the JSON of a <typeparamref name="T"/>; the refusal names the
    /// place.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body, JsonSerializerOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body.IsEmpty ? "{}"u8 : body, options) ?? throw Malformed("$", 0, 0);
        }
        catch (JsonException e)
        {
            throw Malformed(e.Path ?? "$", (e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1);
        }
    }

    private static RequestException Malformed(string place, long line, long column) =>
        new(StatusCodes.Status400BadRequest, RequestRefusals.Malformed(place, line, column));

    /// <summary>Makes other options read and write as the wire does.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        // Vietnamese stays readable. The answers are JSON and say so; nobody may take them for HTML
        // (X-Content-Type-Options).
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new WireText());
        options.Converters.Add(new FigureJson());
        options.Converters.Add(new JsonStringEnumConverter(null, allowIntegerValues: false));
    }

    private static JsonSerializerOptions Make(DefaultJsonTypeInfoResolver resolver)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { TypeInfoResolver = resolver };
        Configure(options);
        options.MakeReadOnly();
        return options;
    }
}
