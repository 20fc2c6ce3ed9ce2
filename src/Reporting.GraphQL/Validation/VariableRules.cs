using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>Rules about an operation's variables, with all the fragments it reaches. Spec 5.8.</summary>
internal static class VariableRules
{
    // Spec 5.5.1.2 Fragment Spread Type Existence, for the types of variables
    public static void KnownTypeNames(ValidationContext context, TypeNode node)
    {
        switch (node)
        {
            case NamedTypeNode named when context.TypeOf(named) is null:
                FragmentRules.UnknownType(context, named);
                break;
            case ListTypeNode list:
                KnownTypeNames(context, list.Of);
                break;
            case NonNullTypeNode nonNull:
                KnownTypeNames(context, nonNull.Of);
                break;
        }
    }

    public static void Check(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is OperationNode operation)
                Check(context, operation);
        }
    }

    private static void Check(ValidationContext context, OperationNode operation)
    {
        UniqueVariableNames(context, operation);
        var definitions = new Dictionary<string, VariableDefinitionNode>(StringComparer.Ordinal);
        foreach (var definition in operation.Variables)
            definitions[definition.Name] = definition;
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var use in UsesOf(context, operation))
        {
            var name = use.Node.Name.Value;
            used.Add(name);
            if (definitions.TryGetValue(name, out var definition))
                AllowedPosition(context, definition, use);
            else
                NoUndefinedVariables(context, operation, use.Node);
        }
        NoUnusedVariables(context, operation, used);
    }

    // Spec 5.8.1 Variable Uniqueness
    private static void UniqueVariableNames(ValidationContext context, OperationNode operation)
    {
        if (operation.Variables.Length < 2)
            return;
        foreach (var group in operation.Variables.GroupBy(v => v.Name, v => v.Variable.Name.Start))
        {
            if (group.Skip(1).Any())
                context.Report(
                    Rule.UniqueVariableNames, $"There can be only one variable named \"${group.Key}\".", [.. group]);
        }
    }

    private static IEnumerable<VariableUse> UsesOf(ValidationContext context, OperationNode operation) =>
        FragmentRules.ReachedFrom(context, operation).Prepend<DefinitionNode>(operation)
            .SelectMany(definition => context.Usages[definition].Variables);

    // Spec 5.8.3 All Variable Uses Defined
    private static void NoUndefinedVariables(ValidationContext context, OperationNode operation, VariableNode use) =>
        context.Report(
            Rule.NoUndefinedVariables,
            $"Variable \"${use.Name}\" is not defined{(operation.Name is { } name ? $" by operation \"{name}\"" : "")}.",
            use.Start, operation.Start);

    // Spec 5.8.4 All Variables Used
    private static void NoUnusedVariables(ValidationContext context, OperationNode operation, HashSet<string> used)
    {
        foreach (var definition in operation.Variables)
        {
            if (!used.Contains(definition.Name))
                context.Report(
                    Rule.NoUnusedVariables,
                    $"Variable \"${definition.Name}\" is never used{(operation.Name is { } name ? $" in operation \"{name}\"" : "")}.",
                    definition.Start);
        }
    }

    // Spec 5.8.5 All Variable Usages Are Allowed
    private static void AllowedPosition(ValidationContext context, VariableDefinitionNode definition, VariableUse use)
    {
        if (use.Type is not { } expected || context.TypeOf(definition.Type) is not { } type)
            return;
        if (!IsVariableUsageAllowed(type, definition.DefaultValue, expected, use.HasDefault))
            context.Report(
                Rule.VariablesInAllowedPosition,
                $"Variable \"${definition.Name}\" of type \"{type}\" used in position expecting type \"{expected}\".",
                definition.Start, use.Node.Start);
        if (use.OneOf is not null && !type.IsNonNull)
            context.Report(
                Rule.VariablesInAllowedPosition,
                $"Variable \"${definition.Name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{use.OneOf}\".",
                definition.Start, use.Node.Start);
    }

    // Spec 5.8.5 IsVariableUsageAllowed()
    private static bool IsVariableUsageAllowed(
        GraphQLType type, ValueNode? defaultValue, GraphQLType expected, bool positionHasDefault)
    {
        if (expected is not NonNullType nonNull || type.IsNonNull)
            return Schema.IsSubType(type, expected);
        return (positionHasDefault || defaultValue is not (null or NullNode)) && Schema.IsSubType(type, nonNull.Of);
    }
}
