namespace Reporting.GraphQL;

/// <summary>
/// A failure whose message the client may read. Thrown by a resolver or a scalar it becomes an execution error at its
/// response position; any other exception is masked, given an id and handed to <c>EngineOptions.OnException</c>.
/// </summary>
public sealed class GraphQLException : Exception
{
    /// <summary>Further entries of the error, e.g. <c>code</c>; null for none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; }

    /// <summary>
    /// Whether a literal that a scalar refuses is pointed at; the reference lets a scalar point nowhere.
    /// </summary>
    internal bool HasPlace { get; init; } = true;

    /// <summary>A failure without a message; kept for the exception conventions.</summary>
    public GraphQLException() : this("The field could not be resolved.")
    {
    }

    /// <summary>A failure with a message for the client.</summary>
    /// <param name="message">What the client reads.</param>
    public GraphQLException(string message) : base(message)
    {
    }

    /// <summary>A failure with a message for the client and the cause for the log.</summary>
    /// <param name="message">What the client reads.</param>
    /// <param name="innerException">The cause; never shown to the client.</param>
    public GraphQLException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>A failure with a message and a machine-readable code.</summary>
    /// <param name="message">What the client reads.</param>
    /// <param name="code">Shown as <c>extensions.code</c>.</param>
    public GraphQLException(string message, string code) : base(message) =>
        Extensions = new Dictionary<string, object?> { ["code"] = code };
}
