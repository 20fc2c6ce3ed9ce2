using static Reporting.Domain.Decision<Reporting.Domain.Calendars.CalendarEvent>;

namespace Reporting.Domain.Calendars;

/// <summary>The holidays, swapped and make-up days of whole years become known (C3). Deadlines that were counted before
/// keep the version they were counted by.</summary>
/// <param name="Version">The version that this becomes: one more than the newest, so that two people who read the same
/// decision do not both enter it.</param>
public sealed record ImportHolidays(int Version, string LegalBasis, EquatableArray<SpecialDay> Days, AccountId By)
{
    public static Decision<CalendarEvent> Decide(ImportHolidays command, HolidayCalendar state)
    {
        if ((Texts.Check("legalBasis", command.LegalBasis, Texts.NameLengthMax) ?? Check(command.Days)) is { } wrong)
            return Refuse(wrong);
        var imported = new HolidaysImported(
            command.Version, command.LegalBasis,
            command.Days.Select(day => day.Date.Year).Distinct().Order().ToEquatableArray(),
            command.Days.OrderBy(day => day.Date).ToEquatableArray(), command.By);
        return state.LastImport is { } last && last with { By = command.By } == imported ? Emit()
            : command.Version != state.Versions.Length
                ? Refuse(CalendarRefusals.VersionNotNext(state.Versions.Length))
            : Emit(imported);
    }

    /// <summary>What is wrong with the days, or null.</summary>
    public static Refusal? Check(EquatableArray<SpecialDay> days)
    {
        if (days.Count == 0)
            return CalendarRefusals.NoDays();
        var seen = new HashSet<DateOnly>();
        foreach (var day in days)
        {
            if (!seen.Add(day.Date))
                return CalendarRefusals.DayTwice(day.Date);
            if (day.Date.Year is < 1900 or > 2999)
                return CalendarRefusals.DayOutOfRange(day.Date);
            if ((Texts.Check("name", day.Name, Texts.NameLengthMax)
                ?? Texts.Check("legal_basis", day.LegalBasis, Texts.NameLengthMax)) is { } wrong)
                return wrong;
            var isWeekend = day.Date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            if (day.Kind == SpecialDayKind.SwapWork != isWeekend
                && day.Kind is SpecialDayKind.SwapWork or SpecialDayKind.SwapOff)
                return CalendarRefusals.SwapOnWrongDay(day.Date);
        }
        return null;
    }
}
