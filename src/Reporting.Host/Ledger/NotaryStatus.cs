using Reporting.Domain;

namespace Reporting.Host.Ledger;

/// <summary>What a notary does at the moment.</summary>
public enum NotaryState
{
    /// <summary>Another host's notary is at work, or this one was told not to.</summary>
    Standby,

    /// <summary>It signs what comes.</summary>
    Running,

    /// <summary>It waits for witnesses: what it signed last is not published.</summary>
    Pending,

    /// <summary>A step failed; it begins again.</summary>
    Retrying,

    /// <summary>What it would sign does not continue what was signed. It signs nothing until that is settled.</summary>
    Refused,
}

/// <summary>Where this host's notary stands.</summary>
/// <param name="Origin">The log's name; null while it has not looked.</param>
/// <param name="Position">The newest event in the published log, as far as this host knows.</param>
/// <param name="Lag">For how long there has been an event that is not in the published log.</param>
/// <param name="Failure">Why it does not sign, or null.</param>
public sealed record NotaryStatus(NotaryState State, string? Origin, long Position, TimeSpan Lag, string? Failure)
{
    /// <summary>An acknowledged event may be unlogged for this long.</summary>
    public static readonly TimeSpan LagMax = TimeSpan.FromSeconds(60);

    /// <summary>Why it refuses, with a public code and in both languages; null unless it does.</summary>
    public Refusal? Refusal { get; init; }

    public bool IsAlarm => State == NotaryState.Refused || Lag > LagMax;
}
