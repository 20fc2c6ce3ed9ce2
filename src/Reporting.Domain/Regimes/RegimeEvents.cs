using Reporting.Domain.Calendars;

namespace Reporting.Domain.Regimes;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record RegimeEvent
{
    private protected RegimeEvent() { }
}

/// <summary>Who reports what to whom, and how often.</summary>
/// <param name="RequestingUnit">The unit that assigns the reports and accepts or returns them.</param>
/// <param name="ReportersKind">All units of this kind in the requesting unit's subtree report; null when they are
/// listed.</param>
/// <param name="Reporters">The units that report, when they are listed.</param>
public sealed record RegimeDefined(
    string Code, string Name, string Template, PeriodKind PeriodKind, UnitId RequestingUnit,
    string? ReportersKind, EquatableArray<UnitId> Reporters, AccountId By) : RegimeEvent;
