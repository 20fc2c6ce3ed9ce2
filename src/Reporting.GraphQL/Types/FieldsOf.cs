using Reporting.GraphQL.Execution;

namespace Reporting.GraphQL.Types;

/// <summary>
/// Makes the fields of a type over rows of <typeparamref name="TParent"/> from lambdas. What the lambda does decides
/// the way of execution: <see cref="Of{T}(string, GraphQLType, string, Func{TParent, T})"/> reads a member while the
/// response is written, <c>Resolve</c> calls once for each parent, <c>Batch</c> once for all parents of a layer.
/// </summary>
/// <typeparam name="TParent">The class of the rows; for a root type <see cref="RequestContext"/>.</typeparam>
public sealed class FieldsOf<TParent>
{
    internal static readonly FieldsOf<TParent> Instance = new();

    private FieldsOf()
    {
    }

    /// <summary>
    /// A member of the row. A leaf's class must be one that the type writes; otherwise building the schema fails.
    /// </summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="type">An output type; lists take any <c>IEnumerable</c>.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="get">Reads the value; cheap and without side effects, it may be asked more than once.</param>
    /// <typeparam name="T">The class of the value.</typeparam>
    public Field Of<T>(string name, GraphQLType type, string? description, Func<TParent, T> get) =>
        new(name, type, description, [], MemberBinding<TParent, T>.Make(name, type, get));

    /// <summary>A member of the row that depends on arguments.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="type">An output type; lists take any <c>IEnumerable</c>.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="arguments">The arguments in order.</param>
    /// <param name="get">Computes the value; cheap and without side effects, it may be asked more than once.</param>
    /// <typeparam name="T">The class of the value.</typeparam>
    public Field Of<T>(
        string name, GraphQLType type, string? description, IReadOnlyList<Argument> arguments,
        Func<TParent, Arguments, T> get) =>
        new(name, type, description, arguments, new ComputedBinding<TParent, T>(get));

    /// <summary>A field that calls, once for each parent; all calls of a layer run at the same time.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="type">An output type; lists take any <c>IEnumerable</c>.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="arguments">The arguments in order; empty for none.</param>
    /// <param name="resolve">Gives the value; an exception becomes an execution error at this position.</param>
    /// <typeparam name="T">The class of the value.</typeparam>
    public Field Resolve<T>(
        string name, GraphQLType type, string? description, IReadOnlyList<Argument> arguments,
        Func<TParent, Arguments, ResolveContext, CancellationToken, ValueTask<T>> resolve) =>
        new(name, type, description, arguments, new ResolverBinding<TParent, T>(resolve));

    /// <summary>A field that calls once for all parents of a layer, with one await.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="type">An output type; lists take any <c>IEnumerable</c>.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="arguments">The arguments in order; empty for none.</param>
    /// <param name="resolve">
    /// Gives one result for each parent, in the parents' order; an exception becomes an execution error at all of the
    /// positions.
    /// </param>
    /// <typeparam name="T">The class of a value.</typeparam>
    public Field Batch<T>(
        string name, GraphQLType type, string? description, IReadOnlyList<Argument> arguments,
        Func<IReadOnlyList<TParent>, Arguments, ResolveContext, CancellationToken,
            ValueTask<IReadOnlyList<T>>> resolve) =>
        new(name, type, description, arguments, new BatchBinding<TParent, T>(resolve));

    /// <summary>A field of the subscription type: each event of the stream is the field's value. Spec 6.2.3.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="type">An output type.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="arguments">The arguments in order; empty for none.</param>
    /// <param name="subscribe">Opens the stream; its token ends when the client leaves.</param>
    /// <typeparam name="T">The class of an event.</typeparam>
    public Field Stream<T>(
        string name, GraphQLType type, string? description, IReadOnlyList<Argument> arguments,
        Func<Arguments, ResolveContext, CancellationToken, IAsyncEnumerable<T>> subscribe) =>
        new(name, type, description, arguments, new StreamBinding<T>(subscribe));
}
