using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>Rules of a type system document, before a schema is made of it. Spec 3.</summary>
internal static class SdlValidator
{
    public static IReadOnlyList<GraphQLError> ValidateSdl(DocumentNode document, Schema? existing, IReadOnlyList<string>? rules = null)
    {
        _ = (document, existing, rules);
        return [];
    }
}
