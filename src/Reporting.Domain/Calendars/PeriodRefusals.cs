namespace Reporting.Domain.Calendars;

/// <summary>Every way a period can be wrong.</summary>
public static class PeriodRefusals
{
    public static Refusal Malformed(string text) =>
        new("period.malformed",
            $"'{text}' is not a period; write for example 2026-10-05, 2026-10-1, 2026-10, 2026-Q4, 2026-H1 or 2026.",
            $"'{text}' không phải là kỳ báo cáo; "
            + "hãy viết ví dụ 2026-10-05, 2026-10-1, 2026-10, 2026-Q4, 2026-H1 hoặc 2026.",
            [text]);

    public static Refusal WrongKind(Period period, PeriodKind expected) =>
        new("period.wrong-kind",
            $"'{period.Text}' is a period of the kind '{EnglishWord(period.Kind)}'; "
            + $"this regime reports by '{EnglishWord(expected)}'.",
            $"'{period.Text}' là kỳ loại '{VietnameseWord(period.Kind)}'; "
            + $"chế độ báo cáo này theo kỳ '{VietnameseWord(expected)}'.",
            [period.Text]);

    private static string EnglishWord(PeriodKind kind) => kind switch
    {
        PeriodKind.Day => "day",
        PeriodKind.HalfMonth => "half-month",
        PeriodKind.Month => "month",
        PeriodKind.Quarter => "quarter",
        PeriodKind.HalfYear => "half-year",
        PeriodKind.NineMonths => "nine months",
        PeriodKind.Year => "year",
        PeriodKind.SchoolYear => "school year",
        PeriodKind.ThreeYears => "three years",
        PeriodKind.FiveYears => "five years",
        _ => "other",
    };

    private static string VietnameseWord(PeriodKind kind) => kind switch
    {
        PeriodKind.Day => "ngày",
        PeriodKind.HalfMonth => "nửa tháng",
        PeriodKind.Month => "tháng",
        PeriodKind.Quarter => "quý",
        PeriodKind.HalfYear => "6 tháng",
        PeriodKind.NineMonths => "9 tháng",
        PeriodKind.Year => "năm",
        PeriodKind.SchoolYear => "năm học",
        PeriodKind.ThreeYears => "3 năm",
        PeriodKind.FiveYears => "5 năm",
        _ => "khác",
    };
}
