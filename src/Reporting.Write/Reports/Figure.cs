using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>What stands in a cell as it came in, <c>"12.5"</c>, <c>12.5</c> or <c>null</c>, not judged yet. Its own digits are kept,
/// because a number of JSON may have more of them than any number of ours.</summary>
/// <param name="Text">The digits; null clears the cell.</param>
/// <param name="IsNumber">Whether it is a number of JSON, which has one way to be written.</param>
public readonly record struct Figure(string? Text, bool IsNumber = false);

/// <summary>Reads and writes a <see cref="Figure"/>.</summary>
internal sealed class FigureJson : JsonConverter<Figure>
{
    public override bool HandleNull => true;

    public override Figure Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) => r.TokenType switch
    {
        JsonTokenType.Null => new Figure(null),
        JsonTokenType.String => new Figure(Nfc.Normalize(r.GetString()!)),
        JsonTokenType.Number => new Figure(Encoding.ASCII.GetString(r.ValueSpan), true),
        _ => throw new JsonException(),
    };

    public override void Write(Utf8JsonWriter w, Figure value, JsonSerializerOptions o) =>
        w.WriteStringValue(value.Text);
}
