using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// What is to be written of one object type at one place of an operation: merged, in the order of the response.
/// </summary>
internal sealed class SelectionPlan(ObjectType type, Selection[] fields)
{
    public readonly ObjectType Type = type;
    public readonly Selection[] Fields = fields;

    /// <summary>
    /// How many of the fields are got before writing; each has its slot in a <see cref="ResultNode"/>.
    /// </summary>
    public readonly int SlotCount = AssignSlots(fields);

    /// <summary>Whether an object of this plan needs a <see cref="ResultNode"/>.</summary>
    public bool IsStored => SlotCount > 0;

    /// <summary>What one object costs where no variable decides; null where one does or nobody asked yet.</summary>
    public double? FixedCost { get; set; }

    private static int AssignSlots(Selection[] fields)
    {
        var count = 0;
        foreach (var field in fields)
            field.Slot = field.IsStored ? count++ : -1;
        return count;
    }
}
