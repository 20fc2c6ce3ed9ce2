namespace Reporting.Domain.Measures;

/// <summary>What figures are counted in (đơn vị tính): a multiple of the base of one quantity. Multiples of one quantity
/// convert into each other, exactly; others never do.</summary>
/// <param name="Code">Its name in programs.</param>
/// <param name="Quantity">What kind of thing it measures; only units of the same one convert.</param>
/// <param name="Factor">How many of the quantity's base it is.</param>
/// <param name="NameVi">How people write it.</param>
/// <param name="Also">Other ways to write it.</param>
public sealed record UnitOfMeasure(
    string Code, string Quantity, decimal Factor, string NameVi, string NameEn, EquatableArray<string> Also)
{
    /// <summary>The value in another unit of the same quantity; null when the quantities differ.</summary>
    /// <exception cref="OverflowException">The result is beyond all numbers.</exception>
    public decimal? To(UnitOfMeasure other, decimal value) =>
        Quantity != other.Quantity ? null
        : Factor == other.Factor ? value
        : Plain(Factor > other.Factor ? value * (Factor / other.Factor) : value / (other.Factor / Factor));

    // Division by a one with 28 zeros strips trailing zeros.
    private static decimal Plain(decimal value) => value == 0 ? 0 : value / 1.0000000000000000000000000000m;
}
