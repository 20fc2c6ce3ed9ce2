using Reporting.Domain.Measures;

namespace Reporting.Domain.Tests.Measures;

public sealed class UnitsOfMeasureTests
{
    private static UnitOfMeasure Unit(string text) =>
        UnitsOfMeasure.Find(text) ?? throw new ArgumentException(text);

    [Theory]
    [InlineData("tỷ đồng", "triệu đồng", "1.5", "1500")]
    [InlineData("triệu đồng", "tỷ đồng", "1", "0.001")]
    [InlineData("nghìn đồng", "đồng", "0.5", "500")]
    [InlineData("tấn", "kg", "2.345", "2345")]
    [InlineData("kg", "tấn", "1", "0.001")]
    [InlineData("nghìn người", "người", "12", "12000")]
    [InlineData("%", "‰", "3.5", "35")]
    [InlineData("ha", "km²", "250", "2.5")]
    [InlineData("ty-dong", "tỷ đồng", "7", "7")]
    public void B6_multiples_of_one_quantity_convert_exactly(string from, string to, string value, string expected) =>
        Assert.Equal(
            decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            Unit(from).To(Unit(to), decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("tỷ đồng", "người")]
    [InlineData("%", "điểm phần trăm")]
    [InlineData("kg", "ha")]
    public void B6_other_quantities_do_not(string from, string to) => Assert.Null(Unit(from).To(Unit(to), 1));

    [Theory]
    [InlineData("")]
    [InlineData("thúng")]
    [InlineData("Tỷ Đồng")]
    [InlineData(null)]
    public void B6_anything_else_is_unknown(string? text) => Assert.Null(UnitsOfMeasure.Find(text));

    [Fact]
    public void B6_no_text_means_two_units() => Assert.Equal(
        UnitsOfMeasure.All.Length, UnitsOfMeasure.All.Select(unit => unit.Code).Distinct().Count());
}
