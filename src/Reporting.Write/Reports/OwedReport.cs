using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>The report that a unit owes under a regime for a period, found by what a client calls it.</summary>
/// <param name="Version">The template version that is valid on the period's first day; null when there is none.</param>
public sealed record OwedReport(
    ReportId Id, OrgUnit Unit, RegimeDefined Regime, TemplateVersion? Version, Period Period, int Occurrence)
{
    /// <summary>The report, or why there can be none.</summary>
    public static async ValueTask<(OwedReport?, Refusal?)> Find(
        ReportAddress address, Catalogue catalogue, CancellationToken ct)
    {
        if (address.Unit is null || address.Regime is null || address.Period is null)
            return (null, RequestRefusals.ReportUnnamed());
        if ((await catalogue.Regime(address.Regime, ct)).Definition is not { } regime)
            return (null, RegimeRefusals.Unknown(address.Regime));
        if (!Period.TryParse(address.Period, kind: null, out var period))
            return (null, PeriodRefusals.Malformed(address.Period));
        var units = await catalogue.Units(ct);
        // A code that was given again on a day within the period means the one who is there at its end.
        if ((units.Find(address.Unit, period.Last) ?? units.Named(address.Unit, period.First)) is not { } unit)
            return (null, UnitRefusals.Unknown(address.Unit));
        var version = (await catalogue.Template(regime.Template, ct)).InForce(period.First);
        var occurrence = address.Occurrence ?? 1;
        var id = Report.IdOf(unit.UnitId, regime.Code, regime.Template, period, occurrence);
        return (new OwedReport(id, unit, regime, version, period, occurrence), null);
    }
}
