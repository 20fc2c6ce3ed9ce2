using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>What the rules share: the document's fragments and uses of variables, and the errors found.</summary>
internal sealed class ValidationContext
{
    private readonly Rule _rules;
    private readonly Dictionary<string, FragmentNode> _fragments = new(StringComparer.Ordinal);

    public ValidationContext(Schema schema, DocumentNode document, Limits limits, Rule rules)
    {
        (Schema, Document, Limits, _rules) = (schema, document, limits, rules);
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentNode fragment)
                _fragments[fragment.Name.Value] = fragment;
        }
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public Limits Limits { get; }

    public List<GraphQLError> Errors { get; } = [];

    /// <summary>Uses of variables and spreads, by the operation or fragment that they stand in.</summary>
    public Dictionary<DefinitionNode, Usage> Usages { get; } = new(ReferenceEqualityComparer.Instance);

    public FragmentNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    public bool Obeys(Rule rule) => (_rules & rule) != 0;

    public NamedType? TypeOf(NamedTypeNode node) => Schema.TypeNamed(node.Name.Value);

    /// <summary>The type that a variable is declared with; null where a name in it is unknown.</summary>
    public GraphQLType? TypeOf(TypeNode node) => node switch
    {
        NamedTypeNode named => TypeOf(named),
        ListTypeNode list => TypeOf(list.Of)?.List,
        NonNullTypeNode nonNull => TypeOf(nonNull.Of)?.NonNull,
        _ => null,
    };

    /// <summary>Notes a breach, unless its rule is not asked for.</summary>
    /// <exception cref="ValidationAborted">The limit of errors is reached.</exception>
    public void Report(Rule rule, string message, params ReadOnlySpan<int> offsets)
    {
        if (!Obeys(rule))
            return;
        Errors.Add(GraphQLError.At(message, Document.Source, offsets));
        if (Errors.Count >= Limits.ValidationErrors)
            throw new ValidationAborted();
    }

    /// <summary>Refuses the document for what it would cost; nothing else need be looked at.</summary>
    public void Abort(string message, int offset)
    {
        Errors.Add(GraphQLError.At(message, Document.Source, offset).WithCode("LIMIT_EXCEEDED"));
        throw new ValidationAborted();
    }
}

/// <summary>Enough is known: the document is refused with the errors found so far.</summary>
#pragma warning disable CA1032, CA1064 // Never leaves the validator.
internal sealed class ValidationAborted : Exception;
#pragma warning restore CA1032, CA1064

/// <summary>A variable used in a value.</summary>
/// <param name="Node">The use.</param>
/// <param name="Type">What its position expects; null where that is unknown.</param>
/// <param name="HasDefault">Whether the position has a default.</param>
/// <param name="OneOf">The <c>@oneOf</c> input object that the use is an entry of; null for none.</param>
internal readonly record struct VariableUse(VariableNode Node, GraphQLType? Type, bool HasDefault, InputObjectType? OneOf);

/// <summary>What stands in one operation or fragment, without the fragments it spreads.</summary>
internal sealed class Usage
{
    public List<VariableUse> Variables { get; } = [];

    public List<FragmentSpreadNode> Spreads { get; } = [];
}
