using Reporting.GraphQL.Execution;

namespace Reporting.GraphQL;

/// <summary>
/// A request read, validated and planned, or refused. Immutable and independent of variables and user, so it is shared
/// between requests and kept in the cache.
/// </summary>
public sealed class PreparedOperation
{
    private readonly OperationPlan? _plan;

    internal PreparedOperation(OperationPlan plan)
    {
        _plan = plan;
        Errors = [];
        Type = (OperationType)plan.Operation.Kind;
        Name = plan.Operation.Name?.Value;
    }

    internal PreparedOperation(IReadOnlyList<GraphQLError> errors) => Errors = errors;

    /// <summary>Why the request is refused; empty when it is not.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>Whether the request is refused: syntax, validation or the choice of the operation.</summary>
    public bool IsRefused => _plan is null;

    /// <summary>
    /// Whether it is refused because the text is no document, or one beyond the limits of the parser.
    /// </summary>
    public bool IsSyntaxError { get; internal init; }

    /// <summary>What kind of operation it is; query for a refused request.</summary>
    public OperationType Type { get; }

    /// <summary>The operation's name in the document; null when it has none.</summary>
    public string? Name { get; }

    internal OperationPlan Plan => _plan ?? throw new InvalidOperationException("The request was refused.");
}
