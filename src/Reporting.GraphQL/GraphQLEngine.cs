using System.Buffers;
using System.Globalization;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Types;
using Reporting.GraphQL.Validation;

namespace Reporting.GraphQL;

/// <summary>
/// Executes requests against a schema: text in, JSON out. Knows no transport. One instance serves any number of
/// requests at the same time.
/// </summary>
public sealed class GraphQLEngine
{
    private readonly PlanCache _cache;

    /// <summary>An engine for a schema.</summary>
    /// <param name="schema">A checked schema.</param>
    /// <param name="options">Limits and hooks; null for the defaults.</param>
    public GraphQLEngine(Schema schema, EngineOptions? options = null)
    {
        Schema = schema;
        Options = options ?? new EngineOptions();
        _cache = new PlanCache(Options.CachedPlans);
    }

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>Limits and hooks.</summary>
    public EngineOptions Options { get; }

    /// <summary>
    /// Reads, validates and plans a request, or takes the plan from the cache. Never throws for what the client did:
    /// then the result carries errors. Says which type of operation it is before anything runs.
    /// </summary>
    /// <param name="request">The request; its bytes are not kept.</param>
    public PreparedOperation Prepare(in GraphQLRequest request)
    {
        if (_cache.Find(request) is { } known)
            return known;
        var prepared = Preparation.Prepare(Schema, request, Options.Limits);
        if (!prepared.IsRefused)
            _cache.Add(request, prepared);
        return prepared;
    }

    /// <summary>
    /// Prepares and executes a query or mutation and writes the response. A client's fault is a request error in the
    /// response; only cancellation by <paramref name="ct"/> throws.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="context">Services and user.</param>
    /// <param name="output">Takes the response as UTF-8 JSON, in one piece at the end.</param>
    /// <param name="ct">Ends when the client leaves.</param>
    public ValueTask<GraphQLResult> Execute(
        in GraphQLRequest request, RequestContext context, IBufferWriter<byte> output, CancellationToken ct) =>
        Execute(Prepare(request), request.Variables, context, output, ct);

    /// <summary>Executes a prepared query or mutation and writes the response.</summary>
    /// <param name="operation">From <see cref="Prepare"/>; a refused one writes its errors.</param>
    /// <param name="variables">A JSON object in UTF-8; empty for none.</param>
    /// <param name="context">Services and user.</param>
    /// <param name="output">Takes the response as UTF-8 JSON, in one piece at the end.</param>
    /// <param name="ct">Ends when the client leaves.</param>
    public ValueTask<GraphQLResult> Execute(
        PreparedOperation operation, ReadOnlyMemory<byte> variables, RequestContext context, IBufferWriter<byte> output,
        CancellationToken ct)
    {
        if (operation.Type == OperationType.Subscription && !operation.IsRefused)
            return new(Refuse([new GraphQLError("A subscription needs a stream of responses.")], output));
        if (Start(operation, variables, out var errors) is not { } values)
            return new(Refuse(errors, output));
        if (TryPlan(operation.Plan, values, out var error) is not { } plan)
            return new(Fail(error!, output));
        var state = new ExecutionState(operation.Plan, values, context, Options);
        var cost = CostAnalysis.CostOf(plan, state);
        if (cost > Options.Limits.Cost)
            return new(Refuse([TooCostly(cost)], output) with { Cost = cost });
        if (plan.IsStored)
            return Execute(plan, state, context, cost, output, ct);
        var json = Response.Rent();
        var result = Response.Write(plan, state, context, null, json);
        Response.Hand(json, output);
        return new(result with { Cost = cost });
    }

    /// <summary>
    /// Does everything but execute: writes what the operation costs with its variables and what it may cost, as
    /// <c>{"extensions":{"cost":{"operation":12,"limit":1000}}}</c>, with <c>"deprecated"</c> beside it where the
    /// document uses what is deprecated; or why it would be refused.
    /// </summary>
    /// <param name="operation">From <see cref="Prepare"/>; a refused one writes its errors.</param>
    /// <param name="variables">A JSON object in UTF-8; empty for none.</param>
    /// <param name="output">Takes the response as UTF-8 JSON, in one piece at the end.</param>
    public GraphQLResult Validate(
        PreparedOperation operation, ReadOnlyMemory<byte> variables, IBufferWriter<byte> output)
    {
        if (Start(operation, variables, out var errors) is not { } values)
            return Refuse(errors, output);
        if (TryPlan(operation.Plan, values, out var error) is not { } plan)
            return Fail(error!, output);
        var cost = CostAnalysis.CostOf(plan, new ExecutionState(operation.Plan, values, new RequestContext(), Options));
        if (cost > Options.Limits.Cost)
            return Refuse([TooCostly(cost)], output) with { Cost = cost };
        var deprecated = Validator.Validate(Schema, operation.Plan.Document, Options.Limits, Rule.NoDeprecated);
        var json = Response.Rent();
        var result = Response.Tell(cost, Options.Limits.Cost, deprecated, json);
        Response.Hand(json, output);
        return result;
    }

