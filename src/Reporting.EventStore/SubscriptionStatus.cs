namespace Reporting.EventStore;

/// <summary>What a subscription is doing.</summary>
public enum SubscriptionState
{
    /// <summary>Waits for the lease: another host runs it, or the server is away.</summary>
    Standby,

    /// <summary>Runs here, or waits for events.</summary>
    Running,

    /// <summary>The last try failed; it tries again.</summary>
    Retrying,

    /// <summary>An event failed too often. It stands before that event until it is started again.</summary>
    Stopped,
}

/// <summary>Where a subscription stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Position">Everything up to here is done.</param>
/// <param name="FailedPosition">The event it stumbles over, or null.</param>
/// <param name="Failure">Why, or null.</param>
public sealed record SubscriptionStatus(
    string Name, SubscriptionState State, long Position, long? FailedPosition = null, string? Failure = null);
