using System.Text.Json;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>Values written in a document, with the variables in them. Spec 3.4.2 Input Coercion of each type.</summary>
internal static class LiteralCoercion
{
    /// <summary>
    /// False where the literal does not fit the type. A variable without a value gives <see
    /// cref="InputValues.Absent"/>.
    /// </summary>
    public static bool TryCoerce(ValueNode node, GraphQLType type, VariableValues variables, out object? value)
    {
        if (node is VariableNode variable)
        {
            if (!variables.TryGet(variable.Name.Value, out value))
                value = InputValues.Absent;
            return !type.IsNonNull || !(value is null || ReferenceEquals(value, InputValues.Absent));
        }
        value = null;
        return (type, node) switch
        {
            (NonNullType, NullNode) => false,
            (NonNullType nonNull, _) => TryCoerce(node, nonNull.Of, variables, out value),
            (_, NullNode) => true,
            (ListType list, ListNode items) => TryCoerceList(items, list.Of, variables, out value),
            (ListType list, _) => TryCoerceSingle(node, list.Of, variables, out value),
            (InputObjectType input, ObjectNode entries) => TryCoerceObject(entries, input, variables, out value),
            (LeafType leaf, _) => TryCoerceLeaf(node, leaf, variables, out value),
            _ => false,
        };
    }

    // Spec 3.11 Input Coercion of lists
    private static bool TryCoerceList(ListNode node, GraphQLType itemType, VariableValues variables, out object? value)
    {
        var items = new object?[node.Items.Length];
        value = items;
        for (var i = 0; i < items.Length; i++)
        {
            if (!TryCoerce(node.Items[i], itemType, variables, out items[i]))
                return false;
            if (ReferenceEquals(items[i], InputValues.Absent))
                items[i] = null;
        }
        return true;
    }

    private static bool TryCoerceSingle(
        ValueNode node, GraphQLType itemType, VariableValues variables, out object? value)
    {
        var fits = TryCoerce(node, itemType, variables, out var item);
        value = new[] { item };
        return fits;
    }

    // Spec 3.10 Input Coercion of input objects
    private static bool TryCoerceObject(
        ObjectNode node, InputObjectType type, VariableValues variables, out object? value)
    {
        value = null;
        var values = new object?[type.Fields.Count];
        Array.Fill(values, InputValues.Absent);
        foreach (var entry in node.Fields)
        {
            var at = type.IndexOf(entry.Name.Value);
            if (at < 0)
                return false;
            // An undefined variable counts as an entry that is not there, even for a non-null field with a default.
            if (entry.Value is VariableNode variable && !variables.TryGet(variable.Name.Value, out _))
                continue;
            if (!TryCoerce(entry.Value, type.Fields[at].Type, variables, out values[at]))
                return false;
        }
        return TryComplete(type, values, node.Fields.Length, out value);
    }

    /// <summary>
    /// Puts in defaults and checks what must be given; the rest is the same for documents and variables.
    /// </summary>
    private static bool TryComplete(InputObjectType type, object?[] values, int entries, out object? value)
    {
        value = null;
        for (var i = 0; i < values.Length; i++)
        {
            if (!ReferenceEquals(values[i], InputValues.Absent))
                continue;
            if (type.Fields[i].HasDefault)
                values[i] = type.Fields[i].DefaultValue;
            else if (type.Fields[i].Type.IsNonNull)
                return false;
        }
        var given = values.Count(entry => !ReferenceEquals(entry, InputValues.Absent));
        if (type.IsOneOf && (entries != 1 || given != 1 || values.Any(entry => entry is null)))
            return false;
        return TryMap(new InputObject(type, values), out value);
    }

    private static bool TryMap(InputObject input, out object? value)
    {
        try
        {
            value = input.Type.Map is { } map ? map(input) : input;
            return true;
        }
        catch (GraphQLException)
        {
            value = null;
            return false;
        }
    }

    private static bool TryCoerceLeaf(ValueNode node, LeafType type, VariableValues variables, out object? value)
    {
        value = null;
        if (AsScalarInput(node, variables) is not { } input)
            return false;
        try
        {
            value = type.ParseInput(input);
            return true;
        }
        catch (GraphQLException)
        {
            return false;
        }
    }

    /// <summary>A literal as scalars see it; null for null and variables.</summary>
    public static ScalarInput? AsScalarInput(ValueNode node, VariableValues variables) => node switch
    {
        IntNode number => new ScalarInput(InputKind.Int, number.Text, IsVariable: false),
        FloatNode number => new ScalarInput(InputKind.Float, number.Text, IsVariable: false),
        StringNode text => new ScalarInput(InputKind.String, text.Value, IsVariable: false),
        BooleanNode known => new ScalarInput(InputKind.Boolean, known.Value ? "true" : "false", IsVariable: false),
        EnumNode name => new ScalarInput(InputKind.Enum, name.Name, IsVariable: false),
        ListNode => new ScalarInput(InputKind.List, AsJson(node, variables), IsVariable: false),
        ObjectNode => new ScalarInput(InputKind.Object, AsJson(node, variables), IsVariable: false),
        _ => null,
    };

    private static string AsJson(ValueNode node, VariableValues variables) => node switch
    {
        IntNode number => number.Text,
        FloatNode number => number.Text,
        StringNode text => JsonSerializer.Serialize(text.Value),
        BooleanNode known => known.Value ? "true" : "false",
        EnumNode name => JsonSerializer.Serialize(name.Name),
        ListNode list => $"[{string.Join(",", list.Items.Select(item => AsJson(item, variables)))}]",
        ObjectNode entries => "{" + string.Join(",", entries.Fields.Select(entry =>
            $"\"{entry.Name}\":{AsJson(entry.Value, variables)}")) + "}",
        VariableNode variable when variables.TryGet(variable.Name.Value, out var value) && value is not null =>
            value is JsonElement json ? json.GetRawText() : JsonSerializer.Serialize(value),
        _ => "null",
    };
}
