using Reporting.Domain.OrgUnits;

namespace Reporting.Domain.Regimes;

/// <summary>Which units owe the reports of a regime.</summary>
public static class Reporters
{
    /// <summary>Whether the unit is listed, or is of the regime's kind and below the requesting unit.</summary>
    /// <param name="on">On which day; null for the register's own.</param>
    public static bool IsReporter(this RegimeDefined regime, UnitId unit, UnitRegister units, DateOnly? on = null) =>
        regime.ReportersKind is null
            ? regime.Reporters.Contains(unit)
            : units.ById(unit)?.Kind == regime.ReportersKind && units.IsWithin(unit, regime.RequestingUnit, on);
}
