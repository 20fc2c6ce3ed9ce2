namespace Reporting.EventStore;

/// <summary>Somebody who is told of every event of some types, in order, at least once. The position is stored under the name, so
/// that a restart goes on where it stopped.</summary>
/// <param name="Name">Its name, at most 200 characters; another name starts from the first event.</param>
/// <param name="Types">The stored names it wants, or null for all.</param>
/// <param name="Handle">Handles a batch, oldest first. When it returns, the batch counts as done. When it throws, the same events
/// come again; it must bear to see an event twice.</param>
public sealed record Subscription(
    string Name, IReadOnlyList<string>? Types, Func<IReadOnlyList<RecordedEvent>, CancellationToken, Task> Handle)
{
    /// <summary>The most events in one batch. Default: 500.</summary>
    public int BatchCountMax { get; init; } = 500;

    /// <summary>How often an event is tried before the subscription stops at it. Default: 5, with a growing pause between.</summary>
    public int AttemptCountMax { get; init; } = 5;

    /// <summary>The pause before the second try; it doubles each time, up to 30 s. Default: 100 ms.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How often a host that is not the runner asks whether it may take over. Default: 1 s.</summary>
    public TimeSpan TakeOverInterval { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>What a subscription is doing.</summary>
public enum SubscriptionState
{
    /// <summary>Another host runs it.</summary>
    Standby,

    /// <summary>This host runs it.</summary>
    Running,

    /// <summary>The last try failed; it tries again.</summary>
    Retrying,

    /// <summary>An event failed too often. Nothing is skipped: it stands before that event until a restart.</summary>
    Stopped,
}

/// <summary>Where a subscription stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Position">Everything up to here is done.</param>
/// <param name="FailedPosition">The event it stumbles over, or null.</param>
/// <param name="Failure">Why, or null.</param>
public sealed record SubscriptionStatus(
    string Name, SubscriptionState State, long Position, long? FailedPosition, string? Failure);

/// <summary>A subscription that was started on this host. Disposing stops it; the position stays stored.</summary>
public sealed class RunningSubscription : IAsyncDisposable
{
    private RunningSubscription() { }

    /// <summary>Where it stands.</summary>
    public SubscriptionStatus Status => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => throw new NotImplementedException();
}
