using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>Variables from JSON to values. Spec 6.1.2 Coercing Variable Values.</summary>
internal static class VariableCoercion
{
    public static VariableSlot SlotOf(Schema schema, VariableDefinitionNode node) =>
        new(node.Name, TypeFromAst(schema, node.Type) ?? throw new GraphQLException($"Unknown type of ${node.Name}."), node);

    /// <summary>The type that a document names; null where the schema does not know it.</summary>
    public static GraphQLType? TypeFromAst(Schema schema, TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => TypeFromAst(schema, nonNull.Of)?.NonNull,
        ListTypeNode list => TypeFromAst(schema, list.Of)?.List,
        _ => schema.TypeNamed(((NamedTypeNode)node).Name.Value),
    };
}
