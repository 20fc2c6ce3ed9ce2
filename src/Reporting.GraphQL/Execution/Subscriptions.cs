using System.Runtime.CompilerServices;

namespace Reporting.GraphQL.Execution;

/// <summary>Subscriptions. Spec 6.2.3: the source stream and its mapping to responses.</summary>
internal static class Subscriptions
{
    // Spec 6.2.3.1 Source Stream
    public static GraphQLSubscription Subscribe(
        OperationPlan operation, SelectionPlan plan, VariableValues variables, RequestContext context,
            EngineOptions options,
        CancellationToken ct)
    {
        if (plan.Fields is not [{ Binding: StreamBinding binding } selection])
            return new GraphQLSubscription([new GraphQLError("The subscription's field has no stream.")], null);
        var state = new ExecutionState(operation, variables, context, options);
        try
        {
            if (state.Refusal(selection.Field.Policy) is { } refusal)
                throw refusal.Exception;
            var events = binding.CreateSourceEventStream(
                state.ArgumentsOf(selection), new ResolveContext(context, selection, null), ct);
            return new GraphQLSubscription(
                [], MapSourceToResponseEvent(events, selection, operation, plan, variables, context, options, ct));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            state.AddError(e, selection, [selection.ResponseName]);
            return new GraphQLSubscription([.. state.Errors.Select(error => error with { Path = [] })], null);
        }
    }

    // Spec 6.2.3.2 Response Stream: the next event is asked for when the response before was taken.
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> MapSourceToResponseEvent(
        IAsyncEnumerable<object?> events, Selection selection, OperationPlan operation, SelectionPlan plan,
            VariableValues variables,
        RequestContext context, EngineOptions options, [EnumeratorCancellation] CancellationToken ct)
    {
        using var json = new JsonWriter();
        await using var source = events.GetAsyncEnumerator(ct);
        while (true)
        {
            // A request's values are kept for one event only: data loaders must not answer from an older one.
            var request = new RequestContext(context.Services, context.User);
            var state = new ExecutionState(operation, variables, request, options);
            json.Cut(0);
            var hasNext = false;
            var isBroken = false;
            try
            {
                hasNext = await source.MoveNextAsync().ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                isBroken = true;
                state.AddError(e, selection, []);
                Response.Refuse(state.Errors, json);
            }
            if (isBroken)
            {
                yield return json.WrittenMemory;
                yield break;
            }
            if (!hasNext)
                yield break;
            await Response.Execute(plan, state, new SourceEvent(source.Current), json, ct).ConfigureAwait(false);
            yield return json.WrittenMemory;
        }
    }
}
