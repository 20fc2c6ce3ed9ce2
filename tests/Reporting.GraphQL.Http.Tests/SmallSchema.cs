using System.Runtime.CompilerServices;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Http.Tests;

/// <summary>
/// A schema with one field for each thing that a transport can meet; counts the calls of its resolvers.
/// </summary>
internal sealed class SmallSchema
{
    private int _calls;

    /// <summary>How many resolvers were called.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Completes when a call of <c>slow</c> or a stream was cancelled.</summary>
    public TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when <c>slow</c> or a stream has begun.</summary>
    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Lets <c>held</c> go on.</summary>
    public TaskCompletionSource Release { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Schema Build()
    {
        ObjectType? node = null;
        node = ObjectType.Of<Leaf>("Node", "A node of an endless tree.", f =>
        [
            f.Of("id", Scalars.Int.NonNull, "Its number.", leaf => leaf.Id),
            f.Of("next", node!, "The next one.", leaf => new Leaf(leaf.Id + 1)),
            f.Of("all", node!.NonNull.List.NonNull, "Ten more.", [Argument.Of("first", Scalars.Int.NonNull, "How many.", "10")],
                (leaf, arguments) => Enumerable.Range(leaf.Id, arguments.Get<int>("first")).Select(id => new Leaf(id)).ToArray())
                .Costs(new FieldCost(SlicingArguments: ["first"])),
        ]);
        var query = ObjectType.Root("Query", "Reads.", f =>
        [
            f.Of("hello", Scalars.String.NonNull, "A greeting.", _ => "world"),
            Called(f, "called", Scalars.Int, (_, _) => new(1)),
            Called(f, "fails", Scalars.Int, (_, _) => throw new InvalidOperationException("secret")),
            Called(f, "mustNotFail", Scalars.Int.NonNull, (_, _) => throw new GraphQLException("known", "KNOWN")),
            Called(f, "slow", Scalars.Int, Slow),
            Called(f, "held", Scalars.Int, Held),
            f.Resolve("user", Scalars.String, "Who asks.", [], (_, _, context, _) => new ValueTask<string?>(context.Request.User as string)),
            f.Resolve("sum", Scalars.Int.NonNull, "Of all numbers.", [Argument.Of("of", Scalars.Int.NonNull.List.NonNull, "Numbers.")],
                (_, arguments, _, _) => new ValueTask<int>(Count(arguments.List<int>("of")!.Count))),
            f.Of("node", node, "A node of an endless tree.", _ => new Leaf(0)),
            Called(f, "nodes", node.NonNull.List.NonNull, (_, _) => new(0)),
        ]);
        var mutation = ObjectType.Root("Mutation", "Writes.", f => [Called(f, "change", Scalars.Int, (_, _) => new(7))]);
        var subscription = ObjectType.Root("Subscription", "Streams.", f =>
        [
            f.Stream("count", Scalars.Int.NonNull, "From 1.", [Argument.Of("to", Scalars.Int.NonNull, "The last.")], CountTo),
            f.Stream("endless", Scalars.Int.NonNull, "Never ends, never comes.", [], (_, _, ct) => Endless(ct)),
            f.Stream("breaks", Scalars.Int.NonNull, "Fails after one.", [], (_, _, _) => Breaks()),
        ]);
        return Schema.Of(query, mutation, subscription);
    }

    private sealed record Leaf(int Id);

    private Field Called(
        FieldsOf<RequestContext> f, string name, GraphQLType type, Func<Arguments, CancellationToken, ValueTask<int>> call) =>
        f.Resolve(name, type, "Counts its calls.", [], (_, arguments, _, ct) =>
        {
            Interlocked.Increment(ref _calls);
            return call(arguments, ct);
        });

    private int Count(int value)
    {
        Interlocked.Increment(ref _calls);
        return value;
    }

    private async ValueTask<int> Slow(Arguments arguments, CancellationToken ct)
    {
        Begun.TrySetResult();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(30), ct);
            return 1;
        }
        catch (OperationCanceledException)
        {
            Cancelled.TrySetResult();
            throw;
        }
    }

    private async ValueTask<int> Held(Arguments arguments, CancellationToken ct)
    {
        Begun.TrySetResult();
        await Release.Task.WaitAsync(ct);
        return 1;
    }

    private static async IAsyncEnumerable<int> CountTo(
        Arguments arguments, ResolveContext context, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var i = 1; i <= arguments.Get<int>("to"); i++)
        {
            await Task.Delay(1, ct);
            yield return i;
        }
    }

    private async IAsyncEnumerable<int> Endless([EnumeratorCancellation] CancellationToken ct)
    {
        Begun.TrySetResult();
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        }
        finally
        {
            Cancelled.TrySetResult();
        }
        yield return 0;
    }

    private static async IAsyncEnumerable<int> Breaks()
    {
        yield return 1;
        await Task.Yield();
        throw new InvalidOperationException("secret");
    }
}
