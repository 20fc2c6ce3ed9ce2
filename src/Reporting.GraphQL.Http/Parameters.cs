using System.Text;
using System.Text.Json;

namespace Reporting.GraphQL.Http;

/// <summary>
/// The parameters of one request, still bytes of the body that they came in. GraphQL over HTTP, 5 Request.
/// </summary>
internal struct Parameters
{
    /// <summary>The document; the inside of a JSON string when <see cref="QueryIsEscaped"/>.</summary>
    public ReadOnlyMemory<byte> Query;

    public bool HasQuery;

    public bool QueryIsEscaped;

    public string? OperationName;

    public ReadOnlyMemory<byte> Variables;

    /// <summary>The JSON object of <c>extensions</c>; empty for none.</summary>
    public ReadOnlyMemory<byte> Extensions;

    public string? DocumentId;

    public readonly GraphQLRequest ToRequest() => new(Query, OperationName, Variables, QueryIsEscaped);

    /// <summary>Reads one request object; the reader stands on its first token and is left on its last.</summary>
    public static HttpRefusal? Read(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader, out Parameters parameters)
    {
        parameters = default;
        if (reader.TokenType != JsonTokenType.StartObject)
            return HttpRefusal.Malformed("A request must be a JSON object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (parameters.ReadProperty(body, ref reader) is { } refusal)
                return refusal;
        }
        return null;
    }

    private HttpRefusal? ReadProperty(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("query"u8))
            return ReadQuery(body, ref reader);
        if (reader.ValueTextEquals("variables"u8))
            return ReadObject("variables", body, ref reader, out Variables);
        if (reader.ValueTextEquals("extensions"u8))
            return ReadObject("extensions", body, ref reader, out Extensions);
        if (reader.ValueTextEquals("operationName"u8))
            return ReadText("operationName", ref reader, out OperationName);
        if (reader.ValueTextEquals("documentId"u8))
            return ReadText("documentId", ref reader, out DocumentId);
        reader.Read();
        reader.Skip();
        return null;
    }

    private HttpRefusal? ReadQuery(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.String)
            return HttpRefusal.Parameter("query", "a string");
        // The token begins with its quote; the plan cache wants the text inside, as it was sent.
        Query = body.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        QueryIsEscaped = reader.ValueIsEscaped;
        HasQuery = true;
        return null;
    }

    private static HttpRefusal? ReadText(string name, ref Utf8JsonReader reader, out string? value)
    {
        reader.Read();
        value = null;
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.String)
            return HttpRefusal.Parameter(name, "a string");
        value = reader.ValueSpan.IsEmpty ? null : reader.GetString();
        return null;
    }

    private static HttpRefusal? ReadObject(
        string name, ReadOnlyMemory<byte> body, ref Utf8JsonReader reader, out ReadOnlyMemory<byte> value)
    {
        reader.Read();
        value = default;
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.StartObject)
            return HttpRefusal.Parameter(name, "an object");
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        value = body[start..(int)reader.BytesConsumed];
        return null;
    }

    /// <summary>An object given as text, in a URL.</summary>
    public static HttpRefusal? ReadObject(string name, string? text, out ReadOnlyMemory<byte> value)
    {
        value = default;
        if (string.IsNullOrEmpty(text))
            return null;
        var bytes = Encoding.UTF8.GetBytes(text);
        try
        {
            var reader = new Utf8JsonReader(bytes);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                return null;
            if (reader.TokenType != JsonTokenType.StartObject)
                return HttpRefusal.Parameter(name, "an object");
            reader.Skip();
            if (reader.Read())
                return HttpRefusal.Parameter(name, "one object");
        }
        catch (JsonException)
        {
            return HttpRefusal.Parameter(name, "an object in JSON");
        }
        value = bytes;
        return null;
    }
}
