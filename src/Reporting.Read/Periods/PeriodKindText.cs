using Reporting.Domain.Calendars;

namespace Reporting.Read.Periods;

/// <summary>How the read tables and the GraphQL schema name the kinds of period.</summary>
public static class PeriodKindText
{
    public static readonly IReadOnlyList<(PeriodKind Kind, string Text, string GraphQL, string Description)> All =
    [
        (PeriodKind.Day, "day", "DAY", "A day (ngày)."),
        (PeriodKind.HalfMonth, "half-month", "HALF_MONTH", "Half a month (nửa tháng)."),
        (PeriodKind.Month, "month", "MONTH", "A month (tháng)."),
        (PeriodKind.Quarter, "quarter", "QUARTER", "A quarter (quý)."),
        (PeriodKind.HalfYear, "half-year", "HALF_YEAR", "Half a year (6 tháng)."),
        (PeriodKind.NineMonths, "nine-months", "NINE_MONTHS", "Nine months (9 tháng)."),
        (PeriodKind.Year, "year", "YEAR", "A year (năm)."),
        (PeriodKind.SchoolYear, "school-year", "SCHOOL_YEAR", "A school year (năm học)."),
        (PeriodKind.ThreeYears, "three-years", "THREE_YEARS", "Three years (3 năm)."),
        (PeriodKind.FiveYears, "five-years", "FIVE_YEARS", "Five years (5 năm)."),
        (PeriodKind.Other, "other", "OTHER", "Any other window, as the issuing agency sets it (khác)."),
    ];

    public static string Of(PeriodKind kind) => All[(int)kind].Text;

    public static PeriodKind Parse(string text) => All.First(known => known.Text == text).Kind;
}
