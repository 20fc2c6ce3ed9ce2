using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Domain.Reports;

namespace Reporting.Write.Reports;

/// <summary>The reports of the units below in a regime's chain, as the database has them now.</summary>
internal static class Subordinates
{
    /// <summary>By the units' codes; null where the regime has no chain.</summary>
    public static async Task<IReadOnlyList<Subordinate>?> Of(
        Report report, RegimeDefined? regime, UnitRegister units, Streams streams, CancellationToken ct)
    {
        if (regime?.Chain is null || !Period.TryParse(report.Period, regime.PeriodKind, out var period))
            return null;
        var below = regime.Below(report.Unit, units, period);
        var found = new Subordinate[below.Count];
        await Parallel.ForAsync(0, below.Count, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct },
            async (i, token) =>
            {
                var id = Report.IdOf(below[i].UnitId, regime.Code, regime.Template, period, report.Occurrence);
                found[i] = new Subordinate(
                    id, below[i].UnitId, below[i].CodeOn(period.Last), (await streams.Reports.Refresh(id.Value, token)).State);
            });
        return found;
    }
}
