using System.Collections.Immutable;
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
    public static void UniqueArgumentNames(ValidationContext context, ImmutableArray<ArgumentNode> nodes)
    {
        if (nodes.Length < 2 || (nodes.Length < 16 && AreDistinct(nodes)))
            return;
        foreach (var group in nodes.GroupBy(node => node.Name.Value, node => node.Name.Start))
        {
            if (group.Skip(1).Any())
                context.Report(
                    Rule.UniqueArgumentNames, $"There can be only one argument named \"{group.Key}\".", [.. group]);
        }
    }

    private static bool AreDistinct(ImmutableArray<ArgumentNode> nodes)
    {
        for (var i = 1; i < nodes.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (nodes[i].Name.Value == nodes[j].Name.Value)
                    return false;
            }
        }
        return true;
    }

    // Spec 5.4.3 Required Arguments
    public static void ProvidedRequiredArguments(
        ValidationContext context, FieldNode node, Field field, CompositeType parent)
    {
        for (var i = 0; i < field.Arguments.Count; i++)
        {
            var argument = field.Arguments[i];
            if (argument.IsRequired && !IsGiven(node.Arguments, argument.Name))
                context.Report(
                    Rule.ProvidedRequiredArguments,
                    $"Argument \"{parent}.{field.Name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.",
                    node.Start);
        }
    }

    public static void ProvidedRequiredArguments(ValidationContext context, DirectiveNode node, Directive directive)
    {
        for (var i = 0; i < directive.Arguments.Count; i++)
        {
            var argument = directive.Arguments[i];
            if (argument.IsRequired && !IsGiven(node.Arguments, argument.Name))
                context.Report(
                    Rule.ProvidedRequiredArguments,
                    $"Argument \"@{directive.Name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.",
                    node.Start);
        }
    }

    private static bool IsGiven(ImmutableArray<ArgumentNode> nodes, string name)
    {
        foreach (var node in nodes)
        {
            if (node.Name.Value == name)
                return true;
        }
        return false;
    }
}
