using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>Variables from JSON to values, read straight into their types. Spec 6.1.2 Coercing Variable Values.</summary>
internal static class VariableCoercion
{
    // What stands above a wrong value would otherwise be repeated in full for each mistake in it.
    private const int QuotedMax = 200;

    public static VariableSlot SlotOf(Schema schema, VariableDefinitionNode node) => new(node.Name, TypeFromAst(schema, node.Type), node);

    /// <summary>The type that a document names; null where the schema does not know it.</summary>
    public static GraphQLType? TypeFromAst(Schema schema, TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => TypeFromAst(schema, nonNull.Of)?.NonNull,
        ListTypeNode list => TypeFromAst(schema, list.Of)?.List,
        _ => schema.TypeNamed(((NamedTypeNode)node).Name.Value),
    };

    /// <summary>The values, or every error: a request with one wrong variable does not run.</summary>
    public static VariableValues? CoerceVariableValues(
        OperationPlan plan, ReadOnlySpan<byte> json, Limits limits, List<GraphQLError> errors)
    {
        var slots = plan.Variables;
        if (slots.Count == 0)
            return VariableValues.None;
        var values = new object?[slots.Count];
        Array.Fill(values, InputValues.Absent);
        var input = new VariableErrors(plan.Document.Source, errors, limits);
        if (!ReadGiven(slots, json, values, input))
            return null;
        for (var i = 0; i < slots.Count; i++)
            Complete(slots[i], ref values[i], input);
        return errors.Count == 0 ? new VariableValues(slots, values) : null;
    }

    private static bool ReadGiven(
        IReadOnlyList<VariableSlot> slots, ReadOnlySpan<byte> json, object?[] values, VariableErrors errors)
    {
        try
        {
            var reader = new Utf8JsonReader(json.IsEmpty ? "{}"u8 : json);
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                return true;
            if (reader.TokenType != JsonTokenType.StartObject)
                return errors.Refuse("Variables must be a JSON object.");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var at = IndexOf(slots, ref reader);
                reader.Read();
                if (at < 0 || slots[at].Type is not { IsInput: true } type)
                    reader.Skip();
                else
                    values[at] = ReadVariable(ref reader, json, slots[at], type, errors);
            }
            return true;
        }
        catch (JsonException)
        {
            return errors.Refuse("Variables must be a JSON object.");
        }
        catch (GraphQLException tooMany)
        {
            return errors.Refuse(tooMany.Message);
        }
    }

    private static int IndexOf(IReadOnlyList<VariableSlot> slots, ref Utf8JsonReader reader)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            if (reader.ValueTextEquals(slots[i].Name))
                return i;
        }
        return -1;
    }

    private static object? ReadVariable(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> json, VariableSlot slot, GraphQLType type, VariableErrors errors)
    {
        errors.Slot = slot;
        errors.Path.Clear();
        if (reader.TokenType == JsonTokenType.Null && type.IsNonNull)
        {
            errors.Add($"Variable \"${slot.Name}\" of non-null type \"{type}\" must not be null.", slot.Node.Start);
            return null;
        }
        return CoerceInputValue(ref reader, json, type, errors);
    }

    private static void Complete(VariableSlot slot, ref object? value, VariableErrors errors)
    {
        if (slot.Type is not { IsInput: true } type)
        {
            errors.Add(
                $"Variable \"${slot.Name}\" expected value of type \"{Printer.Print(slot.Node.Type)}\" which cannot be used as an input type.",
                slot.Node.Type.Start);
            return;
        }
        if (!ReferenceEquals(value, InputValues.Absent))
            return;
        if (slot.Node.DefaultValue is { } node)
        {
            if (!LiteralCoercion.TryCoerce(node, type, VariableValues.None, out value))
                errors.Add($"Variable \"${slot.Name}\" has an invalid default value.", node.Start);
        }
        else if (type.IsNonNull)
        {
            errors.Add($"Variable \"${slot.Name}\" of required type \"{type}\" was not provided.", slot.Node.Start);
        }
    }

    private static object? CoerceInputValue(
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

    private static object?[] CoerceList(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, GraphQLType itemType, VariableErrors errors)
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

    private static object? CoerceObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, InputObjectType type, VariableErrors errors)
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
                errors.AddAt(quoted, $"Field \"{type.Fields[i].Name}\" of required type \"{type.Fields[i].Type}\" was not provided.");
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

    private static object? CoerceLeaf(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, LeafType type, VariableErrors errors)
    {
        var start = (int)reader.TokenStartIndex;
        ScalarInput input;
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when ReferenceEquals(type, Scalars.Int) && reader.TryGetInt32(out var whole):
                return whole;
            case JsonTokenType.Number:
                var kind = reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0 ? InputKind.Int : InputKind.Float;
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
                input = new ScalarInput(shape, Encoding.UTF8.GetString(json[start..(int)reader.BytesConsumed]), IsVariable: true);
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
        return value.Length <= QuotedMax ? Encoding.UTF8.GetString(value) : Encoding.UTF8.GetString(value[..QuotedMax]) + "…";
    }
}
