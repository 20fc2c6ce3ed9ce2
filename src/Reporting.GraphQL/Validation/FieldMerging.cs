using System.Runtime.InteropServices;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>
/// Whether all fields of one response name can be merged, by grouping and without comparing pairs: fields of one name must
/// have one shape, and those that can meet in one object must be the same field with the same arguments. Spec 5.3.2 Field
/// Selection Merging. Only a document that fails here is looked at again, by <see cref="FieldConflicts"/>, for the places.
/// </summary>
internal sealed class FieldMerging
{
    /// <summary>Fields looked at before a document is refused as too complex; an ordinary one needs as many as it has.</summary>
    private const int StepsMax = 100_000;

    // Up to here each field is compared with each other one; beyond, fields are grouped by name.
    private const int PairsMax = 32;

    // Deeper than this only a fragment within itself leads, by way of a field, where two fragments have one name and the
    // search for cycles looks at the other one; such a document is left to the pairs.
    private const int DepthMax = 200;

    private readonly ValidationContext _context;
    private readonly List<List<Entry>> _entries = [];
    private int _steps;
    private int _depth;

    private FieldMerging(ValidationContext context) => _context = context;

    public static bool CanMerge(ValidationContext context)
    {
        var merging = new FieldMerging(context);
        foreach (var definition in context.Document.Definitions)
        {
            var mergeable = definition switch
            {
                OperationNode operation => merging.FieldsInSetCanMerge(
                    [new(operation.SelectionSet, OperationRules.RootType(context.Schema, operation.Kind))], shapeOnly: false),
                // Not valid anyway; which errors it has, the pairs say.
                FragmentNode fragment when context.TypeOf(fragment.TypeCondition) is { } and not CompositeType => false,
                FragmentNode fragment => merging.FieldsInSetCanMerge(
                    [new(fragment.SelectionSet, context.TypeOf(fragment.TypeCondition) as CompositeType)], shapeOnly: false),
                _ => true,
            };
            if (!mergeable)
                return false;
        }
        return true;
    }

    private readonly record struct Part(SelectionSetNode Set, CompositeType? Parent);

    private readonly record struct Entry(FieldNode Node, CompositeType? Parent, GraphQLType? Type);

    private bool FieldsInSetCanMerge(ReadOnlySpan<Part> parts, bool shapeOnly)
    {
        if (_depth == DepthMax)
            return false;
        // One list for each depth, used again by the sets beside this one.
        if (_depth == _entries.Count)
            _entries.Add([]);
        var entries = _entries[_depth++];
        entries.Clear();
        List<FragmentNode>? visited = null;
        foreach (var part in parts)
            Collect(part.Set, part.Parent, entries, ref visited);
        var canMerge = entries.Count <= PairsMax ? SmallSetCanMerge(entries, shapeOnly) : LargeSetCanMerge(entries, shapeOnly);
        _depth--;
        return canMerge;
    }

