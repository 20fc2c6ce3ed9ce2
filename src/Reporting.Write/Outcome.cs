using Reporting.Domain;
using Reporting.EventStore;

namespace Reporting.Write;

/// <summary>What one command came to.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>It is so now. Without events it was so already, and nothing was stored.</summary>
    /// <param name="Version">The stream's version.</param>
    /// <param name="Position">A reader that has got here sees it.</param>
    /// <param name="At">When the events were recorded; null without events.</param>
    /// <param name="IsRepeated">It was done before, by the same command.</param>
    public sealed record Done(
        long Version, long Position, DateTimeOffset? At, IReadOnlyList<EventReceipt> Events, bool IsRepeated = false)
            : Outcome;

    /// <summary>The rules say no.</summary>
    public sealed record Refused(Refusal Refusal) : Outcome;

    /// <summary>What the command speaks of at its address is not there.</summary>
    public sealed record Unknown(Refusal Refusal) : Outcome;

    /// <summary>The account may not do this, or not for this unit.</summary>
    public sealed record Forbidden : Outcome;

    /// <summary>The client saw an older version (If-Match).</summary>
    public sealed record Stale(long Version) : Outcome;

    /// <summary>Other writers were faster at every attempt.</summary>
    public sealed record Contended : Outcome;

    /// <summary>The command's key was used for another request.</summary>
    public sealed record KeyReused : Outcome;
}

/// <summary>What a command comes to before anything is stored.</summary>
public abstract record Verdict<TEvent>
{
    private Verdict() { }

    public sealed record Decided(Decision<TEvent> Decision) : Verdict<TEvent>;

    public sealed record Unknown(Refusal Refusal) : Verdict<TEvent>;

    public sealed record Forbidden : Verdict<TEvent>;

    public static implicit operator Verdict<TEvent>(Decision<TEvent> decision) => new Decided(decision);
}
