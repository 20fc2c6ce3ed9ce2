using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;

namespace Reporting.Write.Reports;

/// <summary>What the same unit reported for the periods before, to tell what is unusual.</summary>
internal static class OwnHistory
{
    public static async Task<Func<string, IReadOnlyList<decimal>>> Of(
        Report report, TemplateVersion version, Streams streams, CancellationToken ct)
    {
        var before = new List<AcceptedVersion>();
        var period = Period.TryParse(report.Period, version.PeriodKind, out var known) ? known : null;
        for (var i = 0; i < version.HistoryCount && period?.Shifted(PeriodShift.Previous) is { } earlier; i++)
        {
            period = earlier;
            var id = Report.IdOf(report.Unit, report.Regime, report.Template, period, report.Occurrence);
            if ((await streams.Reports.Refresh(id.Value, ct)).State.InForce is { } inForce)
                before.Add(inForce);
        }
        return indicator =>
        [
            .. before.Select(one => one.Cells.Value(indicator)).OfType<decimal>()
                .Take(version.Rows.First(row => row.Indicator == indicator).Outlier?.PeriodCount ?? 0),
        ];
    }
}
