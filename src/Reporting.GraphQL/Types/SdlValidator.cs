using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>
/// Rules of a type system document, before a schema is made of it. Spec 3; rules are named as in graphql-js.
/// </summary>
internal static class SdlValidator
{
    /// <summary>Every breach. A document may extend an existing schema; the corpus asks for single rules.</summary>
    public static IReadOnlyList<GraphQLError> ValidateSdl(
        DocumentNode document, Schema? existing, IReadOnlyList<string>? rules = null)
    {
        var context = new SdlContext(document, existing);
        (string Name, Action<SdlContext> Check)[] all =
        [
            ("LoneSchemaDefinitionRule", SdlDefinitionRules.LoneSchemaDefinition),
            ("UniqueOperationTypesRule", SdlDefinitionRules.UniqueOperationTypes),
            ("UniqueTypeNamesRule", SdlDefinitionRules.UniqueTypeNames),
            ("UniqueEnumValueNamesRule", SdlDefinitionRules.UniqueEnumValueNames),
            ("UniqueFieldDefinitionNamesRule", SdlDefinitionRules.UniqueFieldDefinitionNames),
            ("UniqueArgumentDefinitionNamesRule", SdlDefinitionRules.UniqueArgumentDefinitionNames),
            ("UniqueDirectiveNamesRule", SdlDefinitionRules.UniqueDirectiveNames),
            ("KnownTypeNamesRule", SdlDefinitionRules.KnownTypeNames),
            ("PossibleTypeExtensionsRule", SdlDefinitionRules.PossibleTypeExtensions),
            ("KnownDirectivesRule", SdlDirectiveRules.KnownDirectives),
            ("UniqueDirectivesPerLocationRule", SdlDirectiveRules.UniqueDirectivesPerLocation),
            ("KnownArgumentNamesOnDirectivesRule", SdlDirectiveRules.KnownArgumentNamesOnDirectives),
            ("UniqueArgumentNamesRule", SdlDirectiveRules.UniqueArgumentNames),
            ("UniqueInputFieldNamesRule", SdlDirectiveRules.UniqueInputFieldNames),
            ("ProvidedRequiredArgumentsOnDirectivesRule", SdlDirectiveRules.ProvidedRequiredArgumentsOnDirectives),
        ];
        foreach (var (name, check) in all)
        {
            if (rules is null || rules.Contains(name))
                check(context);
        }
        return context.Errors.All;
    }
}

/// <summary>A type system document and the schema that it extends, if any.</summary>
internal sealed class SdlContext(DocumentNode document, Schema? existing)
{
    public DocumentNode Document { get; } = document;

    public Schema? Existing { get; } = existing;

    public SchemaErrors Errors { get; } = new(document.Source);

    public IEnumerable<TypeDefinitionNode> Types => Document.Definitions.OfType<TypeDefinitionNode>();

    public IEnumerable<TypeDefinitionNode> NewTypes => Types.Where(node => !node.IsExtension);

    public IEnumerable<SchemaNode> Schemas => Document.Definitions.OfType<SchemaNode>();

    public IEnumerable<DirectiveDefinitionNode> Directives => Document.Definitions.OfType<DirectiveDefinitionNode>();

    /// <summary>Reports names that come a second time.</summary>
    public void RequireUnique(
        IEnumerable<NameNode> names, Func<NameNode, string> message, Func<string, bool>? isTaken = null)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (isTaken?.Invoke(name.Value) == true || !seen.Add(name.Value))
                Errors.All.Add(GraphQLError.At(message(name), Document.Source, name.Start));
        }
    }
}
