using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Validation;

/// <summary>How deep introspection may go: lists of types nest without end, and each level multiplies the answer.</summary>
internal static class IntrospectionRules
{
    public static void Check(ValidationContext context)
    {
        if (!context.Obeys(Rule.MaxIntrospectionDepth))
            return;
        foreach (var definition in context.Document.Definitions)
        {
            var set = definition switch
            {
                OperationNode operation => operation.SelectionSet,
                FragmentNode fragment => fragment.SelectionSet,
                _ => null,
            };
            if (set is not null)
                FindIntrospection(context, set);
        }
    }

    private static void FindIntrospection(ValidationContext context, SelectionSetNode set)
    {
        foreach (var selection in set.Selections)
        {
            if (selection is FieldNode { Name.Value: "__schema" or "__type" } field)
            {
                if (IsTooDeep(context, field, 0, []))
                    context.Report(Rule.MaxIntrospectionDepth, "Maximum introspection depth exceeded", field.Start);
            }
            else if (SetOf(selection) is { } deeper)
            {
                FindIntrospection(context, deeper);
            }
        }
    }

    // visited: the depth at which each fragment was seen; deeper visits can find more, others cannot.
    private static bool IsTooDeep(ValidationContext context, SelectionNode node, int depth, Dictionary<string, int> visited)
    {
        var set = SetOf(node);
        if (node is FragmentSpreadNode spread)
        {
            var name = spread.Name.Value;
            if (visited.TryGetValue(name, out var seenAt) && seenAt >= depth)
                return false;
            visited[name] = depth;
            set = context.Fragment(name)?.SelectionSet;
        }
        else if (node is FieldNode { Name.Value: "fields" or "interfaces" or "possibleTypes" or "inputFields" }
            && ++depth >= context.Limits.IntrospectionDepth)
        {
            return true;
        }
        if (set is null)
            return false;
        foreach (var child in set.Selections)
        {
            if (IsTooDeep(context, child, depth, visited))
                return true;
        }
        return false;
    }

    private static SelectionSetNode? SetOf(SelectionNode node) => node switch
    {
        FieldNode field => field.SelectionSet,
        InlineFragmentNode inline => inline.SelectionSet,
        _ => null,
    };
}
