using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>Checks a document against a schema before it is planned. Spec 5 Validation.</summary>
internal static class Validator
{
    /// <summary>Every breach, up to the limit; empty for a valid document.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, Limits limits) => Validate(
        schema, document, limits,
        limits.AllowIntrospection ? Rule.Specified : Rule.Specified | Rule.NoSchemaIntrospection);

    /// <summary>Every breach of the given rules, up to the limit.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, Limits limits, Rule rules)
    {
        var context = new ValidationContext(schema, document, limits, rules);
        try
        {
            // Before anything that follows fragments: what is too large is not looked at any further.
            LimitRules.Check(context);
            OperationRules.Check(context);
            new DocumentWalk(context).Visit();
            var hasCycle = FragmentRules.Check(context);
            VariableRules.Check(context);
            IntrospectionRules.Check(context);
            // A fragment within itself has no end that could be grouped; the pairs know what they have seen.
            if (context.Obeys(Rule.OverlappingFieldsCanBeMerged) && (hasCycle || !FieldMerging.CanMerge(context)))
                FieldConflicts.Report(context);
        }
        catch (ValidationAborted)
        {
            // The errors so far are the answer.
        }
        return context.Errors;
    }
}