    /// <summary>Few fields: looking for the same name takes less than grouping, and most names come once.</summary>
    private bool SmallSetCanMerge(List<Entry> entries, bool shapeOnly)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var name = entries[i].Node.ResponseName;
            if (IsNamed(entries, name, 0, i))
                continue;
            if (IsNamed(entries, name, i + 1, entries.Count))
            {
                if (!GroupCanMerge(entries.FindAll(entry => entry.Node.ResponseName == name), shapeOnly))
                    return false;
            }
            else if (entries[i].Node.SelectionSet is { } set)
            {
                var part = new Part(set, entries[i].Type?.Named as CompositeType);
                if (!FieldsInSetCanMerge(new ReadOnlySpan<Part>(in part), shapeOnly))
                    return false;
            }
        }
        return true;
    }

    private static bool IsNamed(List<Entry> entries, string name, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (entries[i].Node.ResponseName == name)
                return true;
        }
        return false;
    }

    private bool LargeSetCanMerge(List<Entry> entries, bool shapeOnly)
    {
        foreach (var group in entries.GroupBy(entry => entry.Node.ResponseName).ToList())
        {
            if (!GroupCanMerge([.. group], shapeOnly))
                return false;
        }
        return true;
    }

    private bool GroupCanMerge(List<Entry> group, bool shapeOnly)
    {
        for (var i = 1; i < group.Count; i++)
        {
            if (!SameResponseShape(group[0].Type, group[i].Type))
                return false;
        }
        if (shapeOnly || group.Count == 1)
            return SubFieldsCanMerge(group, shapeOnly);
        var objects = group.Select(entry => entry.Parent).OfType<ObjectType>().Distinct().ToList();
        if (objects.Count <= 1)
            return SameField(group) && SubFieldsCanMerge(group, shapeOnly: false);
        // Fields on different object types never meet; one on an interface or union meets all of them.
        return SubFieldsCanMerge(group, shapeOnly: true) && objects.All(type =>
        {
            var meeting = group.Where(entry => entry.Parent is not ObjectType other || ReferenceEquals(other, type)).ToList();
            return SameField(meeting) && SubFieldsCanMerge(meeting, shapeOnly: false);
        });
    }

    /// <summary>Without the meta fields, whose types graphql-js does not know here: a <c>__typename</c> has any shape.</summary>
    internal static Field? DefinitionOf(CompositeType? parent, FieldNode node) => (parent as FieldsType)?.FieldNamed(node.Name.Value);

    private bool SubFieldsCanMerge(List<Entry> group, bool shapeOnly)
    {
        var parts = new List<Part>(group.Count);
        foreach (var entry in group)
        {
            if (entry.Node.SelectionSet is { } set)
                parts.Add(new Part(set, entry.Type?.Named as CompositeType));
        }
        return parts.Count == 0 || FieldsInSetCanMerge(CollectionsMarshal.AsSpan(parts), shapeOnly);
    }

    private static bool SameField(List<Entry> group)
    {
        var first = group[0].Node;
        for (var i = 1; i < group.Count; i++)
        {
            var node = group[i].Node;
            if (node.Name.Value != first.Name.Value || !SameValues.OfArguments(first.Arguments, node.Arguments))
                return false;
        }
        return true;
    }

    // Spec 5.3.2 SameResponseShape()
    internal static bool SameResponseShape(GraphQLType? a, GraphQLType? b) => (a, b) switch
    {
        (null, _) or (_, null) => true,
        _ when ReferenceEquals(a, b) => true,
        (ListType x, ListType y) => SameResponseShape(x.Of, y.Of),
        (NonNullType x, NonNullType y) => SameResponseShape(x.Of, y.Of),
        (ListType, _) or (_, ListType) or (NonNullType, _) or (_, NonNullType) => false,
        (LeafType, _) or (_, LeafType) => false,
        _ => true,
    };

    private void Collect(SelectionSetNode set, CompositeType? parent, List<Entry> entries, ref List<FragmentNode>? visited)
    {
        foreach (var selection in set.Selections)
        {
            if (++_steps > StepsMax)
                _context.Abort("The document is too complex to be checked.", selection.Start);
            switch (selection)
            {
                case FieldNode field:
                    entries.Add(new Entry(field, parent, DefinitionOf(parent, field)?.Type));
                    break;
                case InlineFragmentNode { TypeCondition: null } inline:
                    Collect(inline.SelectionSet, parent, entries, ref visited);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.SelectionSet, _context.TypeOf(inline.TypeCondition) as CompositeType, entries, ref visited);
                    break;
                case FragmentSpreadNode spread:
                    if (_context.Fragment(spread.Name.Value) is not { } fragment || visited?.Contains(fragment) == true)
                        break;
                    (visited ??= []).Add(fragment);
                    Collect(fragment.SelectionSet, _context.TypeOf(fragment.TypeCondition) as CompositeType, entries, ref visited);
                    break;
            }
        }
    }
}
