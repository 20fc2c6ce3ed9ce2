namespace Reporting.GraphQL;

/// <summary>What kind of operation runs. Spec 2.3.</summary>
public enum OperationType
{
    /// <summary>Reads.</summary>
    Query,

    /// <summary>Writes, one root field after another.</summary>
    Mutation,

    /// <summary>Answers once for each event.</summary>
    Subscription,
}

/// <summary>How an execution ended; the response itself is in the output.</summary>
public enum ResultKind
{
    /// <summary>Refused before execution: the response has <c>errors</c> and no <c>data</c>.</summary>
    RequestError,

    /// <summary>Given up at the time limit: the response has <c>errors</c> and no <c>data</c>.</summary>
    TimedOut,

    /// <summary>Executed: the response has <c>data</c>, perhaps null, and perhaps <c>errors</c>.</summary>
    Executed,

    /// <summary>Only validated, as asked for: the response has what it would cost and no <c>data</c>.</summary>
    Validated,
}

/// <summary>What was written as a response.</summary>
/// <param name="Kind">Whether the request was refused or executed.</param>
/// <param name="ErrorCount">Errors in the response.</param>
/// <param name="IsDataNull">Whether <c>data</c> is null although the request was executed.</param>
/// <param name="Cost">What the operation costs with its variables, also when that is why it was refused; otherwise
/// 0.</param>
public readonly record struct GraphQLResult(ResultKind Kind, int ErrorCount, bool IsDataNull = false, double Cost = 0);
