using System.Collections.Immutable;

namespace Reporting.GraphQL;

/// <summary>One entry of <c>errors</c> in a response. Spec 7.1.2 Errors.</summary>
/// <param name="Message">What went wrong, for the developer of the client.</param>
/// <param name="Locations">Where in the document; empty when no place can be named.</param>
/// <param name="Path">The response position: texts (response names) and ints (list indices); empty for a request
/// error.</param>
/// <param name="Extensions">Further entries, e.g. <c>code</c>; null for none.</param>
public sealed record GraphQLError(
    string Message,
    ImmutableArray<Location> Locations,
    ImmutableArray<object> Path,
    IReadOnlyDictionary<string, object?>? Extensions = null)
{
    /// <summary>An error without a place.</summary>
    public GraphQLError(string message) : this(message, [], [])
    {
    }

    internal static GraphQLError At(string message, Language.SourceText source, params ReadOnlySpan<int> offsets)
    {
        var places = ImmutableArray.CreateBuilder<Location>(offsets.Length);
        foreach (var offset in offsets)
            places.Add(source.LocationAt(offset));
        return new GraphQLError(message, places.MoveToImmutable(), []);
    }

    /// <summary>The same error with a machine-readable <c>code</c> in its extensions.</summary>
    /// <param name="code">For instance <c>FORBIDDEN</c>.</param>
    public GraphQLError WithCode(string code) =>
        this with { Extensions = new Dictionary<string, object?> { ["code"] = code } };
}
