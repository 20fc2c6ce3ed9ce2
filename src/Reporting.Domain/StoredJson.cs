using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Reporting.Domain;

/// <summary>How events are written: camelCase, what is null left out, Vietnamese letters as they are.</summary>
internal static class StoredJson
{
    public static JsonSerializerOptions Options() => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // The default escapes every letter beyond ASCII for the sake of HTML; events are no part of a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static (string Name, string ClrType, byte[] Json) Write<T>(string name, T happened, JsonTypeInfo<T> type) =>
        (name, Clr<T>.Name, JsonSerializer.SerializeToUtf8Bytes(happened, type));

    public static T Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json, type) ?? throw new JsonException($"A stored {typeof(T).Name} is null.");

    // The name under which a Marten application finds the class; made once per class.
    private static class Clr<T>
    {
        public static readonly string Name = $"{typeof(T).FullName}, {typeof(T).Assembly.GetName().Name}";
    }
}
