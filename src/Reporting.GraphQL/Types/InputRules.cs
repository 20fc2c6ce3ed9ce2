using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>Rules of input objects and defaults. Spec 3.10 Type Validation.</summary>
internal static class InputRules
{
    public static void Validate(InputObjectType type, SchemaErrors errors)
    {
        if (type.Fields.Count == 0)
            errors.Add($"Input Object type {type} must define one or more fields.", type.Origins);
        foreach (var field in type.Fields)
        {
            var coordinate = $"{type}.{field.Name}";
            errors.CheckName(field.Name, field.Origin);
            if (!field.Type.IsInput)
                errors.Add($"The type of {coordinate} must be Input Type but got: {field.Type}.", field.Origin?.Type);
            errors.CheckDeprecation(field, $"input field {coordinate}");
            if (type.IsOneOf && field.Type.IsNonNull)
                errors.Add($"OneOf input field {coordinate} must be nullable.", field.Origin?.Type);
            if (type.IsOneOf && field.HasDefault)
                errors.Add($"OneOf input field {coordinate} cannot have a default value.", field.Origin);
            if (!HasDefaultCycle(type, new ObjectNode(0, []), []))
                ValidateDefault(field, coordinate, errors);
        }
    }

    /// <summary>
    /// A default must be a value of its type; for an argument of input types with a cycle of defaults that is told
    /// there.
    /// </summary>
    public static void ValidateDefault(Argument input, string coordinate, SchemaErrors errors)
    {
        if (input.DefaultNode is not { } node || !input.Type.IsInput)
            return;
        if (input.Type.Named is InputObjectType type && HasDefaultCycle(type, node, []))
            return;
        if (!LiteralCoercion.TryCoerce(node, input.Type, VariableValues.None, out _))
            errors.Add($"{coordinate} has invalid default value: {Printer.Print(node)}.", node);
    }

    public static void ValidateCycles(Schema schema, SchemaErrors errors)
    {
        var visited = new HashSet<InputObjectType>();
        foreach (var type in schema.Types.OfType<InputObjectType>())
        {
            FindCycle(type, visited, [], [], errors);
            if (HasDefaultCycle(type, new ObjectNode(0, []), []))
            {
                errors.Add($"Invalid circular reference: the defaults of Input Object {type} contain themselves.",
                    type.Fields.Where(field => field.HasDefault
                        && field.Type.Named is InputObjectType).Take(1).Select(field => field.Origin));
            }
        }
    }

    /// <summary>A chain of non-null fields that leads back can be given by no value.</summary>
    private static void FindCycle(
        InputObjectType type, HashSet<InputObjectType> visited, List<Argument> path, Dictionary<InputObjectType,
            int> starts,
        SchemaErrors errors)
    {
        if (!visited.Add(type))
            return;
        starts[type] = path.Count;
        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { Of: InputObjectType next })
                continue;
            path.Add(field);
            if (starts.TryGetValue(next, out var start))
            {
                var names = string.Join('.', path.Skip(start).Select(step => step.Name));
                errors.Add($"Cannot reference Input Object \"{next}\" within itself through a series of non-null fields: \"{names}\".",
                    path.Skip(start).Select(step => step.Origin));
            }
            else
            {
                FindCycle(next, visited, path, starts, errors);
            }
            path.RemoveAt(path.Count - 1);
        }
        starts.Remove(type);
    }

    // Spec 3.10 InputObjectDefaultValueHasCycle()
    private static bool HasDefaultCycle(InputObjectType type, ValueNode value, HashSet<Argument> visited) =>
        value switch
    {
        ListNode list => list.Items.Any(item => HasDefaultCycle(type, item, visited)),
        ObjectNode entries => type.Fields.Any(field => FieldHasDefaultCycle(field, entries, visited)),
        _ => false,
    };

    // Spec 3.10 InputFieldDefaultValueHasCycle()
    private static bool FieldHasDefaultCycle(Argument field, ObjectNode entries, HashSet<Argument> visited)
    {
        if (field.Type.Named is not InputObjectType type)
            return false;
        if (entries.Fields.FirstOrDefault(entry => entry.Name.Value == field.Name) is { } given)
            return HasDefaultCycle(type, given.Value, visited);
        if (field.DefaultNode is not { } node)
            return false;
        return visited.Contains(field) || HasDefaultCycle(type, node, [.. visited, field]);
    }
}
