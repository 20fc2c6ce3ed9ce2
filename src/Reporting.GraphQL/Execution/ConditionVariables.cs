using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Execution;

/// <summary>Which variables decide what is selected. Spec 3.13.1 @skip, 3.13.2 @include.</summary>
internal static class ConditionVariables
{
    public static IEnumerable<string> Of(DocumentNode document, OperationNode operation)
    {
        var names = new List<string>();
        Collect(operation.SelectionSet, names);
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentNode fragment)
                Collect(fragment.SelectionSet, names);
        }
        return names;
    }

    private static void Collect(SelectionSetNode selectionSet, List<string> names)
    {
        foreach (var selection in selectionSet.Selections)
        {
            foreach (var directive in selection.Directives)
            {
                if (directive.Name.Value is "skip" or "include")
                    Collect(directive, names);
            }
            var below = selection switch
            {
                FieldNode field => field.SelectionSet,
                InlineFragmentNode inline => inline.SelectionSet,
                _ => null,
            };
            if (below is not null)
                Collect(below, names);
        }
    }

    private static void Collect(DirectiveNode directive, List<string> names)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.Value is VariableNode variable && !names.Contains(variable.Name.Value))
                names.Add(variable.Name.Value);
        }
    }
}
