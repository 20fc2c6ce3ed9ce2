using System.Text.Json;

namespace Reporting.GraphQL.Http.Sockets;

/// <summary>One message of graphql-transport-ws.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Id">Which operation it speaks of; null for none.</param>
/// <param name="Payload">A JSON object; empty for none.</param>
internal readonly record struct SocketMessage(string Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Reads a message; null when it is none.</summary>
    public static SocketMessage? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes.Span);
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            return isObject ? ReadObject(bytes, ref reader) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (InvalidOperationException)
        {
            // What the reader says about an escaped half of a surrogate pair.
            return null;
        }
    }

    private static SocketMessage? ReadObject(ReadOnlyMemory<byte> bytes, ref Utf8JsonReader reader)
    {
        string? type = null, id = null;
        ReadOnlyMemory<byte> payload = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isType, isId) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("id"u8));
            var isPayload = reader.ValueTextEquals("payload"u8);
            reader.Read();
            if (isType || isId)
            {
                if (reader.TokenType != JsonTokenType.String)
                    return null;
                type = isType ? reader.GetString() : type;
                id = isId ? reader.GetString() : id;
                continue;
            }
            if (isPayload && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
                return null;
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (isPayload && bytes.Span[start] == '{')
                payload = bytes[start..(int)reader.BytesConsumed];
        }
        // Text after the object makes the reader throw.
        reader.Read();
        return type is null ? null : new SocketMessage(type, id, payload);
    }

    /// <summary>The parameters of a <c>subscribe</c> message; null when there is no document in it.</summary>
    public Parameters? ReadParameters()
    {
        if (Payload.IsEmpty || string.IsNullOrEmpty(Id))
            return null;
        var refusal = BodyParameters.Read(Payload, batchSize: 0, out var parameters, out _);
        var isComplete = parameters.HasQuery || parameters.DocumentId is not null || !parameters.Extensions.IsEmpty;
        return refusal is null && isComplete ? parameters : null;
    }
}
