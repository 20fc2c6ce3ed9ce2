using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Reporting.Domain;

/// <summary>Decimals are strings in events: exact, and the same bytes in every language (docs/adr/0004).</summary>
internal sealed class ExactDecimal : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader r, Type t, JsonSerializerOptions o) =>
        decimal.Parse(
            r.GetString()!, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture);

    public override void Write(Utf8JsonWriter w, decimal value, JsonSerializerOptions o) =>
        w.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
