namespace Reporting.GraphQL;

/// <summary>A subscription that was opened, or refused.</summary>
public sealed class GraphQLSubscription
{
    internal GraphQLSubscription(IReadOnlyList<GraphQLError> errors, IAsyncEnumerable<ReadOnlyMemory<byte>>? responses) =>
        (Errors, Responses) = (errors, responses);

    /// <summary>Why it was refused; empty when it was opened.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>
    /// One response as UTF-8 JSON for each event, valid until the next is asked for; null when refused. The next event
    /// is taken from the source only when the response before was consumed.
    /// </summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>>? Responses { get; }
}
