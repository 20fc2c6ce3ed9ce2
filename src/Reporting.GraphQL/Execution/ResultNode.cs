using System.Collections.Immutable;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// An object of the response whose fields, or fields below them, need calls: its row and the values got for it. Objects
/// without calls have no node, they are written straight from their rows.
/// </summary>
internal sealed class ResultNode(
    object source, SelectionPlan plan, ResultNode? parent, Selection? via, int at = -1, ListIndex? outer = null)
{
    public readonly object Source = source;
    public readonly SelectionPlan Plan = plan;
    public readonly ResultNode? Parent = parent;
    public readonly Selection? Via = via;

    /// <summary>Where in a list; -1 where it is in none.</summary>
    public readonly int At = at;

    /// <summary>Where that list stands in an outer one.</summary>
    public readonly ListIndex? Outer = outer;

    /// <summary>The values of the plan's stored fields, by their slots.</summary>
    public readonly object?[] Values = plan.SlotCount == 0 ? [] : new object?[plan.SlotCount];

    /// <summary>Set when a null has climbed to this object: nothing below it is worth a call.</summary>
    public bool IsDead;

    public bool IsAnyDead()
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            if (node.IsDead)
                return true;
        }
        return false;
    }

    /// <summary>The response position of a field below a node.</summary>
    public static ImmutableArray<object> PathOf(ResultNode? node, Selection selection)
    {
        var path = new List<object> { selection.ResponseName };
        for (; node?.Via is not null; node = node.Parent)
        {
            if (node.At >= 0)
                path.Add(node.At);
            for (var index = node.Outer; index is not null; index = index.Outer)
                path.Add(index.At);
            path.Add(node.Via.ResponseName);
        }
        path.Reverse();
        return [.. path];
    }
}

/// <summary>Where in a list, and where that list stands in an outer one.</summary>
internal sealed record ListIndex(int At, ListIndex? Outer);
