using System.Collections.Frozen;
using System.Text;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// Turns selection sets into plans for one operation and one outcome of all its <c>@skip</c> and <c>@include</c>; so
/// plans hold no conditions. Selection sets of abstract types are planned when a concrete type is first met.
/// </summary>
internal sealed class Planner(
    Schema schema, DocumentNode document, FrozenDictionary<string, FragmentNode> fragments, VariableValues conditions)
{
    // Validation bounds an operation's fields; this bounds what planning by concrete type can make of them.
    private const int SelectionsMax = 50_000;

    private int _selections;

    public Schema Schema { get; } = schema;

    public SourceText Source { get; } = document.Source;

    public SelectionPlan PlanRoot(ObjectType type, SelectionSetNode selectionSet)
    {
        var groups = new FieldGroups();
        CollectFields(type, selectionSet, groups, []);
        return Plan(type, groups);
    }

    /// <summary>
    /// The merged selection sets of fields that share a response name. Spec 6.4.4 MergeSelectionSets().
    /// </summary>
    public SelectionPlan PlanSelectionSets(ObjectType type, IReadOnlyList<FieldNode> fields)
    {
        var groups = new FieldGroups();
        var visited = new List<FragmentNode>();
        foreach (var field in fields)
        {
            if (field.SelectionSet is { } selectionSet)
                CollectFields(type, selectionSet, groups, visited);
        }
        return Plan(type, groups);
    }

    private SelectionPlan Plan(ObjectType type, FieldGroups groups)
    {
        var selections = new Selection[groups.Count];
        var count = 0;
        foreach (var nodes in groups.All)
        {
            if (Interlocked.Increment(ref _selections) > SelectionsMax)
                throw new GraphQLException("The operation selects too many fields.");
            // An unknown field is left out, as the algorithm says; validation refuses it before.
            if (Schema.FieldOf(type, nodes[0].Name.Value) is { } field)
                selections[count++] = new Selection(this, type, field, nodes) { Constant = ConstantOf(field, type) };
        }
        return new SelectionPlan(type, count == selections.Length ? selections : selections[..count]);
    }

    private static byte[]? ConstantOf(Field field, ObjectType type) =>
        ReferenceEquals(field, Introspection.TypeNameField) ? Encoding.ASCII.GetBytes($"\"{type.Name}\"") : null;

    // Spec 6.3.2 Field Collection
    private void CollectFields(
        ObjectType type, SelectionSetNode selectionSet, FieldGroups groups, List<FragmentNode> visited)
    {
        foreach (var selection in selectionSet.Selections)
        {
            if (!IsIncluded(selection))
                continue;
            switch (selection)
            {
                case FieldNode field:
                    groups.Add(field);
                    break;
                case FragmentSpreadNode spread:
                    if (!fragments.TryGetValue(spread.Name.Value, out var fragment) || visited.Contains(fragment))
                        break;
                    visited.Add(fragment);
                    if (DoesFragmentTypeApply(type, fragment.TypeCondition))
                        CollectFields(type, fragment.SelectionSet, groups, visited);
                    break;
                case InlineFragmentNode inline:
                    if (inline.TypeCondition is null || DoesFragmentTypeApply(type, inline.TypeCondition))
                        CollectFields(type, inline.SelectionSet, groups, visited);
                    break;
            }
        }
    }

    // Spec 6.3.2 DoesFragmentTypeApply()
    private bool DoesFragmentTypeApply(ObjectType type, NamedTypeNode condition)
    {
        if (condition.Name.Value == type.Name)
            return true;
        return Schema.TypeNamed(condition.Name.Value) is CompositeType super && Types.Schema.IsSubType(type, super);
    }

    private bool IsIncluded(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            var isSkip = directive.Name.Value == "skip";
            if ((isSkip || directive.Name.Value == "include") && IfArgument(directive, isSkip) == isSkip)
                return false;
        }
        return true;
    }

    private bool IfArgument(DirectiveNode directive, bool isSkip)
    {
        var definition = isSkip ? SpecifiedDirectives.Skip : SpecifiedDirectives.Include;
        var arguments = ArgumentCoercion.CoerceArgumentValues(
            definition.Arguments, directive.Arguments, directive.Start, conditions, Source);
        return arguments.Get<bool>("if");
    }
}

/// <summary>Fields by response name, in order of first appearance.</summary>
internal sealed class FieldGroups
{
    // Up to here looking through the list is faster than hashing.
    private const int ListMax = 16;

    private readonly List<FieldNode[]> _all = new(8);
    private Dictionary<string, int>? _byName;

    public int Count => _all.Count;

    public IReadOnlyList<FieldNode[]> All => _all;

    public void Add(FieldNode field)
    {
        var at = IndexOf(field.ResponseName);
        if (at >= 0)
        {
            _all[at] = [.. _all[at], field];
            return;
        }
        _all.Add([field]);
        _byName?.Add(field.ResponseName, _all.Count - 1);
        if (_all.Count > ListMax && _byName is null)
            _byName = _all.Select((group, i) => (group[0].ResponseName, i)).ToDictionary(StringComparer.Ordinal);
    }

    private int IndexOf(string name)
    {
        if (_byName is not null)
            return _byName.GetValueOrDefault(name, -1);
        for (var i = 0; i < _all.Count; i++)
        {
            if (_all[i][0].ResponseName == name)
                return i;
        }
        return -1;
    }
}
