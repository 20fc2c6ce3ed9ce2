namespace Reporting.GraphQL;

/// <summary>How an engine works. The defaults suit a public endpoint.</summary>
public sealed record EngineOptions
{
    /// <summary>What requests may cost; default <see cref="GraphQL.Limits"/>'s own defaults.</summary>
    public Limits Limits { get; init; } = new();

    /// <summary>How many plans are kept; default 512. The one not used for longest goes first.</summary>
    public int CachedPlans { get; init; } = 512;

    /// <summary>
    /// Told of every exception that is no <see cref="GraphQLException"/>, with the id that the client sees in its
    /// place. Default: nothing. Must not throw.
    /// </summary>
    public Action<string, Exception>? OnException { get; init; }

    /// <summary>Whether the client reads the messages of all exceptions; default false, for development only.</summary>
    public bool ShowExceptions { get; init; }

    /// <summary>The clock of the time limit; default the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
