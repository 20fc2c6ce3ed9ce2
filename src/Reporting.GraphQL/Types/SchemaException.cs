namespace Reporting.GraphQL.Types;

/// <summary>A schema breaks rules of the type system; carries every breach.</summary>
public sealed class SchemaException : Exception
{
    /// <summary>A schema with breaches.</summary>
    /// <param name="errors">Every breach.</param>
    public SchemaException(IReadOnlyList<GraphQLError> errors)
        : base(string.Join("\n", errors.Select(error => error.Message))) => Errors = errors;

    /// <summary>Kept for the exception conventions.</summary>
    public SchemaException() : this([])
    {
    }

    /// <summary>A schema with one breach.</summary>
    /// <param name="message">What is wrong.</param>
    public SchemaException(string message) : this([new GraphQLError(message)])
    {
    }

    /// <summary>Kept for the exception conventions.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public SchemaException(string message, Exception innerException) : base(message, innerException) =>
        Errors = [new GraphQLError(message)];

    /// <summary>Every breach; with places when the schema came from SDL.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }
}
