using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>Checks a document against a schema before it is planned. Spec 5 Validation.</summary>
internal static class Validator
{
    /// <summary>Every breach, up to the limit; empty for a valid document.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, DocumentNode document, Limits limits)
    {
        var errors = new List<GraphQLError>();
        foreach (var definition in document.Definitions)
        {
            if (definition is TypeSystemNode)
                errors.Add(GraphQLError.At("The definition is not executable.", document.Source, definition.Start));
            if (errors.Count == limits.ValidationErrors)
                break;
        }
        return errors;
    }
}
