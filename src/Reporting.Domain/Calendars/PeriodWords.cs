using System.Globalization;

namespace Reporting.Domain.Calendars;

/// <summary>Periods as Vietnamese documents name them.</summary>
public static class PeriodWords
{
    private static readonly string[] Quarters = ["I", "II", "III", "IV"];

    public static string Of(Period period)
    {
        var (first, last) = (period.First, period.Last);
        return period.Kind switch
        {
            PeriodKind.Day => $"ngày {Day(first)}",
            PeriodKind.HalfMonth => $"nửa {(period.Text[^1] == '1' ? "đầu" : "cuối")} tháng {period.Text[5..7]} năm {period.Text[..4]}",
            PeriodKind.Month => $"tháng {period.Text[5..]} năm {period.Text[..4]}",
            PeriodKind.Quarter => $"quý {Quarters[period.Text[^1] - '1']} năm {period.Text[..4]}",
            PeriodKind.HalfYear => $"6 tháng {(period.Text[^1] == '1' ? "đầu" : "cuối")} năm {period.Text[..4]}",
            PeriodKind.NineMonths => $"9 tháng năm {period.Text[..4]}",
            PeriodKind.Year => $"năm {period.Text}",
            PeriodKind.SchoolYear => $"năm học {period.Text}",
            _ => $"từ {Day(first)} đến {Day(last)}",
        };
    }

    public static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
