using System.Globalization;
using Reporting.Domain.Reports;

namespace Reporting.Domain.Tests.Reports;

public sealed class FigureTextTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("1234.5", "1234.5")]
    [InlineData("-3", "-3")]
    [InlineData("+3", "3")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("007", "7")]
    [InlineData("12.500", "12.5")]
    [InlineData("100", "100")]
    [InlineData("100.0", "100")]
    [InlineData("999999999999999.9999999999", "999999999999999.9999999999")]
    [InlineData("0000000000000000000001.00000000000000", "1")]
    public void A_number_is_read_exactly(string text, string expected)
    {
        Assert.True(FigureText.TryParse("total", text, out var value, out var refusal));
        Assert.Null(refusal);
        Assert.Equal(expected, value.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(null, "report.blank-figure")]
    [InlineData("", "report.blank-figure")]
    [InlineData("  ", "report.blank-figure")]
    [InlineData("x", "report.not-a-number")]
    [InlineData("1,5", "report.not-a-number")]
    [InlineData("1.234,5", "report.not-a-number")]
    [InlineData("1e3", "report.not-a-number")]
    [InlineData("0x1", "report.not-a-number")]
    [InlineData(" 1", "report.not-a-number")]
    [InlineData("1 ", "report.not-a-number")]
    [InlineData(".5", "report.not-a-number")]
    [InlineData("5.", "report.not-a-number")]
    [InlineData("1.2.3", "report.not-a-number")]
    [InlineData("--1", "report.not-a-number")]
    [InlineData("-", "report.not-a-number")]
    [InlineData("NaN", "report.not-a-number")]
    [InlineData("١", "report.not-a-number")]
    [InlineData("1000000000000000", "report.figure-too-long")]
    [InlineData("0.12345678901", "report.figure-too-long")]
    public void Anything_else_is_refused(string? text, string code)
    {
        Assert.False(FigureText.TryParse("total", text, out _, out var refusal));
        Assert.Equal(code, refusal?.Code);
        Assert.Equal(["total"], refusal!.Places);
    }

    [Fact]
    public void A_text_of_zeros_has_a_limit_too() =>
        Assert.False(FigureText.TryParse("total", new string('0', 101), out _, out _));

    [Theory]
    [InlineData("1.50", 1)]
    [InlineData("1.00", 0)]
    [InlineData("-0.25", 2)]
    public void Zeros_at_the_end_are_no_decimals(string value, int decimals) =>
        Assert.Equal(decimals, FigureText.Decimals(decimal.Parse(value, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("1.234.567,8", "1234567.8")]
    [InlineData("1234567,8", "1234567.8")]
    [InlineData("1.234", "1234")]
    [InlineData("-1.234,50", "-1234.50")]
    [InlineData("0,5", "0.5")]
    [InlineData("7", "7")]
    [InlineData("27,2 tỷ đồng", "27.2 tỷ đồng")]
    public void B8_A_number_declared_as_Vietnamese_is_read_so(string text, string plain) =>
        Assert.Equal(plain, FigureText.FromVietnamese(text));

    [Theory]
    [InlineData("1234567.8")]
    [InlineData("1.23")]
    [InlineData("12.34.567")]
    [InlineData("1.234.56")]
    [InlineData("1,234,567")]
    [InlineData("1.234,")]
    [InlineData(",5")]
    [InlineData(".500")]
    [InlineData("1.234\n")]
    [InlineData("\u0661\u0662")]
    [InlineData("")]
    public void B8_What_is_not_written_so_is_refused_and_never_guessed(string text) =>
        Assert.Null(FigureText.FromVietnamese(text));
}
