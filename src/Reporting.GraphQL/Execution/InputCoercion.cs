using System.Text;
using System.Text.Json;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// A value of a variable from JSON, read straight into its type. Spec 3.4.2 Input Coercion of each type.
/// </summary>
internal static class InputCoercion
{
    // What stands above a wrong value would otherwise be repeated in full for each mistake in it.
    private const int QuotedMax = 200;

    public static object? CoerceInputValue(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, GraphQLType type, VariableErrors errors)
    {
        errors.CountValue();
        if (reader.TokenType == JsonTokenType.Null)
        {
            if (type.IsNonNull)
                errors.AddAt("null", $"Expected non-nullable type \"{type}\" not to be null.");
            return null;
        }
        return type.Nullable switch
        {
            ListType list => CoerceList(ref reader, json, list.Of, errors),
            InputObjectType input => CoerceObject(ref reader, json, input, errors),
            var leaf => CoerceLeaf(ref reader, json, (LeafType)leaf, errors),
        };
    }

    private static object?[] CoerceList(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, GraphQLType itemType, VariableErrors errors)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            return [CoerceInputValue(ref reader, json, itemType, errors)];
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            errors.Path.Add(items.Count);
            items.Add(CoerceInputValue(ref reader, json, itemType, errors));
            errors.Path.RemoveAt(errors.Path.Count - 1);
        }
        return [.. items];
    }

    private static object? CoerceObject(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, InputObjectType type, VariableErrors errors)
    {
        var start = (int)reader.TokenStartIndex;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            errors.AddAt(Quoted(json, start, reader), $"Expected type \"{type.Name}\" to be an object.");
            return null;
        }
        var before = errors.Count;
        var values = new object?[type.Fields.Count];
        Array.Fill(values, InputValues.Absent);
        var unknown = new List<string>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = ReadText(ref reader);
            var at = type.IndexOf(name);
            reader.Read();
            if (at < 0)
            {
                unknown.Add(name);
                reader.Skip();
                continue;
            }
            errors.Path.Add(name);
            values[at] = CoerceInputValue(ref reader, json, type.Fields[at].Type, errors);
            errors.Path.RemoveAt(errors.Path.Count - 1);
        }
        return CompleteObject(type, values, unknown, Quoted(json, start, reader), before, errors);
    }

    // Spec 3.10 Input Coercion of input objects
    private static object? CompleteObject(
        InputObjectType type, object?[] values, List<string> unknown, string quoted, int before, VariableErrors errors)
    {
        var given = values.Count(value => !ReferenceEquals(value, InputValues.Absent));
        foreach (var name in unknown)
            errors.AddAt(quoted, $"Field \"{name}\" is not defined by type \"{type.Name}\".");
        if (type.IsOneOf && given + unknown.Count != 1)
            errors.AddAt(quoted, $"Exactly one key must be specified for OneOf type \"{type.Name}\".");
        else if (type.IsOneOf && Array.IndexOf(values, null) is >= 0 and var at && errors.Count == before)
            errors.AddAt(quoted, $"Field \"{type.Fields[at].Name}\" must be non-null.");
        for (var i = 0; i < values.Length; i++)
        {
            if (!ReferenceEquals(values[i], InputValues.Absent))
                continue;
            if (type.Fields[i].HasDefault)
                values[i] = type.Fields[i].DefaultValue;
            else if (type.Fields[i].Type.IsNonNull)
                errors.AddAt(quoted,
                    $"Field \"{type.Fields[i].Name}\" of required type \"{type.Fields[i].Type}\" was not provided.");
        }
        if (errors.Count > before)
            return null;
        var input = new InputObject(type, values);
        try
        {
            return type.Map is { } map ? map(input) : input;
        }
        catch (GraphQLException refused)
        {
            errors.AddAt(quoted, refused.Message);
            return null;
        }
    }

    private static object? CoerceLeaf(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, LeafType type, VariableErrors errors)
    {
        var start = (int)reader.TokenStartIndex;
        ScalarInput input;
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when ReferenceEquals(type, Scalars.Int) && reader.TryGetInt32(out var whole):
                return whole;
            case JsonTokenType.Number:
                var kind = reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0
                    ? InputKind.Int : InputKind.Float;
                input = new ScalarInput(kind, Encoding.ASCII.GetString(reader.ValueSpan), IsVariable: true);
                break;
            case JsonTokenType.String:
                input = new ScalarInput(InputKind.String, ReadText(ref reader), IsVariable: true);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                input = new ScalarInput(InputKind.Boolean, reader.GetBoolean() ? "true" : "false", IsVariable: true);
                break;
            default:
                var shape = reader.TokenType == JsonTokenType.StartArray ? InputKind.List : InputKind.Object;
                reader.Skip();
                input = new ScalarInput(
                    shape, Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]), IsVariable: true);
                break;
        }
        try
        {
            return type.ParseInput(input);
        }
        catch (GraphQLException refused)
        {
            errors.AddAt(Quoted(json, start, reader), refused.Message);
            return null;
        }
    }

    /// <summary>A text; one with a lone surrogate is no Unicode text and so no JSON text of ours.</summary>
    private static string ReadText(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new JsonException(null, e);
        }
    }

    private static string Quoted(ReadOnlySpan<byte> json, int start, Utf8JsonReader reader)
    {
        var value = json[start..(int)reader.BytesConsumed];
        return value.Length <= QuotedMax
            ? Encoding.UTF8.GetString(value) : Encoding.UTF8.GetString(value[..QuotedMax]) + "…";
    }
}
