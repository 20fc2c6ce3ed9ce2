namespace Reporting.Domain.Usage;

/// <summary>How a unit used the system in one regime.</summary>
/// <param name="Kind">The kind of its periods.</param>
/// <param name="Assigned">Reports that were due in the period.</param>
public sealed record UsageLine(
    string Regime, string Kind, long Assigned, long Sent, long OnTime, long Late, long Missing, long Returned,
    long Corrected);

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record UsageEvent
{
    private protected UsageEvent() { }
}

/// <summary>The half-yearly or yearly usage report of a unit (TH20 14.1f, BG22 9.6), as the read tables said it.</summary>
/// <param name="AtPosition">Up to which event it is counted.</param>
public sealed record UsageRecorded(
    UnitId Unit, string Period, long AtPosition, EquatableArray<UsageLine> Lines, AccountId By) : UsageEvent;
