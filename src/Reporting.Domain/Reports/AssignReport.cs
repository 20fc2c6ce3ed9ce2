using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>A unit owes the report of a period from now on, in one template version (D1).</summary>
public sealed record AssignReport(ReportId ReportId, UnitId Unit, Period Period, int Occurrence, AccountId By)
{
    /// <summary>The first instant that is late; null where nobody says one.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The version of the calendar that the deadline was counted by; null when it was given.</summary>
    public int? CalendarVersion { get; init; }

    /// <summary>Only these cells are asked for (D3); null: all of them.</summary>
    public EquatableArray<string>? Cells { get; init; }

    /// <param name="command">The wish.</param>
    /// <param name="regime">The regime under which it is owed, which exists.</param>
    /// <param name="version">The regime's template version that was asked for, or else the one in force on the first
    /// day of the
    /// period; null when there is none.</param>
    /// <param name="units">The units' register.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(
        AssignReport command, RegimeDefined regime, TemplateVersion? version, UnitRegister units, Report state)
    {
        if (command.ReportId != Report.IdOf(command.Unit, regime.Code, regime.Template, command.Period,
            command.Occurrence))
            return Refuse(ReportRefusals.IdMismatch());
        if (state.State == ReportState.Cancelled)
            return Refuse(ReportRefusals.IsCancelled());
        // The id is made of everything that is assigned, so a report that exists is this one.
        if (state.State != ReportState.NotAssigned)
            return Emit();
        if (Check(command, regime, units) is { } wrong)
            return Refuse(wrong);
        if (version is null)
            return Refuse(TemplateRefusals.NoVersionInForce(regime.Template, command.Period.First));
        if (command.Cells is { } cells && AskedCells.Check(cells, within: null, version) is { } outside)
            return Refuse(outside);
        // In a chain the unit above asks for it: what it accepts goes into its own.
        var above = regime.Above(command.Unit, units, command.Period);
        return Emit(new ReportAssigned(
            command.ReportId, command.Unit, regime.Code, above ?? regime.RequestingUnit, regime.Template, version.Version,
            command.Period.Text, command.Occurrence, command.By, command.DueAt?.ToUniversalTime(), command.CalendarVersion,
            command.Cells, regime.LeadUnit, above, regime.Below(command.Unit, units, command.Period).Count > 0 ? true : null));
    }

    private static Refusal? Check(AssignReport command, RegimeDefined regime, UnitRegister units)
    {
        if (command.Period.Kind != regime.PeriodKind)
            return PeriodRefusals.WrongKind(command.Period, regime.PeriodKind);
        if (command.Occurrence < 1)
            return ReportRefusals.OccurrenceNotPositive();
        if (units.ById(command.Unit) is not { } unit)
            return UnitRefusals.Unknown(command.Unit.Value.ToString());
        var (first, last) = (command.Period.First, command.Period.Last);
        // What it owed before stays its own (A2); for later periods its successors report.
        if (unit.EndedFrom <= first && !unit.Exists(last))
            return UnitRefusals.Ended(unit.Code, unit.EndedFrom.Value);
        return regime.IsReporter(command.Unit, units, unit.Exists(last) ? last : unit.Exists(first) ? first : null)
            ? null : ReportRefusals.UnitNotInRegime(unit.Code, regime.Code);
    }
}
