using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;
using Reporting.GraphQL.Validation;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// From a document's text to the plan of one operation, or to the errors that refuse it. Spec 6.1 Executing Requests.
/// </summary>
internal static class Preparation
{
    public static PreparedOperation Prepare(Schema schema, in GraphQLRequest request, Limits limits)
    {
        if (request.Query.Length > limits.DocumentBytes)
        {
            var error = new GraphQLError($"The document is larger than {limits.DocumentBytes} bytes.");
            return new PreparedOperation([error.WithCode("LIMIT_EXCEEDED")]) { IsSyntaxError = true };
        }
        try
        {
            var text = request.QueryIsEscaped ? JsonText.Unescape(request.Query.Span) : request.Query.ToArray();
            var document = Parser.Parse(new SourceText(text), limits, schema.Names);
            var errors = Validator.Validate(schema, document, limits);
            return errors.Count > 0 ? new PreparedOperation(errors) : Plan(schema, document, request.OperationName);
        }
        catch (GraphQLSyntaxException e)
        {
            return new PreparedOperation([e.Error]) { IsSyntaxError = true };
        }
    }

    /// <summary>Plans without validating, as an algorithm of execution alone would.</summary>
    public static PreparedOperation Plan(Schema schema, DocumentNode document, string? operationName)
    {
        try
        {
            var operation = GetOperation(document, operationName);
            var root = RootType(schema, operation.Kind) ?? throw new CoercionException(
                $"Schema is not configured to execute {Printer.Keyword(operation.Kind)} operation.", document.Source,
                    operation.Start);
            return new PreparedOperation(new OperationPlan(schema, document, operation, root));
        }
        catch (CoercionException e)
        {
            return new PreparedOperation([e.Error]);
        }
        catch (GraphQLException e)
        {
            return new PreparedOperation([new GraphQLError(e.Message)]);
        }
    }

    // Spec 6.1 GetOperation()
    private static OperationNode GetOperation(DocumentNode document, string? name)
    {
        OperationNode? found = null;
        foreach (var definition in document.Definitions)
        {
            if (definition is not OperationNode operation)
                continue;
            if (!string.IsNullOrEmpty(name))
            {
                if (operation.Name?.Value == name)
                    return operation;
                continue;
            }
            if (found is not null)
                throw new GraphQLException("Must provide operation name if query contains multiple operations.");
            found = operation;
        }
        return found ?? throw new GraphQLException(
            string.IsNullOrEmpty(name) ? "Must provide an operation." : $"Unknown operation named \"{name}\".");
    }

    private static ObjectType? RootType(Schema schema, OperationKind kind) => kind switch
    {
        OperationKind.Query => schema.Query,
        OperationKind.Mutation => schema.Mutation,
        _ => schema.Subscription,
    };
}
