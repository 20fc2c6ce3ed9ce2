using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>Rules about one field. Spec 5.3.1 and 5.3.3.</summary>
internal static class FieldRules
{
    // Spec 5.3.1 Field Selections
    public static void FieldsOnCorrectType(ValidationContext context, FieldNode node, CompositeType parent)
    {
        if (!context.Obeys(Rule.FieldsOnCorrectType))
            return;
        var hint = parent is FieldsType fields
            ? Suggestions.DidYouMean(node.Name.Value, fields.Fields.Select(field => field.Name))
            : Suggestions.OneOf(context.Schema.PossibleTypes(parent)
                .Where(type => type.FieldNamed(node.Name.Value) is not null).Select(type => type.Name),
                    "to use an inline fragment on ");
        context.Report(
            Rule.FieldsOnCorrectType, $"Cannot query field \"{node.Name}\" on type \"{parent}\".{hint}", node.Start);
    }

    public static void Check(ValidationContext context, FieldNode node, Field field, CompositeType parent)
    {
        ScalarLeafs(context, node, field);
        if (field.DeprecationReason is { } reason)
            context.Report(
                Rule.NoDeprecated, $"The field {parent}.{field.Name} is deprecated. {reason}", node.Start);
        if (context.Obeys(Rule.NoSchemaIntrospection)
            && field.Type.Named.Name.StartsWith("__", StringComparison.Ordinal))
            context.Report(
                Rule.NoSchemaIntrospection,
                $"GraphQL introspection has been disabled, but the requested query contained the field \"{node.Name}\".", node.Start);
    }

    // Spec 5.3.3 Leaf Field Selections
    private static void ScalarLeafs(ValidationContext context, FieldNode node, Field field)
    {
        var isLeaf = field.Type.Named is LeafType;
        if (isLeaf && node.SelectionSet is { } set)
            context.Report(
                Rule.ScalarLeafs,
                $"Field \"{node.Name}\" must not have a selection since type \"{field.Type}\" has no subfields.",
                    set.Start);
        else if (!isLeaf && node.SelectionSet is null)
            context.Report(
                Rule.ScalarLeafs,
                $"Field \"{node.Name}\" of type \"{field.Type}\" must have a selection of subfields. Did you mean \"{node.Name} {{ ... }}\"?",
                node.Start);
    }
}
