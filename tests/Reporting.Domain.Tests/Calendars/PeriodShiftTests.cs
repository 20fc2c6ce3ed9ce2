using Reporting.Domain.Calendars;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Calendars;

public sealed class PeriodShiftTests
{
    [Theory]
    [InlineData("2026-03-01", "2026-02-28", "2025-03-01", false)]
    [InlineData("2026-01-01", "2025-12-31", "2025-01-01", true)]
    [InlineData("2026-03-1", "2026-02-2", "2025-03-1", false)]
    [InlineData("2026-03-2", "2026-03-1", "2025-03-2", false)]
    [InlineData("2026-01-1", "2025-12-2", "2025-01-1", true)]
    [InlineData("2026-01", "2025-12", "2025-01", true)]
    [InlineData("2026-07", "2026-06", "2025-07", false)]
    [InlineData("2026-Q1", "2025-Q4", "2025-Q1", true)]
    [InlineData("2026-Q3", "2026-Q2", "2025-Q3", false)]
    [InlineData("2026-H2", "2026-H1", "2025-H2", false)]
    [InlineData("2026-M9", "2025-M9", "2025-M9", true)]
    [InlineData("2026", "2025", "2025", true)]
    [InlineData("2026-2027", "2025-2026", "2025-2026", true)]
    [InlineData("2026-Y5", "2021-Y5", null, true)]
    [InlineData("2026-10-01/2026-10-20", null, null, true)]
    public void C1_periods_follow_each_other(string text, string? previous, string? lastYear, bool isFirst)
    {
        var period = PeriodOf(text);
        Assert.Equal(previous, period.Shifted(PeriodShift.Previous)?.Text);
        Assert.Equal(lastYear, period.Shifted(PeriodShift.LastYear)?.Text);
        Assert.Equal(isFirst, period.IsFirstOfYear());
    }
}
