using System.Collections.Immutable;
using System.Diagnostics;
using Reporting.Domain.Calendars;

namespace Reporting.Domain.Regimes;

/// <summary>A regime as it was defined, or null in <see cref="Definition"/> while it is not; with the periods that were
/// opened.</summary>
public sealed record Regime(RegimeDefined? Definition)
{
    public static readonly Regime Initial = new(Definition: null);

    /// <summary>The openings, the oldest first.</summary>
    public ImmutableList<PeriodOpened> Opened { get; private init; } = [];

    public RegimeEnded? Ended { get; private init; }

    /// <summary>When it was defined.</summary>
    public DateTimeOffset DefinedAt { get; private init; }

    public static Guid StreamIdOf(string code) => Uuid5.Of("regime", code);

    /// <summary>How many reports of one period a unit owes: of a school year the opening and the closing figures
    /// (C2).</summary>
    public static int OccurrencesOf(PeriodKind kind) => kind == PeriodKind.SchoolYear ? 2 : 1;

    public PeriodOpened? Opening(string period, int occurrence) =>
        Opened.Find(opened => opened.Period == period && opened.Occurrence == occurrence);

    /// <summary>Whether it asks for a period.</summary>
    public bool AsksFor(Period period) =>
        Definition is { } defined && (defined.ValidFrom is not { } from || period.First >= from)
        && (defined.ValidTo is not { } to || period.First <= to) && (Ended is null || period.First <= Ended.LastDay);

    /// <param name="recordedAt">The time at which the store recorded it.</param>
    public static Regime Evolve(Regime state, RegimeEvent happened, DateTimeOffset recordedAt) =>
        (state.Definition, happened) switch
        {
            (null, RegimeDefined e) => new Regime(e) { DefinedAt = recordedAt },
            (not null, PeriodOpened e) => state with { Opened = state.Opened.Add(e) },
            (not null, RegimeEnded e) => state with { Ended = e },
            _ => throw new UnreachableException($"{happened.GetType().Name} on {state}: corrupt stream"),
        };
}
