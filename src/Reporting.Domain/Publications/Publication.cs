using System.Diagnostics;

namespace Reporting.Domain.Publications;

/// <summary>A publication; null in <see cref="Requested"/> while there is none.</summary>
public sealed record Publication(
    PublicationRequested? Requested, PublicationApproved? Approved, PublicationWithdrawn? Withdrawn)
{
    public static readonly Publication Initial = new(Requested: null, Approved: null, Withdrawn: null);

    public static Publication Evolve(Publication state, PublicationEvent happened) => (state, happened) switch
    {
        ({ Requested: null }, PublicationRequested e) => state with { Requested = e },
        ({ Requested: not null, Approved: null, Withdrawn: null }, PublicationApproved e) => state with { Approved = e },
        ({ Requested: not null, Withdrawn: null }, PublicationWithdrawn e) => state with { Withdrawn = e },
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
