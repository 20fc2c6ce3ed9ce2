using System.Globalization;
using Reporting.Domain.Calendars;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Calendars;

public sealed class PeriodTests
{
    /// <summary>Rule C1, row by row, with the turns of the year and a leap year.</summary>
    [Theory]
    [InlineData("2026-10-05", PeriodKind.Day, "2026-10-05", "2026-10-05")]
    [InlineData("2028-02-29", PeriodKind.Day, "2028-02-29", "2028-02-29")]
    [InlineData("2026-10-1", PeriodKind.HalfMonth, "2026-10-01", "2026-10-14")]
    [InlineData("2026-10-2", PeriodKind.HalfMonth, "2026-10-15", "2026-10-31")]
    [InlineData("2026-02-2", PeriodKind.HalfMonth, "2026-02-15", "2026-02-28")]
    [InlineData("2028-02-2", PeriodKind.HalfMonth, "2028-02-15", "2028-02-29")]
    [InlineData("2026-10", PeriodKind.Month, "2026-09-15", "2026-10-14")]
    [InlineData("2026-01", PeriodKind.Month, "2025-12-15", "2026-01-14")]
    [InlineData("2026-03", PeriodKind.Month, "2026-02-15", "2026-03-14")]
    [InlineData("2026-Q1", PeriodKind.Quarter, "2025-12-15", "2026-03-14")]
    [InlineData("2026-Q4", PeriodKind.Quarter, "2026-09-15", "2026-12-14")]
    [InlineData("2026-H1", PeriodKind.HalfYear, "2025-12-15", "2026-06-14")]
    [InlineData("2026-H2", PeriodKind.HalfYear, "2026-06-15", "2026-12-14")]
    [InlineData("2026-M9", PeriodKind.NineMonths, "2025-12-15", "2026-09-14")]
    [InlineData("2026", PeriodKind.Year, "2025-12-15", "2026-12-14")]
    [InlineData("2026-2027", PeriodKind.SchoolYear, "2026-09-01", "2027-06-15")]
    [InlineData("2026-Y3", PeriodKind.ThreeYears, "2025-12-15", "2028-12-14")]
    [InlineData("2026-Y5", PeriodKind.FiveYears, "2025-12-15", "2030-12-14")]
    [InlineData("2026-10-01/2026-10-20", PeriodKind.Other, "2026-10-01", "2026-10-20")]
    [InlineData("2026-10-01/2026-10-01", PeriodKind.Other, "2026-10-01", "2026-10-01")]
    public void Every_kind_has_its_form_and_its_window(string text, PeriodKind kind, string first, string last)
    {
        Assert.True(Period.TryParse(text, kind, out var period));
        Assert.Equal((kind, text, text), (period.Kind, period.Text, period.ToString()));
        Assert.Equal(DateOnly.Parse(first, CultureInfo.InvariantCulture), period.First);
        Assert.Equal(DateOnly.Parse(last, CultureInfo.InvariantCulture), period.Last);
        Assert.Equal(period, PeriodOf(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("26")]
    [InlineData("1899")]
    [InlineData("3000")]
    [InlineData("2026-")]
    [InlineData("2026-13")]
    [InlineData("2026-00")]
    [InlineData("2026-1")]
    [InlineData("2026-Q0")]
    [InlineData("2026-Q5")]
    [InlineData("2026-q1")]
    [InlineData("2026-H3")]
    [InlineData("2026-M6")]
    [InlineData("2026-Y4")]
    [InlineData("2026-2026")]
    [InlineData("2026-2028")]
    [InlineData("2026-10-3")]
    [InlineData("2026-10-0")]
    [InlineData("2026-10-32")]
    [InlineData("2026-02-29")]
    [InlineData("2026-10-")]
    [InlineData("2026-10-051")]
    [InlineData("2026/10/05")]
    [InlineData(" 2026")]
    [InlineData("+026")]
    [InlineData("２０２６")]
    [InlineData("2026-10-20/2026-10-01")]
    [InlineData("2026-10-1x/2026-10-20")]
    [InlineData("2026-10-01/2026-10-2x")]
    [InlineData("2026-10-01T00:00:00Z")]
    public void Anything_else_is_no_period(string? text) => Assert.False(Period.TryParse(text, null, out _));

    [Fact]
    public void A_period_of_another_kind_is_not_the_one_asked_for() =>
        Assert.False(Period.TryParse("2026-10", PeriodKind.Day, out _));

    [Fact]
    public void Periods_of_a_kind_come_in_the_order_of_time()
    {
        string[] texts = ["2025-12-2", "2026-01-1", "2026-01-2", "2026-02-1"];
        Assert.Equal(texts, texts.Reverse().Select(PeriodOf).Order().Select(p => p.Text));
        Assert.True(PeriodOf("2026-Q1") < PeriodOf("2026-Q2"));
        Assert.True(PeriodOf("2026-10-01/2026-10-20") < PeriodOf("2026-10-01/2026-10-21"));
        Assert.True(PeriodOf("2026-Q2") >= PeriodOf("2026-Q2"));
    }

    [Fact]
    public void Every_kind_has_a_name_in_both_languages() => Assert.All(
        Enum.GetValues<PeriodKind>(),
        kind =>
        {
            var refusal = PeriodRefusals.WrongKind(PeriodOf("2026-10"), kind);
            Assert.Equal("period.wrong-kind", refusal.Code);
            Assert.DoesNotContain("''", refusal.English + refusal.Vietnamese, StringComparison.Ordinal);
        });
}
