using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>Rules about fragments. Spec 5.5.</summary>
internal static class FragmentRules
{
    public static void UnknownType(ValidationContext context, NamedTypeNode node)
    {
        // A type that the document itself defines is known, although the definition is refused.
        if (context.Document.Definitions.Any(definition => (definition as TypeDefinitionNode)?.Name.Value == node.Name.Value))
            return;
        context.Report(
            Rule.KnownTypeNames, $"Unknown type \"{node.Name}\"." +
            Suggestions.DidYouMean(node.Name.Value, context.Schema.Types.Select(type => type.Name)), node.Start);
    }

    // Spec 5.5.1.2 Fragment Spread Type Existence, 5.5.1.3 Fragments on Object, Interface or Union Types
    public static void TypeCondition(ValidationContext context, NamedTypeNode node, string? fragmentName)
    {
        var type = context.TypeOf(node);
        if (type is null)
            UnknownType(context, node);
        else if (type is not CompositeType)
            context.Report(
                Rule.FragmentsOnCompositeTypes,
                $"Fragment {(fragmentName is null ? "" : $"\"{fragmentName}\" ")}cannot condition on non composite type \"{type}\".",
                node.Start);
    }

    // Spec 5.5.2.1 Fragment Spread Target Defined, 5.5.2.3 Fragment Spread Is Possible
    public static void Spread(ValidationContext context, FragmentSpreadNode node, CompositeType? parent)
    {
        if (context.Fragment(node.Name.Value) is not { } fragment)
            context.Report(Rule.KnownFragmentNames, $"Unknown fragment \"{node.Name}\".", node.Name.Start);
        else if (context.TypeOf(fragment.TypeCondition) is CompositeType type && parent is not null
            && !Overlap(context, type, parent))
            context.Report(
                Rule.PossibleFragmentSpreads,
                $"Fragment \"{node.Name}\" cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
                node.Start);
    }

    // Spec 5.5.2.3 Fragment Spread Is Possible
    public static void InlineFragment(
        ValidationContext context, InlineFragmentNode node, CompositeType? type, CompositeType? parent)
    {
        if (type is not null && parent is not null && !Overlap(context, type, parent))
            context.Report(
                Rule.PossibleFragmentSpreads,
                $"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
                    node.Start);
    }

    private static bool Overlap(ValidationContext context, CompositeType a, CompositeType b)
    {
        if (ReferenceEquals(a, b))
            return true;
        foreach (var type in context.Schema.PossibleTypes(a))
        {
            if (context.Schema.PossibleTypes(b).Contains(type))
                return true;
        }
        return false;
    }

    /// <summary>True when fragments form a cycle: then nothing may follow them without counting its steps.</summary>
    public static bool Check(ValidationContext context)
    {
        NoUnusedFragments(context);
        return new CycleSearch(context).Run();
    }

    /// <summary>The fragments that an operation spreads, directly or through others; each once.</summary>
    public static List<FragmentNode> ReachedFrom(ValidationContext context, params ReadOnlySpan<DefinitionNode> starts)
    {
        var reached = new List<FragmentNode>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in starts)
            Follow(start);
        for (var i = 0; i < reached.Count; i++)
            Follow(reached[i]);
        return reached;

        void Follow(DefinitionNode definition)
        {
            foreach (var spread in context.Usages[definition].Spreads)
            {
                if (seen.Add(spread.Name.Value) && context.Fragment(spread.Name.Value) is { } fragment)
                    reached.Add(fragment);
            }
        }
    }

    // Spec 5.5.1.4 Fragments Must Be Used
    private static void NoUnusedFragments(ValidationContext context)
    {
        var reached = ReachedFrom(context, [.. context.Document.Definitions.OfType<OperationNode>()]);
        var used = reached.Select(fragment => fragment.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in context.Document.Definitions.OfType<FragmentNode>())
        {
            if (!used.Contains(fragment.Name.Value))
                context.Report(Rule.NoUnusedFragments, $"Fragment \"{fragment.Name}\" is never used.", fragment.Start);
        }
    }

    // Spec 5.5.2.2 Fragment Spreads Must Not Form Cycles, DetectFragmentCycles()
    private sealed class CycleSearch(ValidationContext context)
    {
        // By name: of two definitions of one name only the first is searched, as graphql-js does.
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _depths = new(StringComparer.Ordinal);
        private readonly List<FragmentSpreadNode> _path = [];

        private bool _found;

        public bool Run()
        {
            foreach (var fragment in context.Document.Definitions.OfType<FragmentNode>())
                DetectFragmentCycles(fragment);
            return _found;
        }

        private void DetectFragmentCycles(FragmentNode fragment)
        {
            if (!_visited.Add(fragment.Name.Value))
                return;
            _depths[fragment.Name.Value] = _path.Count;
            foreach (var spread in InSearchOrder(fragment.SelectionSet))
            {
                _path.Add(spread);
                if (_depths.TryGetValue(spread.Name.Value, out var start))
                    Report(start, spread.Name.Value);
                else if (context.Fragment(spread.Name.Value) is { } next)
                    DetectFragmentCycles(next);
                _path.RemoveAt(_path.Count - 1);
            }
            _depths.Remove(fragment.Name.Value);
        }

        private void Report(int start, string name)
        {
            _found = true;
            var cycle = _path.Skip(start).ToList();
            var via = string.Join(", ", cycle.SkipLast(1).Select(spread => $"\"{spread.Name}\""));
            context.Report(
                Rule.NoFragmentCycles,
                    $"Cannot spread fragment \"{name}\" within itself{(via.Length > 0 ? " via " + via : "")}.",
                [.. cycle.Select(spread => spread.Start)]);
        }

        /// <summary>A level's own spreads before those of deeper levels, the last deeper one first: which of several
        /// equal cycles is named depends on it, and the tools that judge the engine expect this one.</summary>
        private static List<FragmentSpreadNode> InSearchOrder(SelectionSetNode set)
        {
            var spreads = new List<FragmentSpreadNode>();
            var sets = new Stack<SelectionSetNode>([set]);
            while (sets.TryPop(out var next))
            {
                foreach (var selection in next.Selections)
                {
                    switch (selection)
                    {
                        case FragmentSpreadNode spread:
                            spreads.Add(spread);
                            break;
                        case InlineFragmentNode inline:
                            sets.Push(inline.SelectionSet);
                            break;
                        case FieldNode { SelectionSet: { } deeper }:
                            sets.Push(deeper);
                            break;
                    }
                }
            }
            return spreads;
        }
    }
}
