using System.Buffers;

namespace Reporting.GraphQL.Execution;

/// <summary>One response from its execution to its bytes. Spec 7.1 Response Format.</summary>
internal static class Response
{
    [ThreadStatic]
    private static JsonWriter? _spare;

    /// <summary>Executes a plan for a root value and leaves the response in the writer.</summary>
    public static async ValueTask<GraphQLResult> Execute(
        SelectionPlan plan, ExecutionState state, object root, JsonWriter json, CancellationToken ct)
    {
        var node = new ResultNode(root, plan, null, null);
        using var limit = new CancellationTokenSource(state.Options.Limits.Time, state.Options.Clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            await new Executor(state, both.Token).ExecuteRootSelectionSet(node).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return Refuse([new GraphQLError("The execution took too long.").WithCode("TIMEOUT")],
                json) with { Kind = ResultKind.TimedOut };
        }
        return Write(plan, state, root, node, json);
    }

    /// <summary>Writes the response of a plan whose calls are done, or that has none.</summary>
    public static GraphQLResult Write(
        SelectionPlan plan, ExecutionState state, object root, ResultNode? node, JsonWriter json)
    {
        json.WriteRaw("{\"data\":"u8);
        var hasData = new ResponseWriter(state, json).ExecuteSelectionSet(plan, root, node);
        if (!hasData)
            json.WriteNull();
        if (state.ErrorCount > 0)
        {
            json.WriteRaw(",\"errors\":"u8);
            ErrorWriter.Write(json, state.Errors);
        }
        json.WriteRaw((byte)'}');
        return new GraphQLResult(ResultKind.Executed, state.ErrorCount, !hasData);
    }

    /// <summary>The root selection set itself cannot be collected: the request is executed and gives nothing.</summary>
    public static GraphQLResult Fail(GraphQLError error, JsonWriter json)
    {
        json.WriteRaw("{\"data\":null,\"errors\":"u8);
        ErrorWriter.Write(json, [error]);
        json.WriteRaw((byte)'}');
        return new GraphQLResult(ResultKind.Executed, 1, IsDataNull: true);
    }

    public static GraphQLResult Refuse(IReadOnlyList<GraphQLError> errors, JsonWriter json)
    {
        json.Cut(0);
        json.WriteRaw("{\"errors\":"u8);
        ErrorWriter.Write(json, errors);
        json.WriteRaw((byte)'}');
        return new GraphQLResult(ResultKind.RequestError, errors.Count);
    }

    /// <summary>What a request that is only validated is told.</summary>
    public static GraphQLResult Tell(
        double cost, double limit, IReadOnlyList<GraphQLError> deprecated, JsonWriter json)
    {
        json.WriteRaw("{\"extensions\":{\"cost\":{\"operation\":"u8);
        json.WriteFloat(cost);
        json.WriteRaw(",\"limit\":"u8);
        if (double.IsFinite(limit))
            json.WriteFloat(limit);
        else
            json.WriteNull();
        json.WriteRaw((byte)'}');
        if (deprecated.Count > 0)
        {
            json.WriteRaw(",\"deprecated\":"u8);
            ErrorWriter.Write(json, deprecated);
        }
        json.WriteRaw("}}"u8);
        return new GraphQLResult(ResultKind.Validated, 0, Cost: cost);
    }

    public static JsonWriter Rent()
    {
        var json = _spare ?? new JsonWriter();
        _spare = null;
        return json;
    }

    /// <summary>Hands the response over and keeps the writer for the thread's next response.</summary>
    public static void Hand(JsonWriter json, IBufferWriter<byte> output)
    {
        output.Write(json.Written);
        json.Cut(0);
        if (_spare is null)
            _spare = json;
        else
            json.Dispose();
    }
}
