using System.Diagnostics;

namespace Reporting.Domain.Notices;

/// <summary>A notice; null in <see cref="Announced"/> while there is none.</summary>
public sealed record Notice(NoticeAnnounced? Announced, NoticeWithdrawn? Withdrawn)
{
    public static readonly Notice Initial = new(Announced: null, Withdrawn: null);

    public static Notice Evolve(Notice state, NoticeEvent happened) => (state.Announced, happened) switch
    {
        (null, NoticeAnnounced e) => new Notice(e, Withdrawn: null),
        (not null, NoticeWithdrawn e) => state with { Withdrawn = e },
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