    private GraphQLError TooCostly(double cost) => new GraphQLError(string.Create(
        CultureInfo.InvariantCulture,
            $"The operation costs {cost}, more than the limit of {Options.Limits.Cost}.")).WithCode("COST_EXCEEDED");

    private static async ValueTask<GraphQLResult> Execute(
        SelectionPlan plan, ExecutionState state, RequestContext context, double cost, IBufferWriter<byte> output,
            CancellationToken ct)
    {
        var json = Response.Rent();
        var result = await Response.Execute(plan, state, context, json, ct).ConfigureAwait(false);
        Response.Hand(json, output);
        return result with { Cost = cost };
    }

    /// <summary>Opens a subscription's stream. Spec 6.2.3.</summary>
    /// <param name="operation">From <see cref="Prepare"/>; another type of operation is refused.</param>
    /// <param name="variables">A JSON object in UTF-8; empty for none.</param>
    /// <param name="context">Services and user; each event gets a context of its own with the same.</param>
    /// <param name="ct">Ends the stream.</param>
    public GraphQLSubscription Subscribe(
        PreparedOperation operation, ReadOnlyMemory<byte> variables, RequestContext context, CancellationToken ct)
    {
        if (Start(operation, variables, out var errors) is not { } values)
            return new GraphQLSubscription(errors, null);
        if (TryPlan(operation.Plan, values, out var error) is not { } plan)
            return new GraphQLSubscription([error!], null);
        var cost = CostAnalysis.CostOf(plan, new ExecutionState(operation.Plan, values, context, Options));
        return cost > Options.Limits.Cost
            ? new GraphQLSubscription([TooCostly(cost)], null)
            : Subscriptions.Subscribe(operation.Plan, plan, values, context, Options, ct);
    }

    /// <summary>Writes a response of request errors: <c>{"errors":[…]}</c>.</summary>
    /// <param name="errors">At least one.</param>
    /// <param name="output">Takes the response as UTF-8 JSON.</param>
    public static void WriteErrors(IReadOnlyList<GraphQLError> errors, IBufferWriter<byte> output) =>
        Refuse(errors, output);

    private static GraphQLResult Refuse(IReadOnlyList<GraphQLError> errors, IBufferWriter<byte> output)
    {
        var json = Response.Rent();
        var result = Response.Refuse(errors, json);
        Response.Hand(json, output);
        return result;
    }

    private static GraphQLResult Fail(GraphQLError error, IBufferWriter<byte> output)
    {
        var json = Response.Rent();
        var result = Response.Fail(error, json);
        Response.Hand(json, output);
        return result;
    }

    /// <summary>Variables to values; null where the request is refused.</summary>
    private VariableValues? Start(
        PreparedOperation operation, ReadOnlyMemory<byte> variables, out IReadOnlyList<GraphQLError> errors)
    {
        errors = operation.Errors;
        if (operation.IsRefused)
            return null;
        if (operation.Plan.Variables.Count == 0)
            return VariableValues.None;
        var found = new List<GraphQLError>();
        errors = found;
        return VariableCoercion.CoerceVariableValues(operation.Plan, variables.Span, Options.Limits, found);
    }

    /// <summary>The plan for the variables; null where not even the root selection set can be collected.</summary>
    private static SelectionPlan? TryPlan(OperationPlan operation, VariableValues values, out GraphQLError? error)
    {
        error = null;
        try
        {
            return operation.PlanFor(values);
        }
        catch (CoercionException e)
        {
            error = e.Error;
        }
        catch (GraphQLException e)
        {
            error = new GraphQLError(e.Message);
        }
        return null;
    }
}
