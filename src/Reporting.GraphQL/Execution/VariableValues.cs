using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>The coerced variables of one execution. Spec 6.1.2.</summary>
internal sealed class VariableValues(IReadOnlyList<VariableSlot> slots, object?[] values)
{
    public static readonly VariableValues None = new([], []);

    public object?[] Values { get; } = values;

    /// <summary>The value of a variable; false where it was not given and has no default.</summary>
    public bool TryGet(string name, out object? value)
    {
        for (var i = 0; i < slots.Count; i++)
        {
            if (slots[i].Name == name)
            {
                value = Values[i];
                return !ReferenceEquals(value, InputValues.Absent);
            }
        }
        value = null;
        return false;
    }
}

/// <summary>
/// A variable of an operation and its type; null where the schema does not know it, which only execution without
/// validation meets.
/// </summary>
internal sealed record VariableSlot(string Name, GraphQLType? Type, Language.VariableDefinitionNode Node);
