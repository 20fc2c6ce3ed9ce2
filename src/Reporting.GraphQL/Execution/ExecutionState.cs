using System.Collections.Immutable;
using System.Security.Cryptography;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>What one execution knows: its variables, its request and the errors so far.</summary>
internal sealed class ExecutionState(
    OperationPlan operation, VariableValues variables, RequestContext request, EngineOptions options)
{
    private Dictionary<Selection, Arguments>? _arguments;
    private List<GraphQLError>? _errors;

    public RequestContext Request { get; } = request;

    public EngineOptions Options { get; } = options;

    public Schema Schema { get; } = operation.Schema;

    public SourceText Source { get; } = operation.Document.Source;

    public bool IsMutation { get; } = operation.Operation.Kind == OperationKind.Mutation;

    public IReadOnlyList<GraphQLError> Errors => _errors ?? [];

    public int ErrorCount => _errors?.Count ?? 0;

    /// <summary>The arguments of a selection; with variables they are coerced once in an execution.</summary>
    public Arguments ArgumentsOf(Selection selection)
    {
        if (selection.Inputs.IsConstant)
            return selection.Inputs.Coerce(variables);
        lock (_arguments ??= [])
        {
            if (!_arguments.TryGetValue(selection, out var arguments))
                _arguments.Add(selection, arguments = selection.Inputs.Coerce(variables));
            return arguments;
        }
    }

    /// <summary>Null where the policies of the field let the user see it.</summary>
    public Failure? Refusal(Policy? policy) =>
        policy is null || Request.IsAllowed(policy) ? null : new Failure(new GraphQLException(
        $"Not allowed: {policy.Name}.", "FORBIDDEN"));

    /// <summary>Notes an error of a response position. Spec 7.1.2, 6.4.4 Handling Execution Errors.</summary>
    public void AddError(Exception exception, Selection selection, ImmutableArray<object> path)
    {
        _errors ??= [];
        if (_errors.Count >= Options.Limits.ExecutionErrors)
            return;
        var error = exception switch
        {
            CoercionException coercion => coercion.Error,
            GraphQLException known => new GraphQLError(known.Message, PlacesOf(selection), path, known.Extensions),
            _ => Masked(exception, selection, path),
        };
        _errors.Add(error with { Path = path });
    }

    private GraphQLError Masked(Exception exception, Selection selection, ImmutableArray<object> path)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        Options.OnException?.Invoke(id, exception);
        var message = Options.ShowExceptions ? exception.Message : "Internal error.";
        return new GraphQLError(message, PlacesOf(selection), path, new Dictionary<string, object?>
        {
            ["code"] = "INTERNAL", ["id"] = id,
        });
    }

    private ImmutableArray<Location> PlacesOf(Selection selection) =>
        [.. selection.Nodes.Select(node => Source.LocationAt(node.Start))];
}

/// <summary>Stands where a value should be: getting it failed.</summary>
internal sealed record Failure(Exception Exception);
