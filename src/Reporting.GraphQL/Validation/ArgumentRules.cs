using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>Rules about the arguments of fields and directives. Spec 5.4.</summary>
internal static class ArgumentRules
{
    public static Argument? Find(IReadOnlyList<Argument>? definitions, string name)
    {
        for (var i = 0; i < definitions?.Count; i++)
        {
            if (definitions[i].Name == name)
                return definitions[i];
        }
        return null;
    }

    // Spec 5.4.1 Argument Names
    public static void KnownArgumentNames(ValidationContext context, ArgumentNode node, Field field, CompositeType parent) =>
        context.Report(
            Rule.KnownArgumentNames,
            $"Unknown argument \"{node.Name}\" on field \"{parent}.{field.Name}\"." +
            Suggestions.DidYouMean(node.Name.Value, field.Arguments.Select(argument => argument.Name)), node.Start);

    public static void KnownArgumentNames(ValidationContext context, ArgumentNode node, Directive directive) =>
        context.Report(
            Rule.KnownArgumentNames,
            $"Unknown argument \"{node.Name}\" on directive \"@{directive.Name}\"." +
            Suggestions.DidYouMean(node.Name.Value, directive.Arguments.Select(argument => argument.Name)), node.Start);

    // Spec 5.4.2 Argument Uniqueness: one error names all places of one name.
    public static void UniqueArgumentNames(ValidationContext context, IReadOnlyList<ArgumentNode> nodes)
    {
        if (nodes.Count < 2)
            return;
        foreach (var group in nodes.GroupBy(node => node.Name.Value, node => node.Name.Start))
        {
            if (group.Skip(1).Any())
                context.Report(Rule.UniqueArgumentNames, $"There can be only one argument named \"{group.Key}\".", [.. group]);
        }
    }

    // Spec 5.4.3 Required Arguments
    public static void ProvidedRequiredArguments(
        ValidationContext context, FieldNode node, Field field, CompositeType parent)
    {
        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && !IsGiven(node.Arguments, argument.Name))
                context.Report(
                    Rule.ProvidedRequiredArguments,
                    $"Argument \"{parent}.{field.Name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.",
                    node.Start);
        }
    }

    public static void ProvidedRequiredArguments(ValidationContext context, DirectiveNode node, Directive directive)
    {
        foreach (var argument in directive.Arguments)
        {
            if (argument.IsRequired && !IsGiven(node.Arguments, argument.Name))
                context.Report(
                    Rule.ProvidedRequiredArguments,
                    $"Argument \"@{directive.Name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.",
                    node.Start);
        }
    }

    private static bool IsGiven(IReadOnlyList<ArgumentNode> nodes, string name)
    {
        for (var i = 0; i < nodes.Count; i++)
        {
            if (nodes[i].Name.Value == name)
                return true;
        }
        return false;
    }
}
