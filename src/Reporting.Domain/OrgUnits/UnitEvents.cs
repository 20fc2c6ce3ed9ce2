namespace Reporting.Domain.OrgUnits;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record UnitEvent
{
    private protected UnitEvent() { }
}

/// <summary>A unit entered the register. <paramref name="Parent"/> is null for the root.</summary>
public sealed record UnitRegistered(
    UnitId UnitId, string Code, string Name, string Kind, UnitId? Parent, DateOnly EffectiveFrom, AccountId By)
        : UnitEvent;

/// <summary>A unit hangs under another parent from a date on.</summary>
public sealed record UnitMoved(
    UnitId UnitId, UnitId Parent, DateOnly EffectiveFrom, string Reason, AccountId By) : UnitEvent;
