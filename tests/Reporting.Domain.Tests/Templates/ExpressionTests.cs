using Reporting.Domain.Templates;

namespace Reporting.Domain.Tests.Templates;

public sealed class ExpressionTests
{
    private static readonly Dictionary<string, decimal> Figures = new()
    {
        ["total"] = 5, ["male"] = 2, ["female"] = 3, ["rate"] = 0.1m, ["chỉ_tiêu.1"] = 7, ["2-1"] = 4,
    };

    private static decimal? Figure(string indicator) => Figures.TryGetValue(indicator, out var value) ? value : null;

    private static Expression Parse(string text)
    {
        Assert.True(Expression.TryParse(text, out var expression, out var error), error?.English);
        return expression;
    }

    [Theory]
    [InlineData("total = male + female", true)]
    [InlineData("total = male + female + 1", false)]
    [InlineData("total != 5", false)]
    [InlineData("male < female", true)]
    [InlineData("male <= 2", true)]
    [InlineData("male>female", false)]
    [InlineData("total >= 5.0", true)]
    [InlineData("total - male - female = 0", true)]
    [InlineData("total - (male - female) = 6", true)]
    [InlineData("1 + 2 * 3 = 7", true)]
    [InlineData("(1 + 2) * 3 = 9", true)]
    [InlineData("-total = -5", true)]
    [InlineData("--total = 5", true)]
    [InlineData("2 * -male = -4", true)]
    [InlineData("rate * 3 = 0.3", true)]
    [InlineData("chỉ_tiêu.1 = 7", true)]
    [InlineData("\"2-1\" = 4", true)]
    [InlineData("total / male = 2.5", true)]
    [InlineData("12 / 2 / 3 = 2", true)]
    [InlineData("sum(male, female) = total", true)]
    [InlineData("sum(male, deaths) = 2", true)]
    [InlineData("max(male, female) = 3 and min(male, female) = 2", true)]
    [InlineData("total = 1 or male = 2", true)]
    [InlineData("total = 5 and male = 1", false)]
    [InlineData("deaths = 1 or total = 5", true)]
    [InlineData("abs(male - female) = 1", true)]
    [InlineData("round(total / 3, 2) = 1.67", true)]
    [InlineData("android = 5 or total = 5", true)]
    public void An_expression_is_read_as_arithmetic_is(string text, bool holds) =>
        Assert.Equal(holds, Parse(text).Holds(Figure));

    [Fact]
    public void An_expression_with_a_cell_that_is_not_reported_does_not_apply()
    {
        Assert.Null(Parse("total = male + deaths").Holds(Figure));
        Assert.False(new Constraint("r", Severity.Error, Parse("total = male + deaths")).IsBroken(Figure));
        Assert.True(new Constraint("r", Severity.Error, Parse("total = male")).IsBroken(Figure));
    }

    [Fact]
    public void A_product_beyond_all_numbers_does_not_hold() =>
        Assert.True(new Constraint("r", Severity.Error, Parse("total * 9999999999999999999999999999 > 1"))
            .IsBroken(_ => 100m));

    [Fact]
    public void Indicators_are_listed_once_in_the_order_of_the_text() =>
        Assert.Equal(["b", "a", "c"], Parse("b = a + b * c").Indicators);

    /// <summary>The bracket stands where the error must point.</summary>
    [Theory]
    [InlineData("[]", "an indicator, a number")]
    [InlineData("total = male + [+] female", "an indicator, a number")]
    [InlineData("total = []", "an indicator, a number")]
    [InlineData("total + [=] 1", "an indicator, a number")]
    [InlineData("total[]", "one of = !=")]
    [InlineData("total [!] 1", "one of = !=")]
    [InlineData("total = 1 [=] 1", "should end here")]
    [InlineData("total = 1 [)]", "should end here")]
    [InlineData("total = [(]1 + 2", "never closed")]
    [InlineData("total = [\"]abc", "never closed")]
    [InlineData("total = [\"] \"", "not an indicator code")]
    [InlineData("total = [1]x", "not a number")]
    [InlineData("total = [1].", "not a number")]
    [InlineData("total = [1].2.3", "not a number")]
    [InlineData("total = [1]23456789012345678901234567890", "not a number")]
    [InlineData("total [&] male", "one of = !=")]
    [InlineData("total = [#]", "an indicator, a number")]
    [InlineData("total = [mean](male)", "no such function")]
    [InlineData("total = [abs](male, female)", "one operand")]
    [InlineData("total = [round](male, 11)", "from 0 to 10")]
    [InlineData("total = sum[(]male", "never closed")]
    [InlineData("total = 5 and []", "an indicator, a number")]
    public void An_error_points_at_its_place(string marked, string message)
    {
        var at = marked.IndexOf('[', StringComparison.Ordinal);
        var text = marked.Remove(at, 1);
        text = text.Remove(text.IndexOf(']', StringComparison.Ordinal), 1);
        Assert.False(Expression.TryParse(text, out _, out var error));
        Assert.Equal(at, error.At);
        Assert.Contains(message, error.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_and_length_have_limits()
    {
        Assert.False(Expression.TryParse(new string('(', 60) + "1" + new string(')', 60) + " = 1", out _,
            out var deep));
        Assert.Contains("50", deep.English, StringComparison.Ordinal);
        Assert.False(Expression.TryParse("1 = 1" + new string(' ', 2000), out _, out var longer));
        Assert.Contains("2000", longer.English, StringComparison.Ordinal);
        Parse(new string('(', 49) + "1" + new string(')', 49) + " = 1");
    }
}
