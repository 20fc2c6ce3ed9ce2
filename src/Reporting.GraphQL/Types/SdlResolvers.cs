namespace Reporting.GraphQL.Types;

/// <summary>Gives the value of a field of a schema that was built from SDL.</summary>
/// <param name="parent">The parent's value; for a root field the <see cref="RequestContext"/>.</param>
/// <param name="arguments">The coerced arguments.</param>
/// <param name="context">Which field, where.</param>
/// <param name="ct">Ends when the client leaves.</param>
public delegate ValueTask<object?> SdlResolver(
    object parent, Arguments arguments, ResolveContext context, CancellationToken ct);

/// <summary>Opens the stream of a subscription's field of a schema that was built from SDL.</summary>
/// <param name="arguments">The coerced arguments.</param>
/// <param name="context">Which field.</param>
/// <param name="ct">Ends when the client leaves.</param>
public delegate IAsyncEnumerable<object?> SdlSubscriber(Arguments arguments, ResolveContext context, CancellationToken ct);

/// <summary>What stands behind a schema that was built from SDL.</summary>
public sealed record SdlResolvers
{
    /// <summary>Called for every field that needs a value; default: every value is null.</summary>
    public SdlResolver Resolve { get; init; } = static (_, _, _, _) => default;

    /// <summary>Called for every field of the subscription type; null where nothing can be subscribed to.</summary>
    public SdlSubscriber? Subscribe { get; init; }

    /// <summary>The name of the object type of a value of an interface or union.</summary>
    public Func<object, CompositeType, string?> TypeOf { get; init; } = static (_, _) => null;

    /// <summary>Scalars that the document only declares; others take and give any JSON value.</summary>
    public IReadOnlyList<ScalarType> Scalars { get; init; } = [];

    /// <summary>Whether to build without checking, e.g. to look at a broken document; default false.</summary>
    public bool IsUnchecked { get; init; }
}
