using Reporting.Domain.Calendars;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Calendars;

public sealed class ImportHolidaysSpec
{
    private static readonly HolidaysImported Stored = EventSamples.Holidays;

    private static readonly ImportHolidays Import = new(1, Stored.LegalBasis, Stored.Days, Ana);

    private static Spec<HolidayCalendar, CalendarEvent>.Before Given(params CalendarEvent[] history) =>
        new Spec<HolidayCalendar, CalendarEvent>(
            HolidayCalendar.Initial, (state, e) => HolidayCalendar.Evolve(state, e, Noon)).Given(history);

    [Fact]
    public void C3_A_list_becomes_a_version_of_the_calendar() => Given().When(ImportHolidays.Decide, Import).Then(Stored);

    [Fact]
    public void C3_Days_are_stored_in_order() => Given()
        .When(ImportHolidays.Decide, Import with { Days = Import.Days.Reverse().ToEquatableArray() }).Then(Stored);

    [Fact]
    public void C3_A_later_list_takes_the_place_of_its_years_only()
    {
        var other = new SpecialDay(new DateOnly(2027, 2, 5), SpecialDayKind.Statutory, "Tết", "x", true);
        var calendar = HolidayCalendar.Evolve(HolidayCalendar.Initial, Stored, Noon);
        calendar = HolidayCalendar.Evolve(calendar, new HolidaysImported(2, "y", [2027], [other], Ana), Noon);
        Assert.False(calendar.Now.IsWorkingDay(new DateOnly(2026, 2, 17)));
        Assert.True(calendar.Now.IsWorkingDay(new DateOnly(2026, 8, 22)));
        Assert.False(calendar.Now.IsWorkingDay(other.Date));
        calendar = HolidayCalendar.Evolve(calendar, new HolidaysImported(3, "z", [2026], [Stored.Days[1]], Ana), Noon);
        Assert.True(calendar.Now.IsWorkingDay(new DateOnly(2026, 2, 17)));
        Assert.False(calendar.Versions[2].IsWorkingDay(new DateOnly(2026, 2, 17)));
    }

    [Fact]
    public void C3_Two_people_do_not_enter_the_same_version() =>
        Given(Stored).When(ImportHolidays.Decide, Import with { LegalBasis = "other" })
            .ThenRefused("calendar.version-not-next", "version");

    [Fact]
    public void A_list_says_by_which_decision() => Given()
        .When(ImportHolidays.Decide, Import with { LegalBasis = " " }).ThenRefused("text.blank", "legalBasis");

    [Fact]
    public void A_list_has_days() =>
        Given().When(ImportHolidays.Decide, Import with { Days = [] }).ThenRefused("calendar.no-days", "csv");

    [Fact]
    public void No_day_is_listed_twice() =>
        Given().When(ImportHolidays.Decide, Import with { Days = [Stored.Days[0], Stored.Days[0]] })
            .ThenRefused("calendar.day-twice", "csv");

    [Theory]
    [InlineData("2026-08-21", SpecialDayKind.SwapWork)] // a Friday is worked anyway
    [InlineData("2026-08-22", SpecialDayKind.SwapOff)] // a Saturday is off anyway
    public void C3_Swaps_are_between_a_weekday_and_a_day_off(string day, SpecialDayKind kind) =>
        Given().When(ImportHolidays.Decide, Import with
        {
            Days = [new SpecialDay(DateOnly.Parse(day, null), kind, "x", "y", false)],
        }).ThenRefused("calendar.swap-on-wrong-day", "csv");

    [Theory]
    [InlineData("", 1)]
    [InlineData("date,weekday\n", 1)]
    [InlineData("date,weekday,name,kind,legal_basis,status\n2026-02-17,Mon,T,statutory,x,official", 2)] // a Tuesday
    [InlineData("date,weekday,name,kind,legal_basis,status\n2026-02-30,Mon,T,statutory,x,official", 2)]
    [InlineData("date,weekday,name,kind,legal_basis,status\n2026-02-17,Tue,T,holiday,x,official", 2)]
    [InlineData("date,weekday,name,kind,legal_basis,status\n2026-02-17,Tue,\"T,statutory,x,official", 2)]
    [InlineData("date,weekday,name,kind,legal_basis,status\n\n2026-02-17,Tue,T,statutory,x,official", 2)]
    public void A_wrong_file_names_its_line(string csv, int line)
    {
        var refusal = HolidayFile.Read(csv).Refusal;
        Assert.Equal("calendar.file-malformed", refusal?.Code);
        Assert.StartsWith($"Line {line} ", refusal?.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_may_quote_commas_and_end_lines_as_Windows_does()
    {
        var (days, refusal) = HolidayFile.Read(
            "\uFEFFdate,weekday,name,kind,legal_basis,status\r\n2027-02-10,Wed,\"Nghỉ bù (1, \"\"2\"\")\",make_up,x,provisional\r\n");
        Assert.Null(refusal);
        Assert.Equal(
            [new SpecialDay(new DateOnly(2027, 2, 10), SpecialDayKind.MakeUp, "Nghỉ bù (1, \"2\")", "x", true)], days);
    }
}
