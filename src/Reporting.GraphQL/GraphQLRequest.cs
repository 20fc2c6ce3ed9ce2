namespace Reporting.GraphQL;

/// <summary>A request as it came in, still bytes.</summary>
/// <param name="Query">The document in UTF-8.</param>
/// <param name="OperationName">Which of its operations; null or empty when it has only one.</param>
/// <param name="Variables">A JSON object in UTF-8; empty for none.</param>
/// <param name="QueryIsEscaped">
/// Whether <paramref name="Query"/> is the inside of a JSON string with its escapes. A cached document is then found
/// without unescaping it.
/// </param>
public readonly record struct GraphQLRequest(
    ReadOnlyMemory<byte> Query,
    string? OperationName = null,
    ReadOnlyMemory<byte> Variables = default,
    bool QueryIsEscaped = false)
{
    /// <summary>A request from texts.</summary>
    /// <param name="query">The document.</param>
    /// <param name="operationName">Which of its operations; null when it has only one.</param>
    /// <param name="variables">A JSON object; null for none.</param>
    public static GraphQLRequest Of(string query, string? operationName = null, string? variables = null) => new(
        Language.SourceText.From(query).Utf8, operationName,
        variables is null ? default : System.Text.Encoding.UTF8.GetBytes(variables));
}
