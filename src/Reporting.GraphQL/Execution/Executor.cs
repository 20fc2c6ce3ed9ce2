using System.Collections;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// Gets the values that need calls, breadth first: all calls of a layer are started before the first is awaited, a
/// batch field calls once for all its parents. Where a null climbs, nothing below it is called. Spec 6.3 Executing
/// Selection Sets.
/// </summary>
internal sealed class Executor(ExecutionState state, CancellationToken ct)
{
    private readonly List<Pending> _pending = [];
    private bool _hasDead;

    /// <summary>A started call, which puts a value into each of its nodes.</summary>
    private readonly record struct Pending(IReadOnlyList<ResultNode> Nodes, Selection Selection, Task Call);

    // Spec 6.2.1 Query, 6.2.2 Mutation: the root fields of a mutation run one after another, each with all below it.
    public async Task ExecuteRootSelectionSet(ResultNode root)
    {
        if (!state.IsMutation)
        {
            await ExecuteLayers([root], null).ConfigureAwait(false);
            return;
        }
        foreach (var selection in root.Plan.Fields)
        {
            if (selection.IsStored && !root.IsDead)
                await ExecuteLayers([root], selection).ConfigureAwait(false);
        }
    }

    private async Task ExecuteLayers(List<ResultNode> layer, Selection? only)
    {
        while (layer.Count > 0)
        {
            state.Request.LayerStarts();
            foreach (var (plan, nodes) in ByPlan(layer))
            {
                foreach (var selection in plan.Fields)
                {
                    if (selection.IsStored && (only is null || ReferenceEquals(only, selection)))
                        ExecuteField(selection, nodes);
                }
            }
            state.Request.LayerHasStarted();
            foreach (var pending in _pending)
                await Await(pending).ConfigureAwait(false);
            _pending.Clear();
            layer = NextLayer(layer, only);
            only = null;
        }
    }

    private IEnumerable<(SelectionPlan Plan, List<ResultNode> Nodes)> ByPlan(List<ResultNode> layer)
    {
        if (_hasDead)
            layer.RemoveAll(node => node.IsAnyDead());
        if (layer.TrueForAll(node => ReferenceEquals(node.Plan, layer[0].Plan)))
            return layer.Count == 0 ? [] : [(layer[0].Plan, layer)];
        return layer.GroupBy(node => node.Plan).Select(group => (group.Key, group.ToList()));
    }

