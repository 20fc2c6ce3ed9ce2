using System.Collections.Concurrent;
using System.Collections.Frozen;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>One valid operation, ready to run with any variables; what the cache keeps.</summary>
internal sealed class OperationPlan
{
    // Each outcome of the conditions has a plan of its own; more outcomes than this are planned anew each time.
    private const int VariantsMax = 16;

    private readonly ConcurrentDictionary<ulong, SelectionPlan> _variants = new();
    private readonly FrozenDictionary<string, FragmentNode> _fragments;
    private readonly string[] _conditions;

    public OperationPlan(Schema schema, DocumentNode document, OperationNode operation, ObjectType root)
    {
        (Schema, Document, Operation, Root) = (schema, document, operation, root);
        _fragments = document.Definitions.OfType<FragmentNode>().DistinctBy(fragment => fragment.Name.Value)
            .ToFrozenDictionary(fragment => fragment.Name.Value);
        Variables = [.. operation.Variables.Select(node => VariableCoercion.SlotOf(schema, node))];
        _conditions = [.. ConditionVariables.Of(document, operation)];
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public OperationNode Operation { get; }

    public ObjectType Root { get; }

    public IReadOnlyList<VariableSlot> Variables { get; }

    /// <summary>The plan for the outcome that the variables give to <c>@skip</c> and <c>@include</c>.</summary>
    public SelectionPlan PlanFor(VariableValues variables)
    {
        var outcome = 0ul;
        var isCacheable = _conditions.Length <= 64;
        for (var i = 0; i < _conditions.Length; i++)
        {
            if (variables.TryGet(_conditions[i], out var value) && value is true)
                outcome |= 1ul << (i & 63);
            // A condition that may be null and is null fails where it stands.
            isCacheable &= value is bool;
        }
        if (isCacheable && _variants.TryGetValue(outcome, out var known))
            return known;
        var plan = new Planner(Schema, Document, _fragments, variables).PlanRoot(Root, Operation.SelectionSet);
        if (isCacheable && _variants.Count < VariantsMax)
            _variants.TryAdd(outcome, plan);
        return plan;
    }
}
