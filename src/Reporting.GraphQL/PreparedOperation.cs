using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;

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
        RootFields = [.. Selected(plan.Operation.SelectionSet, plan.Document, []).Distinct()];
        Text = plan.Document.Source.Utf8;
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

    /// <summary>
    /// The fields of the root type that the operation may select, by their names in the schema; also those that
    /// <c>@skip</c> or <c>@include</c> leave out. Empty for a refused request.
    /// </summary>
    public IReadOnlyList<string> RootFields { get; } = [];

    /// <summary>The document in UTF-8. Empty for a refused request.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    internal OperationPlan Plan => _plan ?? throw new InvalidOperationException("The request was refused.");

    private static IEnumerable<string> Selected(SelectionSetNode set, DocumentNode document, HashSet<string> seen) =>
        set.Selections.SelectMany(selection => selection switch
        {
            FieldNode field => [field.Name.Value],
            InlineFragmentNode inline => Selected(inline.SelectionSet, document, seen),
            FragmentSpreadNode spread when seen.Add(spread.Name.Value) =>
                document.Definitions.OfType<FragmentNode>().Where(fragment => fragment.Name.Value == spread.Name.Value)
                    .SelectMany(fragment => Selected(fragment.SelectionSet, document, seen)),
            _ => [],
        });
}
