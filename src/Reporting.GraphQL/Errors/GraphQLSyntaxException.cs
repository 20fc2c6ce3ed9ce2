namespace Reporting.GraphQL.Language;

/// <summary>The text is no GraphQL document; carries the one error that says where and why.</summary>
internal sealed class GraphQLSyntaxException : Exception
{
    public GraphQLError Error { get; }

    public GraphQLSyntaxException(SourceText source, int offset, string message)
        : base(message) => Error = GraphQLError.At("Syntax Error: " + message, source, offset);

    public GraphQLSyntaxException(GraphQLError error) : base(error.Message) => Error = error;

    public GraphQLSyntaxException() : this(new GraphQLError("Syntax Error"))
    {
    }

    public GraphQLSyntaxException(string message) : this(new GraphQLError(message))
    {
    }

    public GraphQLSyntaxException(string message, Exception innerException)
        : base(message, innerException) => Error = new GraphQLError(message);
}
