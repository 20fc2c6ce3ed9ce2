using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Write.Http;

/// <summary>All text that comes in: normalised to NFC (B8), and refused when it has a control character other than tab
/// and line feed (U+0000 can't be stored, U+001F joins the parts of ids).</summary>
internal sealed class WireText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) =>
        r.TokenType == JsonTokenType.String ? Clean(r.GetString()!) : throw new JsonException();

    public override string ReadAsPropertyName(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) =>
        Clean(r.GetString()!);

    public override void Write(Utf8JsonWriter w, string value, JsonSerializerOptions o) => w.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter w, string value, JsonSerializerOptions o) =>
        w.WritePropertyName(value);

    private static string Clean(string text)
    {
        foreach (var c in text)
            if (char.IsControl(c) && c is not ('\t' or '\n' or '\r'))
                throw new JsonException();
        return Nfc.Normalize(text);
    }
}
