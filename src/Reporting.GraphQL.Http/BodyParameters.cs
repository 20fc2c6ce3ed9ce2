using System.Text.Json;

namespace Reporting.GraphQL.Http;

/// <summary>
/// Parameters in a JSON body: one object, or an array of them. GraphQL over HTTP, 5.4 POST and appendix C.
/// </summary>
internal static class BodyParameters
{
    /// <summary>Reads the body; <paramref name="batch"/> is null for a single request.</summary>
    public static HttpRefusal? Read(
        ReadOnlyMemory<byte> body, int batchSize, out Parameters single,
        out List<(Parameters Request, HttpRefusal? Refusal)>? batch)
    {
        single = default;
        batch = null;
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            reader.Read();
            var refusal = reader.TokenType == JsonTokenType.StartArray
                ? ReadBatch(body, ref reader, batchSize, out batch)
                : Parameters.Read(body, ref reader, out single);
            // Trailing text makes the reader throw; after a refusal the rest of the body does not matter.
            if (refusal is null)
                reader.Read();
            return refusal;
        }
        catch (JsonException broken)
        {
            return HttpRefusal.NotJsonText($"line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}.");
        }
        catch (InvalidOperationException)
        {
            // What the reader says about an escaped half of a surrogate pair.
            return HttpRefusal.NotJsonText("a text in it is no Unicode.");
        }
    }

    private static HttpRefusal? ReadBatch(
        ReadOnlyMemory<byte> body, ref Utf8JsonReader reader, int batchSize,
        out List<(Parameters Request, HttpRefusal? Refusal)> batch)
    {
        batch = [];
        if (batchSize == 0)
            return HttpRefusal.BatchesOff;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (batch.Count == batchSize)
                return HttpRefusal.BatchTooLarge(batchSize);
            var depth = reader.CurrentDepth;
            var refusal = Parameters.Read(body, ref reader, out var request);
            batch.Add((request, refusal));
            // A request that is no good leaves the reader inside of it; the next one begins after its end.
            while (reader.CurrentDepth > depth
                || reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                reader.Read();
        }
        return batch.Count == 0 ? HttpRefusal.BatchEmpty : null;
    }
}
