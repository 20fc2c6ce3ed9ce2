using System.Diagnostics;

namespace Reporting.Domain.Redactions;

/// <summary>The redaction of one event; its stream is called after the event's id.</summary>
public sealed record Redaction(RedactionRequested? Requested, bool IsDone)
{
    public static readonly Redaction Initial = new(Requested: null, IsDone: false);

    public static Guid StreamIdOf(Guid eventId) => Uuid5.Of("redaction", eventId.ToString());

    public static Redaction Evolve(Redaction state, RedactionEvent happened) => (state, happened) switch
    {
        ({ Requested: null }, RedactionRequested e) => new Redaction(e, IsDone: false),
        ({ Requested: not null, IsDone: false }, ContentRedacted) => state with { IsDone = true },
        _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
    };
}
