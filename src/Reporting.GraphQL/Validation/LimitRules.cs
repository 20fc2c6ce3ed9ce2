using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>
/// How large a document is once its fragments are put in. Counting stops at the first limit, so a document of a few
/// hundred bytes that would grow to millions of fields is refused after a few thousand steps.
/// </summary>
internal sealed class LimitRules
{
    private readonly ValidationContext _context;
    private readonly HashSet<string> _within = new(StringComparer.Ordinal);
    private readonly List<(CompositeType Parent, string Field)> _path = [];
    private int _fields;
    private int _fragmentVisits;

    private LimitRules(ValidationContext context) => _context = context;

    public static void Check(ValidationContext context)
    {
        var limits = context.Limits;
        if (limits is { Fields: int.MaxValue, Depth: int.MaxValue, RepeatedCoordinate: int.MaxValue,
            FragmentVisits: int.MaxValue })
            return;
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is OperationNode operation)
                new LimitRules(
                    context).Count(operation.SelectionSet, OperationRules.RootType(context.Schema, operation.Kind), 1);
        }
    }

    private void Count(SelectionSetNode set, CompositeType? parent, int depth)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    CountField(field, parent, depth);
                    break;
                case InlineFragmentNode inline:
                    Count(inline.SelectionSet, TypeOf(inline.TypeCondition) ?? parent, depth);
                    break;
                case FragmentSpreadNode spread:
                    CountSpread(spread, depth);
                    break;
            }
        }
    }

    private void CountField(FieldNode node, CompositeType? parent, int depth)
    {
        var limits = _context.Limits;
        if (++_fields > limits.Fields)
            _context.Abort($"The document selects more than {limits.Fields} fields.", node.Start);
        if (node.SelectionSet is not { } set)
            return;
        var field = parent is null ? null : _context.Schema.FieldOf(parent, node.Name.Value);
        var type = field?.Type.Named as CompositeType;
        // Introspection has a rule of its own: the usual query of the tools is 15 deep.
        if (depth == 0 || node.Name.Value is "__schema" or "__type")
        {
            Count(set, type, 0);
            return;
        }
        if (depth >= limits.Depth)
            _context.Abort($"Selections are nested deeper than {limits.Depth}.", node.Start);
        _path.Add((parent!, node.Name.Value));
        if (RepetitionsOf(parent, node.Name.Value) > limits.RepeatedCoordinate)
            _context.Abort(
                $"{parent}.{node.Name} is nested in itself more than {limits.RepeatedCoordinate} times.", node.Start);
        Count(set, type, depth + 1);
        _path.RemoveAt(_path.Count - 1);
    }

    private int RepetitionsOf(CompositeType? parent, string field)
    {
        var count = 0;
        foreach (var step in _path)
            count += ReferenceEquals(step.Parent, parent) && step.Field == field ? 1 : 0;
        return count;
    }

    private void CountSpread(FragmentSpreadNode node, int depth)
    {
        var name = node.Name.Value;
        // A fragment within itself is refused by a rule of its own.
        if (_context.Fragment(name) is not { } fragment || !_within.Add(name))
            return;
        if (++_fragmentVisits > _context.Limits.FragmentVisits)
            _context.Abort(
                $"The document spreads fragments more than {_context.Limits.FragmentVisits} times.", node.Start);
        Count(fragment.SelectionSet, TypeOf(fragment.TypeCondition), depth);
        _within.Remove(name);
    }

    private CompositeType? TypeOf(NamedTypeNode? condition) =>
        condition is null ? null : _context.TypeOf(condition) as CompositeType;
}
