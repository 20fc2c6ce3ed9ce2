using System.Collections.Immutable;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL;

/// <summary>What a resolver may know of its position.</summary>
public readonly struct ResolveContext
{
    private readonly ResultNode? _parent;

    internal ResolveContext(RequestContext request, Selection selection, ResultNode? parent)
    {
        Request = request;
        Selection = selection;
        _parent = parent;
    }

    /// <summary>The request: services, user, values kept for its time.</summary>
    public RequestContext Request { get; }

    /// <summary>The field as selected, with the fields selected below it.</summary>
    public Selection Selection { get; }

    /// <summary>The field's definition.</summary>
    public Field Field => Selection.Field;

    /// <summary>
    /// The response position: texts and ints. For a batch field the position of its first parent. Computed when asked.
    /// </summary>
    public ImmutableArray<object> Path => ResultNode.PathOf(_parent, Selection);
}
