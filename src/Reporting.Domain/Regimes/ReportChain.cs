using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;

namespace Reporting.Domain.Regimes;

/// <summary>A regime whose reports go up a chain (E3): each goes to the next reporter above, which makes its own report of
/// the same period from those below it.</summary>
/// <param name="Hierarchy">The hierarchy of units that the chain follows; null: the territory.</param>
public sealed record RegimeChain(string? Hierarchy = null);

/// <summary>Who stands above whom in a regime's chain, on the map of a period.</summary>
public static class ReportChains
{
    /// <summary>The next reporter above; null at the top, and outside of chains.</summary>
    public static UnitId? Above(this RegimeDefined regime, UnitId unit, UnitRegister units, Period period)
    {
        if (regime.Chain is not { } chain || units.ById(unit) is not { } known)
            return null;
        var day = DayOf(known, period);
        foreach (var above in units.Path(unit, day, chain.Hierarchy ?? OrgUnit.Territory).Skip(1))
        {
            if (regime.IsReporter(above, units, day))
                return above;
        }
        return null;
    }

    /// <summary>The reporters whose reports go into the unit's own, by code.</summary>
    public static IReadOnlyList<OrgUnit> Below(
        this RegimeDefined regime, UnitId unit, UnitRegister units, Period period) => regime.Chain is null ? [] :
    [
        .. Candidates(regime, units).Where(one => Owes(one, period) && regime.Above(one.UnitId, units, period) == unit)
            .OrderBy(one => one.CodeOn(DayOf(one, period)), StringComparer.Ordinal),
    ];

    // Of a period in which it ended, a unit reports for as long as it was there (A2).
    private static DateOnly DayOf(OrgUnit unit, Period period) =>
        unit.Exists(period.Last) || !unit.Exists(period.First) ? period.Last : period.First;

    private static bool Owes(OrgUnit unit, Period period) => unit.Exists(period.Last) || unit.Exists(period.First);

    private static IEnumerable<OrgUnit> Candidates(RegimeDefined regime, UnitRegister units) =>
        regime.ReportersKind is { } kind
            ? units.Units.Where(unit => unit.Kind == kind)
            : regime.Reporters.Select(units.ById).OfType<OrgUnit>();
}
