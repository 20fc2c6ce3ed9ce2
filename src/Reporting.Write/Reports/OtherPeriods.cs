using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;

namespace Reporting.Write.Reports;

/// <summary>What the other periods of a report have in force, for constraints and formulas that ask for it.</summary>
internal static class OtherPeriods
{
    public static async Task<Func<PeriodShift, CellValues?>> Of(
        Report report, TemplateVersion version, Streams streams, CancellationToken ct)
    {
        var values = new Dictionary<PeriodShift, CellValues?>();
        if (Period.TryParse(report.Period, version.PeriodKind, out var period))
        {
            foreach (var shift in version.Shifts)
                values[shift] = await At(report, period, shift, streams, ct);
        }
        return shift => values.GetValueOrDefault(shift);
    }

    private static async Task<CellValues?> At(
        Report report, Period period, PeriodShift shift, Streams streams, CancellationToken ct)
    {
        if (shift == PeriodShift.PreviousInYear && period.IsFirstOfYear())
            return CellValues.Zero;
        if (period.Shifted(shift) is not { } other)
            return null;
        var id = Report.IdOf(report.Unit, report.Regime, report.Template, other, report.Occurrence);
        // Only what is in force counts: what is still being worked on may change.
        return (await streams.Reports.Refresh(id.Value, ct)).State.InForce is { } inForce
            ? new CellValues(inForce.Number)
            : null;
    }
}
