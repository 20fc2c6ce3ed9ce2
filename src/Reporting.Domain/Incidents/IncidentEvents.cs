namespace Reporting.Domain.Incidents;

// Stored for ever: property names here are the stored JSON. Add a new event or an optional property;
// never rename, retype or remove (docs/adr/0004). EventGoldenTests fails when the stored bytes change.
public abstract record IncidentEvent
{
    private protected IncidentEvent() { }
}

/// <summary>A user tells the operator that something is wrong (I5).</summary>
/// <param name="Unit">The unit that it troubles; null when the user names none.</param>
public sealed record IncidentRaised(
    Guid IncidentId, UnitId? Unit, string Title, string Text, AccountId By) : IncidentEvent;

/// <summary>The operator answers.</summary>
/// <param name="IsClosed">Whether that settles it.</param>
public sealed record IncidentAnswered(Guid IncidentId, string Answer, bool IsClosed, AccountId By) : IncidentEvent;
