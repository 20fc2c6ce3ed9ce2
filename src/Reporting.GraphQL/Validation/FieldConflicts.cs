using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>
/// Names the fields that cannot be merged, pair by pair, with the places that lead to each pair. Spec 5.3.2 Field Selection
/// Merging. Each pair of fragments is compared once; a document that needs too many comparisons is refused as it stands.
/// </summary>
internal sealed class FieldConflicts
{
    private const int ComparisonsMax = 100_000;
    private const int PlacesMax = 20;

    private readonly ValidationContext _context;
    private readonly Dictionary<(SelectionSetNode, NamedType?), Collected> _collected = [];
    private readonly Dictionary<(object, object), bool> _compared = [];
    private int _comparisons;

    private FieldConflicts(ValidationContext context) => _context = context;

    private sealed record Entry(FieldNode Node, CompositeType? Parent, GraphQLType? Type);

    private sealed class Collected
    {
        public OrderedDictionary<string, List<Entry>> Fields { get; } = [];

        public List<FragmentNode> Fragments { get; } = [];
    }

    private sealed record Conflict(string ResponseName, string Reason, List<FieldNode> Left, List<FieldNode> Right);

    public static void Report(ValidationContext context)
    {
        var conflicts = new FieldConflicts(context);
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is OperationNode operation)
                conflicts.Visit(operation.SelectionSet, OperationRules.RootType(context.Schema, operation.Kind));
            else if (definition is FragmentNode fragment)
                conflicts.Visit(fragment.SelectionSet, conflicts.TypeOf(fragment) as CompositeType);
        }
    }

    // As in graphql-js a fragment on a type that is not composite is one thing where it stands and another where it is
    // spread; if it spreads itself, its fields meet themselves.
    private NamedType? TypeOf(FragmentNode fragment) => _context.TypeOf(fragment.TypeCondition);

    private void Visit(SelectionSetNode set, CompositeType? parent)
    {
        foreach (var conflict in Within(set, parent))
        {
            var places = conflict.Left.Concat(conflict.Right).Select(field => field.Start);
            _context.Report(
                Rule.OverlappingFieldsCanBeMerged,
                $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. Use different aliases on the fields to fetch both if this was intentional.",
                [.. places]);
        }
        foreach (var group in Collect(set, parent).Fields.Values)
        {
            foreach (var entry in group)
            {
                if (entry.Node.SelectionSet is { } deeper)
                    Visit(deeper, entry.Type?.Named as CompositeType);
            }
        }
    }

    private List<Conflict> Within(SelectionSetNode set, CompositeType? parent)
    {
        var found = new List<Conflict>();
        var collected = Collect(set, parent);
        foreach (var (name, group) in collected.Fields)
        {
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = i + 1; j < group.Count; j++)
                    Compare(found, name, group[i], group[j], exclusive: false);
            }
        }
        for (var i = 0; i < collected.Fragments.Count; i++)
        {
            FieldsAgainstFragment(found, collected, collected.Fragments[i], exclusive: false);
            for (var j = i + 1; j < collected.Fragments.Count; j++)
                FragmentAgainstFragment(found, collected.Fragments[i], collected.Fragments[j], exclusive: false);
        }
        return found;
    }

    private List<Conflict> Between(Entry a, Entry b, bool exclusive)
    {
        var found = new List<Conflict>();
        var left = Collect(a.Node.SelectionSet!, a.Type?.Named as CompositeType);
        var right = Collect(b.Node.SelectionSet!, b.Type?.Named as CompositeType);
        FieldsAgainstFields(found, left, right, exclusive);
        foreach (var fragment in right.Fragments)
            FieldsAgainstFragment(found, left, fragment, exclusive);
        foreach (var fragment in left.Fragments)
            FieldsAgainstFragment(found, right, fragment, exclusive);
        foreach (var one in left.Fragments)
        {
            foreach (var other in right.Fragments)
                FragmentAgainstFragment(found, one, other, exclusive);
        }
        return found;
    }

    private void FieldsAgainstFragment(List<Conflict> found, Collected fields, FragmentNode fragment, bool exclusive)
    {
        if (!IsNew(fields, fragment, exclusive))
            return;
        var inside = Collect(fragment.SelectionSet, TypeOf(fragment));
        if (ReferenceEquals(fields, inside))
            return;
        FieldsAgainstFields(found, fields, inside, exclusive);
        foreach (var further in inside.Fragments)
            FieldsAgainstFragment(found, fields, further, exclusive);
    }

    private void FragmentAgainstFragment(List<Conflict> found, FragmentNode a, FragmentNode b, bool exclusive)
    {
        if (ReferenceEquals(a, b) || !IsNew(a, b, exclusive))
            return;
        var (left, right) = (Collect(a.SelectionSet, TypeOf(a)), Collect(b.SelectionSet, TypeOf(b)));
        FieldsAgainstFields(found, left, right, exclusive);
        foreach (var further in right.Fragments)
            FragmentAgainstFragment(found, a, further, exclusive);
        foreach (var further in left.Fragments)
            FragmentAgainstFragment(found, further, b, exclusive);
    }

    private void FieldsAgainstFields(List<Conflict> found, Collected left, Collected right, bool exclusive)
    {
        foreach (var (name, group) in left.Fields)
        {
            if (!right.Fields.TryGetValue(name, out var others))
                continue;
            foreach (var a in group)
            {
                foreach (var b in others)
                    Compare(found, name, a, b, exclusive);
            }
        }
    }

    /// <summary>False when the pair was compared already, at least as strictly: on exclusive parents only shapes count.</summary>
    private bool IsNew(object a, object b, bool exclusive)
    {
        if (_compared.TryGetValue((a, b), out var before) || (a is FragmentNode && _compared.TryGetValue((b, a), out before)))
        {
            if (exclusive || !before)
                return false;
        }
        _compared[(a, b)] = exclusive;
        return true;
    }

    private void Compare(List<Conflict> found, string name, Entry a, Entry b, bool exclusive)
    {
        if (++_comparisons > ComparisonsMax)
            _context.Abort("The document is too complex to be checked.", a.Node.Start);
        exclusive |= a.Parent is ObjectType && b.Parent is ObjectType && !ReferenceEquals(a.Parent, b.Parent);
        var reason = (a.Node, b.Node) switch
        {
            _ when !exclusive && a.Node.Name.Value != b.Node.Name.Value =>
                $"\"{a.Node.Name}\" and \"{b.Node.Name}\" are different fields",
            _ when !exclusive && !SameValues.OfArguments(a.Node.Arguments, b.Node.Arguments) => "they have differing arguments",
            _ when !FieldMerging.SameResponseShape(a.Type, b.Type) => $"they return conflicting types \"{a.Type}\" and \"{b.Type}\"",
            _ => null,
        };
        if (reason is not null)
            found.Add(new Conflict(name, reason, [a.Node], [b.Node]));
        else if (a.Node.SelectionSet is not null && b.Node.SelectionSet is not null && Between(a, b, exclusive) is { Count: > 0 } below)
            found.Add(new Conflict(
                name, string.Join(" and ", below.Select(c => $"subfields \"{c.ResponseName}\" conflict because {c.Reason}")),
                [a.Node, .. below.SelectMany(c => c.Left).Take(PlacesMax - 1)],
                [b.Node, .. below.SelectMany(c => c.Right).Take(PlacesMax - 1)]));
    }

    private Collected Collect(SelectionSetNode set, NamedType? parent)
    {
        if (!_collected.TryGetValue((set, parent), out var collected))
        {
            _collected[(set, parent)] = collected = new Collected();
            Collect(set, parent as CompositeType, collected);
        }
        return collected;
    }

    private void Collect(SelectionSetNode set, CompositeType? parent, Collected into)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!into.Fields.TryGetValue(field.ResponseName, out var group))
                        into.Fields.Add(field.ResponseName, group = []);
                    group.Add(new Entry(field, parent, FieldMerging.DefinitionOf(parent, field)?.Type));
                    break;
                case FragmentSpreadNode spread:
                    if (_context.Fragment(spread.Name.Value) is { } fragment && !into.Fragments.Contains(fragment))
                        into.Fragments.Add(fragment);
                    break;
                case InlineFragmentNode inline:
                    var type = inline.TypeCondition is { } condition ? _context.TypeOf(condition) as CompositeType : parent;
                    Collect(inline.SelectionSet, type, into);
                    break;
            }
        }
    }
}
