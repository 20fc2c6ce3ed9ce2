namespace Reporting.GraphQL.Types;

/// <summary>The rules of the type system. Spec 3.</summary>
internal static class SchemaValidator
{
    /// <summary>Coerces the defaults and throws when a rule is broken.</summary>
    public static void Check(Schema schema)
    {
        var errors = ValidateSchema(schema);
        if (errors.Count > 0)
            throw new SchemaException(errors);
    }

    public static IReadOnlyList<GraphQLError> ValidateSchema(Schema schema)
    {
        var errors = new List<GraphQLError>();
        if (schema.Query is null)
            errors.Add(new GraphQLError("Query root type must be provided."));
        return errors;
    }
}
