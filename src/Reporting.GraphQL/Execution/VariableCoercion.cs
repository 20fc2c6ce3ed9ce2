using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// Variables from JSON to values, read straight into their types. Spec 6.1.2 Coercing Variable Values.
/// </summary>
internal static class VariableCoercion
{
    public static VariableSlot SlotOf(Schema schema, VariableDefinitionNode node) =>
        new(node.Name, TypeFromAst(schema, node.Type), node);

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
        return InputCoercion.CoerceInputValue(ref reader, json, type, errors);
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
}