    // Spec 6.4 Executing Fields
    private void ExecuteField(Selection selection, List<ResultNode> nodes)
    {
        try
        {
            if (state.Refusal(selection.Field.Policy) is { } refusal)
            {
                Fill(nodes, selection, refusal);
                return;
            }
            var arguments = state.ArgumentsOf(selection);
            switch (selection.Binding)
            {
                case BatchBinding batch:
                    var context = new ResolveContext(state.Request, selection, nodes[0]);
                    _pending.Add(new Pending(
                        nodes, selection, batch.ResolveFieldValues(nodes, selection.Slot, arguments, context, ct)));
                    break;
                case ResolverBinding resolver:
                    foreach (var node in nodes)
                        ResolveFieldValue(resolver, selection, node, arguments);
                    break;
                default:
                    foreach (var node in nodes)
                        node.Values[selection.Slot] = GetValue(selection, node.Source, arguments);
                    break;
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested || e is not OperationCanceledException)
        {
            Fill(nodes, selection, new Failure(e));
        }
    }

    // Spec 6.4.2 Value Resolution
    private void ResolveFieldValue(ResolverBinding resolver, Selection selection, ResultNode node, Arguments arguments)
    {
        try
        {
            var value = resolver.ResolveFieldValue(
                node.Source, arguments, new ResolveContext(state.Request, selection, node), ct);
            if (value.IsCompletedSuccessfully)
                node.Values[selection.Slot] = value.Result;
            else
                _pending.Add(new Pending([node], selection, Put(value, node, selection.Slot)));
        }
        catch (Exception e) when (!ct.IsCancellationRequested || e is not OperationCanceledException)
        {
            node.Values[selection.Slot] = new Failure(e);
        }
    }

    private static object? GetValue(Selection selection, object source, Arguments arguments)
    {
        try
        {
            return selection.Binding.Get(source, arguments);
        }
        catch (Exception e)
        {
            return new Failure(e);
        }
    }

    private static async Task Put(ValueTask<object?> value, ResultNode node, int slot) =>
        node.Values[slot] = await value.ConfigureAwait(false);

    private async Task Await(Pending pending)
    {
        try
        {
            // A resolver that does not look at its token must not hold the response beyond the time limit.
            await pending.Call.WaitAsync(ct).ConfigureAwait(false);
        }
        catch (Exception e) when (!ct.IsCancellationRequested || e is not OperationCanceledException)
        {
            Fill(pending.Nodes, pending.Selection, new Failure(e));
        }
    }

    private static void Fill(IReadOnlyList<ResultNode> nodes, Selection selection, Failure failure)
    {
        foreach (var node in nodes)
            node.Values[selection.Slot] = failure;
    }

    private List<ResultNode> NextLayer(List<ResultNode> layer, Selection? only)
    {
        var next = new List<ResultNode>();
        foreach (var node in layer)
        {
            foreach (var selection in node.Plan.Fields)
            {
                if (!selection.IsStored || (only is not null && !ReferenceEquals(only, selection)))
                    continue;
                ref var value = ref node.Values[selection.Slot];
                if (value is null or Failure)
                    Climb(node, selection);
                else if (selection.Named is CompositeType)
                    value = Store(value, selection, selection.Field.Type, node, -1, null, next);
            }
        }
        return next;
    }

    /// <summary>Values with calls below them become nodes of the next layer; others stay as they are.</summary>
    private object? Store(
        object? value, Selection selection, GraphQLType type, ResultNode parent, int at, ListIndex? outer,
        List<ResultNode> next)
    {
        if (value is null or Failure)
            return value;
        if (type.Nullable is ListType list)
            return value is IEnumerable items and not string && NeedsNodes(selection)
                ? StoreItems(items, selection, list.Of, parent, at < 0 ? outer : new ListIndex(at, outer), next)
                : value;
        try
        {
            var concrete = type.Named as ObjectType ?? ResolveAbstractType(value, (CompositeType)type.Named, selection);
            var plan = selection.PlanFor(concrete);
            if (!plan.IsStored && selection.Named is ObjectType)
                return value;
            if (state.Refusal(concrete.Policy) is { } refusal)
                return refusal;
            var node = new ResultNode(value, plan, parent, selection, at, outer);
            if (plan.IsStored)
                next.Add(node);
            return node;
        }
        catch (Exception e) when (e is GraphQLException or CoercionException)
        {
            return new Failure(e);
        }
    }

    private static bool NeedsNodes(Selection selection) =>
        selection.Failure is null && (selection.Named is not ObjectType type || selection.PlanFor(type).IsStored);

    private object? StoreItems(
        IEnumerable items, Selection selection, GraphQLType itemType, ResultNode parent, ListIndex? outer,
        List<ResultNode> next)
    {
        try
        {
            var stored = items is ICollection { Count: var count } ? new List<object?>(count) : [];
            next.EnsureCapacity(next.Count + stored.Capacity);
            foreach (var item in items)
                stored.Add(Store(item, selection, itemType, parent, stored.Count, outer, next));
            return stored;
        }
        catch (Exception e)
        {
            return new Failure(e);
        }
    }

    // Spec 6.4.3 ResolveAbstractType()
    private ObjectType ResolveAbstractType(object value, CompositeType type, Selection selection)
    {
        var concrete = state.Schema.ResolveAbstractType(value, type) ?? throw new GraphQLException(
            $"Abstract type \"{type}\" must resolve to an Object type at runtime for field \"{selection.Parent}.{selection.Field.Name}\".");
        return state.Schema.PossibleTypes(type).Contains(concrete)
            ? concrete
            : throw new GraphQLException($"Runtime Object type \"{concrete}\" is not a possible type for \"{type}\".");
    }

    /// <summary>
    /// A null in a non-null position kills the object, and those above as long as their positions are non-null too.
    /// </summary>
    private void Climb(ResultNode? node, Selection selection)
    {
        while (node is not null && !node.IsDead && IsNonNullThroughout(selection.Field.Type))
        {
            node.IsDead = _hasDead = true;
            if (node.Via is null)
                return;
            selection = node.Via;
            node = node.Parent;
        }
    }

    private static bool IsNonNullThroughout(GraphQLType type) => type is NonNullType nonNull
        && (nonNull.Of is not ListType list || IsNonNullThroughout(list.Of));
}
