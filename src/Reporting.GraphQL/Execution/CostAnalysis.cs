using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// What an operation costs with its actual variables: each field its weight, and what is below it as often as its list
/// is long. The model is that of IBM's <c>@cost</c> and <c>@listSize</c>; sizes come from the arguments given, not from
/// the worst case.
/// </summary>
internal static class CostAnalysis
{
    private const double CallWeight = 10;
    private const double CompositeWeight = 1;

    // Without a word from the schema these arguments say how long a list is, and these fields of a connection are
    // lists.
    private static readonly string[] SlicingArguments = ["first", "last"];
    private static readonly string[] SizedFields = ["edges", "nodes"];

    public static double CostOf(SelectionPlan plan, ExecutionState state) => CostOf(plan, state, null, 1);

    /// <summary>
    /// The cost of one object; fields named in <paramref name="sized"/> are lists of <paramref name="size"/>.
    /// </summary>
    private static double CostOf(SelectionPlan plan, ExecutionState state, IReadOnlyList<string>? sized, double size)
    {
        if (sized is null && plan.FixedCost is { } known)
            return known;
        var cost = 0.0;
        var isFixed = sized is null;
        foreach (var selection in plan.Fields)
        {
            var times = sized is not null && sized.Contains(selection.Field.Name) ? size : 1;
            cost += CostOf(selection, state, times);
            isFixed &= IsFixed(selection);
        }
        if (isFixed)
            plan.FixedCost = cost;
        return cost;
    }

    private static double CostOf(Selection selection, ExecutionState state, double times)
    {
        // Introspection has limits of its own and calls nothing.
        if (selection.Field.Name is "__schema" or "__type")
            return 0;
        var cost = selection.Field.Cost;
        var weight = cost?.Weight
            ?? (selection.Binding.IsCall ? CallWeight : selection.Named is CompositeType ? CompositeWeight : 0);
        if (cost?.ArgumentWeight is { } weigh && ArgumentsOf(selection, state) is { } given)
            weight += weigh(given);
        if (selection.Named is not CompositeType type || selection.Failure is not null)
            return weight;
        var size = SizeOf(selection, state);
        // A connection hands its size on to its lists.
        var isList = selection.Field.Type.Nullable is ListType;
        var sized = isList || size is null ? null : cost?.SizedFields ?? SizedFields;
        var below = 0.0;
        foreach (var possible in selection.Schema.PossibleTypes(type))
            below = Math.Max(below, CostBelow(selection, possible, state, sized, size ?? 1));
        return weight + ((isList ? size ?? times : times) * below);
    }

    private static double CostBelow(
        Selection selection, ObjectType type, ExecutionState state, IReadOnlyList<string>? sized, double size)
    {
        try
        {
            return CostOf(selection.PlanFor(type), state, sized, size);
        }
        catch (CoercionException)
        {
            // A condition without a value: objects of this type fail where they stand.
            return 0;
        }
        catch (GraphQLException)
        {
            // What is too large to be planned is too costly.
            return double.PositiveInfinity;
        }
    }

    private static double? SizeOf(Selection selection, ExecutionState state)
    {
        var cost = selection.Field.Cost;
        double? size = null;
        foreach (var name in cost?.SlicingArguments ?? SlicingArguments)
        {
            if (GivenSize(selection, state, name) is { } given)
                size = Math.Max(size ?? 0, given);
        }
        return size ?? cost?.AssumedSize;
    }

    private static double? GivenSize(Selection selection, ExecutionState state, string name)
    {
        if (!selection.Field.Arguments.Any(argument => argument.Name == name))
            return null;
        return ArgumentsOf(selection, state) is { } arguments
            ? arguments.Get<object>(name) is int given ? Math.Max(0, given) : null
            : 0;
    }

    /// <summary>Null where they cannot be coerced: the field will fail where it stands and call nothing.</summary>
    private static Arguments? ArgumentsOf(Selection selection, ExecutionState state)
    {
        try
        {
            return state.ArgumentsOf(selection);
        }
        catch (CoercionException)
        {
            return null;
        }
    }

    /// <summary>
    /// Whether the cost is the same for all variables, as far as it was looked at; what is not is computed each time.
    /// </summary>
    private static bool IsFixed(Selection selection)
    {
        if (!selection.Inputs.IsConstant || selection.Failure is not null)
            return false;
        return selection.Named is not CompositeType type || selection.Field.Name is "__schema" or "__type"
            || selection.IsFixedBelow(type);
    }
}
