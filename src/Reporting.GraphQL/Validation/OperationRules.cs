using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>Rules about whole definitions. Spec 5.1, 5.2 and 5.5.1.1.</summary>
internal static class OperationRules
{
    public static void Check(ValidationContext context)
    {
        var operations = context.Document.Definitions.OfType<OperationNode>().ToList();
        ExecutableDefinitions(context);
        UniqueNames(context, operations);
        foreach (var operation in operations)
        {
            // Spec 5.2.3.1 Lone Anonymous Operation
            if (operation.Name is null && operations.Count > 1)
                context.Report(
                    Rule.LoneAnonymousOperation, "This anonymous operation must be the only defined operation.",
                        operation.Start);
            KnownOperationTypes(context, operation);
            if (operation.Kind == OperationKind.Subscription && context.Schema.Subscription is not null)
                SingleRootField(context, operation);
        }
    }

    /// <summary>The root type of an operation; null when the schema has none.</summary>
    public static ObjectType? RootType(Schema schema, OperationKind kind) => kind switch
    {
        OperationKind.Query => schema.Query,
        OperationKind.Mutation => schema.Mutation,
        _ => schema.Subscription,
    };

    // Spec 5.1.1 Executable Definitions
    private static void ExecutableDefinitions(ValidationContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is not TypeSystemNode)
                continue;
            var name = definition switch
            {
                TypeDefinitionNode type => $"\"{type.Name}\"",
                DirectiveDefinitionNode directive => $"\"{directive.Name}\"",
                _ => "schema",
            };
            context.Report(Rule.ExecutableDefinitions, $"The {name} definition is not executable.", definition.Start);
        }
        // Spec 5.7 holds for every directive in the document, also for those on definitions that are not executable.
        if (context.Obeys(Rule.KnownDirectives)
            && context.Document.Definitions.Any(definition => definition is TypeSystemNode))
        {
            var definitions = new SdlContext(context.Document, context.Schema);
            SdlDirectiveRules.KnownDirectives(definitions);
            context.Errors.AddRange(definitions.Errors.All);
        }
    }

    // Spec 5.2.2.1 Operation Name Uniqueness, 5.5.1.1 Fragment Name Uniqueness
    private static void UniqueNames(ValidationContext context, List<OperationNode> operations)
    {
        var known = new Dictionary<string, NameNode>(StringComparer.Ordinal);
        foreach (var operation in operations)
        {
            if (operation.Name is { } name && !known.TryAdd(name.Value, name))
                context.Report(
                    Rule.UniqueOperationNames, $"There can be only one operation named \"{name}\".",
                        known[name.Value].Start, name.Start);
        }
        known.Clear();
        foreach (var fragment in context.Document.Definitions.OfType<FragmentNode>())
        {
            if (!known.TryAdd(fragment.Name.Value, fragment.Name))
                context.Report(
                    Rule.UniqueFragmentNames, $"There can be only one fragment named \"{fragment.Name}\".",
                    known[fragment.Name.Value].Start, fragment.Name.Start);
        }
    }

    // Spec 5.2.1.1 Operation Type Existence
    private static void KnownOperationTypes(ValidationContext context, OperationNode operation)
    {
        if (RootType(context.Schema, operation.Kind) is not null)
            return;
        var kind = operation.Kind switch
        {
            OperationKind.Query => "query",
            OperationKind.Mutation => "mutation",
            _ => "subscription",
        };
        context.Report(
            Rule.KnownOperationTypes, $"The {kind} operation is not supported by the schema.", operation.Start);
    }

    // Spec 5.2.4.1 Single Root Field, CollectSubscriptionFields()
    private static void SingleRootField(ValidationContext context, OperationNode operation)
    {
        var root = new SubscriptionRoot(context);
        root.Collect(operation.SelectionSet);
        var who = operation.Name is { } name ? $"Subscription \"{name}\"" : "Anonymous Subscription";
        if (root.Conditions.Count > 0)
        {
            context.Report(
                Rule.SingleFieldSubscriptions,
                $"{who} must not use `@skip` or `@include` directives in the top level selection.",
                    [.. root.Conditions]);
            return;
        }
        if (root.Fields.Count > 1)
        {
            var extra = root.Fields.Values.Skip(1).SelectMany(group => group).Select(field => field.Start);
            context.Report(Rule.SingleFieldSubscriptions, $"{who} must select only one top level field.", [.. extra]);
        }
        else if (root.Fields.Count == 0)
        {
            context.Report(
                Rule.SingleFieldSubscriptions, $"{who} must select one top level field.", operation.SelectionSet.Start);
        }
        foreach (var group in root.Fields.Values)
        {
            if (group[0].Name.Value.StartsWith("__", StringComparison.Ordinal))
                context.Report(
                    Rule.SingleFieldSubscriptions, $"{who} must not select an introspection top level field.",
                    [.. group.Select(field => field.Start)]);
        }
    }

    private sealed class SubscriptionRoot(ValidationContext context)
    {
        private readonly HashSet<string> _visited = [];

        public OrderedDictionary<string, List<FieldNode>> Fields { get; } = [];

        public List<int> Conditions { get; } = [];

        public void Collect(SelectionSetNode set)
        {
            foreach (var selection in set.Selections)
            {
                var condition = selection.Directives.FirstOrDefault(d => d.Name.Value is "skip")
                    ?? selection.Directives.FirstOrDefault(d => d.Name.Value is "include");
                if (condition is not null)
                    Conditions.Add(condition.Start);
                else
                    CollectOne(selection);
            }
        }

        private void CollectOne(SelectionNode selection)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!Fields.TryGetValue(field.ResponseName, out var group))
                        Fields.Add(field.ResponseName, group = []);
                    group.Add(field);
                    break;
                case InlineFragmentNode inline when Applies(inline.TypeCondition):
                    Collect(inline.SelectionSet);
                    break;
                case FragmentSpreadNode spread when _visited.Add(spread.Name.Value):
                    if (context.Fragment(spread.Name.Value) is { } fragment && Applies(fragment.TypeCondition))
                        Collect(fragment.SelectionSet);
                    break;
            }
        }

        private bool Applies(NamedTypeNode? condition) =>
            condition is null || (context.TypeOf(condition) is CompositeType type
                && context.Schema.PossibleTypes(type).Contains(context.Schema.Subscription!));
    }
}
