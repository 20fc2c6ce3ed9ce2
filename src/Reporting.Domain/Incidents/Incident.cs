using System.Diagnostics;

namespace Reporting.Domain.Incidents;

/// <summary>An incident; null in <see cref="Raised"/> while there is none.</summary>
public sealed record Incident(IncidentRaised? Raised, IncidentAnswered? LastAnswer)
{
    public static readonly Incident Initial = new(Raised: null, LastAnswer: null);

    public static Incident Evolve(Incident state, IncidentEvent happened) => (state.Raised, happened) switch
    {
        (null, IncidentRaised e) => new Incident(e, LastAnswer: null),
        (not null, IncidentAnswered e) => state with { LastAnswer = e },
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
