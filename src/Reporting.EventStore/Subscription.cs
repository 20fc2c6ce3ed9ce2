namespace Reporting.EventStore;

/// <summary>Somebody who is told of every event of some types, in order, at least once.</summary>
/// <remarks>
/// Default: from the first event. Effect: the position is stored under the name after each batch, so that a restart goes on where
/// it stopped; where no event was for it, about once a second. Interaction: started on several hosts, one runs it and another takes over when it dies. Failure: a batch that
/// throws is tried again with growing pauses, then event by event; an event that still fails stops the subscription before it.
/// Nothing is ever skipped.
/// </remarks>
/// <param name="Name">Its name, at most 200 characters.</param>
/// <param name="Types">The stored names it wants, or null for all.</param>
/// <param name="Handle">Handles a batch, oldest first. When it returns, the batch counts as done. It must bear to see an event
/// twice: a host may die between the work and the note that it is done.</param>
public sealed record Subscription(
    string Name, IReadOnlyList<string>? Types, Func<IReadOnlyList<RecordedEvent>, CancellationToken, Task> Handle)
{
    /// <summary>The most events in one batch. Default: 500.</summary>
    public int BatchCountMax { get; init; } = 500;

    /// <summary>How often an event is tried before the subscription stops at it. Default: 5.</summary>
    public int AttemptCountMax { get; init; } = 5;

    /// <summary>The pause before the second try; it doubles each time, up to 30 s. Default: 100 ms.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a host that is not the runner asks whether it may take over. Default: 1 s.</summary>
    public TimeSpan TakeOverInterval { get; init; } = TimeSpan.FromSeconds(1);
}
