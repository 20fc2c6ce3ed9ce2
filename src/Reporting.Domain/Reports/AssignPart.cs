using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Templates;
using static Reporting.Domain.Decision<Reporting.Domain.Reports.ReportEvent>;

namespace Reporting.Domain.Reports;

/// <summary>A unit that got a report, or a part of one, assigns it on (D2): to a room, a subordinate unit, an
/// organisation or a person, whole or by cells (D3), due earlier than it is due itself (D5).</summary>
/// <param name="Parent">The part to assign on; null: the report itself.</param>
/// <param name="DueAt">Null: a working day before it is due here.</param>
/// <param name="IsShort">Whether less than a working day is meant.</param>
/// <param name="Now">The business clock.</param>
public sealed record AssignPart(
    ReportId ReportId, int? Parent, UnitId? Unit, AccountId? Account, EquatableArray<string>? Cells,
    DateTimeOffset? DueAt, bool IsShort, DateTimeOffset Now, AccountId By)
{
    public const int PartsMax = 200;

    /// <param name="command">The wish.</param>
    /// <param name="version">The template version in which the report was assigned.</param>
    /// <param name="calendar">The newest calendar.</param>
    /// <param name="units">The units' register.</param>
    /// <param name="state">The report so far.</param>
    public static Decision<ReportEvent> Decide(
        AssignPart command, TemplateVersion version, BusinessCalendar calendar, UnitRegister units, Report state)
    {
        if (!CancelAssignment.IsOpen(state))
            return Refuse(AssignmentRefusals.NotOpen(state.State));
        if ((CheckHolder(command, units, state) ?? CheckCells(command, version, state)) is { } wrong)
            return Refuse(wrong);
        var above = state.DueAtOf(command.Parent);
        if ((command.DueAt ?? (above is { } late ? calendar.WorkingDaysBefore(late, 1) : null)) is not { } dueAt)
            return Refuse(AssignmentRefusals.NoDeadline());
        dueAt = dueAt.ToUniversalTime();
        if (state.Parts.Values.Any(part => IsSame(part, command, dueAt)))
            return Emit();
        if (dueAt <= command.Now || dueAt >= above)
            return Refuse(AssignmentRefusals.NotEarlier(above ?? command.Now));
        var isShort = Deadlines.IsShort(calendar, command.Now, dueAt)
            || (above is { } end && Deadlines.IsShort(calendar, dueAt, end));
        return isShort && !command.IsShort ? Refuse(AssignmentRefusals.ShortNotice())
            : state.LastPart >= PartsMax ? Refuse(AssignmentRefusals.TooManyParts(PartsMax))
            : Emit(new PartAssigned(
                command.ReportId, state.LastPart + 1, command.Parent, command.Unit, command.Account, command.Cells,
                dueAt, isShort ? true : null, command.By));
    }

    /// <summary>What an outage does to the parts of a report (I2): whoever works on one has as much working time back as
    /// was lost, and still before the level above is due. The system says so by itself.</summary>
    /// <param name="dueAt">When the report is due now; null where nobody said.</param>
    internal static IEnumerable<PartDeadlineMoved> Shift(
        OutageRecorded outage, BusinessCalendar calendar, DateTimeOffset? dueAt, AccountId by, Report state)
    {
        var span = new Outage(outage.OutageId, outage.StartedAt, outage.EndedAt, outage.ShiftsDeadlines);
        var due = new Dictionary<int, DateTimeOffset>();
        // By number: what a part was made of comes before it.
        foreach (var part in state.Parts.Values)
        {
            var above = part.Parent is { } parent ? due[parent] : dueAt;
            var after = Deadlines.Shifted(calendar, part.DueAt, span);
            if (after >= above)
                after = calendar.WorkingDaysBefore(above.Value, 1);
            due[part.Part] = after > part.DueAt ? after : part.DueAt;
            if (after > part.DueAt)
                yield return new PartDeadlineMoved(
                    state.ReportId, part.Part, part.Unit, part.Account, after, DeadlineCause.Outage, outage.Evidence,
                    calendar.Version.Number, by);
        }
    }

    private static bool IsSame(PartAssigned part, AssignPart command, DateTimeOffset dueAt) =>
        part.Parent == command.Parent && part.Unit == command.Unit && part.Account == command.Account
        && part.Cells == command.Cells && part.DueAt == dueAt;

    private static Refusal? CheckHolder(AssignPart command, UnitRegister units, Report state)
    {
        if (command.Parent is { } parent && !state.Parts.ContainsKey(parent))
            return AssignmentRefusals.PartUnknown(parent);
        if (command.Unit is null == command.Account is null)
            return AssignmentRefusals.OneHolder();
        if (command.Unit is not { } unit)
            return null;
        if (units.ById(unit) is not { } known)
            return UnitRefusals.Unknown(unit.Value.ToString());
        var holder = state.HolderOf(command.Parent);
        return unit == holder || !units.IsWithin(unit, holder) ? AssignmentRefusals.NotBelow(known.Code) : null;
    }

    private static Refusal? CheckCells(AssignPart command, TemplateVersion version, Report state) =>
        command.Cells is { } cells ? AskedCells.Check(cells, state.CellsOf(command.Parent), version) : null;
}
