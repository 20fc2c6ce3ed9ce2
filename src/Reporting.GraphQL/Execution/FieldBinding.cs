using System.Runtime.CompilerServices;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// How a field gets its value; composed from a lambda when the type is made, never while a request runs.
/// </summary>
internal abstract class FieldBinding
{
    public static readonly FieldBinding None = new NoBinding();

    /// <summary>Whether the value needs a call and so is got before the response is written.</summary>
    public virtual bool IsCall => false;

    /// <summary>Whether <see cref="Write"/> may be used in place of <see cref="Get"/>.</summary>
    public virtual bool WritesLeaf => false;

    /// <summary>Writes a leaf without boxing it; false where it is null, and then nothing was written.</summary>
    public virtual bool Write(object parent, JsonWriter writer) =>
        throw new InvalidOperationException("The field has no leaf writer.");

    /// <summary>The value of a field that needs no call.</summary>
    public virtual object? Get(object parent, Arguments arguments) =>
        throw new InvalidOperationException("The field has no value.");

    private sealed class NoBinding : FieldBinding;
}

/// <summary>A member of the row.</summary>
internal sealed class MemberBinding<TParent, T>(Func<TParent, T> get, LeafWriter<T>? write) : FieldBinding
{
    public static MemberBinding<TParent, T> Make(string name, GraphQLType type, Func<TParent, T> get)
    {
        if (type.Nullable is not LeafType leaf)
            return new MemberBinding<TParent, T>(get, null);
        var write = leaf.WriterFor<T>();
        if (write is null && typeof(T) != typeof(object))
            throw new ArgumentException(
                $"Field '{name}': {leaf.Name} does not write values of {typeof(T)}.", nameof(type));
        return new MemberBinding<TParent, T>(get, write);
    }

    public override bool WritesLeaf => write is not null;

    public override bool Write(object parent, JsonWriter writer)
    {
        var value = get((TParent)parent);
        if (value is null)
            return false;
        write!(writer, value);
        return true;
    }

    public override object? Get(object parent, Arguments arguments) => get((TParent)parent);
}

/// <summary>A member that depends on arguments.</summary>
internal sealed class ComputedBinding<TParent, T>(Func<TParent, Arguments, T> get) : FieldBinding
{
    public override object? Get(object parent, Arguments arguments) => get((TParent)parent, arguments);
}

/// <summary>A field whose value comes from a call.</summary>
internal abstract class CallBinding : FieldBinding
{
    public override bool IsCall => true;
}

/// <summary>One call for each parent. Spec 6.4.2 Value Resolution.</summary>
internal abstract class ResolverBinding : CallBinding
{
    public abstract ValueTask<object?> ResolveFieldValue(
        object parent, Arguments arguments, ResolveContext context, CancellationToken ct);
}

internal sealed class ResolverBinding<TParent, T>(
    Func<TParent, Arguments, ResolveContext, CancellationToken, ValueTask<T>> resolve) : ResolverBinding
{
    public override ValueTask<object?> ResolveFieldValue(
        object parent, Arguments arguments, ResolveContext context, CancellationToken ct)
    {
        var value = resolve((TParent)parent, arguments, context, ct);
        return value.IsCompletedSuccessfully ? new ValueTask<object?>(value.Result) : Wait(value);
    }

    private static async ValueTask<object?> Wait(ValueTask<T> value) => await value.ConfigureAwait(false);
}

/// <summary>One call for all parents of a layer.</summary>
internal abstract class BatchBinding : CallBinding
{
    /// <summary>Puts one result into a slot of each node.</summary>
    public abstract Task ResolveFieldValues(
        IReadOnlyList<ResultNode> nodes, int slot, Arguments arguments, ResolveContext context, CancellationToken ct);
}

internal sealed class BatchBinding<TParent, T>(
    Func<IReadOnlyList<TParent>, Arguments, ResolveContext, CancellationToken, ValueTask<IReadOnlyList<T>>> resolve)
    : BatchBinding
{
    public override async Task ResolveFieldValues(
        IReadOnlyList<ResultNode> nodes, int slot, Arguments arguments, ResolveContext context, CancellationToken ct)
    {
        var parents = new TParent[nodes.Count];
        for (var i = 0; i < parents.Length; i++)
            parents[i] = (TParent)nodes[i].Source;
        var results = await resolve(parents, arguments, context, ct).ConfigureAwait(false);
        if (results.Count != parents.Length)
            throw new InvalidOperationException($"A batch of {parents.Length} parents gave {results.Count} results.");
        for (var i = 0; i < parents.Length; i++)
            nodes[i].Values[slot] = results[i];
    }
}

/// <summary>The stream of a subscription's field.</summary>
internal abstract class StreamBinding : FieldBinding
{
    public abstract IAsyncEnumerable<object?> CreateSourceEventStream(
        Arguments arguments, ResolveContext context, CancellationToken ct);

    /// <summary>The event is the parent of its own field.</summary>
    public override object? Get(object parent, Arguments arguments) => ((SourceEvent)parent).Value;
}

/// <summary>One event of a source stream: the root value of its execution. Spec 6.2.3.2.</summary>
internal sealed record SourceEvent(object? Value);

internal sealed class StreamBinding<T>(
    Func<Arguments, ResolveContext, CancellationToken, IAsyncEnumerable<T>> subscribe)
    : StreamBinding
{
    public override IAsyncEnumerable<object?> CreateSourceEventStream(
        Arguments arguments, ResolveContext context, CancellationToken ct) => Boxed(
            subscribe(arguments, context, ct), ct);

    private static async IAsyncEnumerable<object?> Boxed(
        IAsyncEnumerable<T> events, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var happened in events.WithCancellation(ct).ConfigureAwait(false))
            yield return happened;
    }
}
