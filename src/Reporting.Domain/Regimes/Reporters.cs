using Reporting.Domain.Accounts;
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

    /// <summary>All of them, as the register has them.</summary>
    public static IEnumerable<UnitId> Of(RegimeDefined regime, UnitRegister units) => regime.ReportersKind is null
        ? regime.Reporters
        : units.Subtree(regime.RequestingUnit, regime.ReportersKind).Select(unit => unit.UnitId);

    /// <summary>Whether the account gives the regime's reports to the units (D4): for the requesting unit, or for the
    /// lead unit.</summary>
    public static bool Gives(this Account account, RegimeDefined regime, UnitRegister units) =>
        account.May(Role.Administer, regime.RequestingUnit, units)
        || (regime.LeadUnit is { } lead && account.May(Role.Administer, lead, units));

    /// <summary>As <see cref="Gives(Account, RegimeDefined, UnitRegister)"/>, for a report that was given.</summary>
    public static bool Gives(this Account account, Reports.Report report, UnitRegister units) =>
        account.May(Role.Administer, report.RequestingUnit, units)
        || (report.LeadUnit is { } lead && account.May(Role.Administer, lead, units));
}
