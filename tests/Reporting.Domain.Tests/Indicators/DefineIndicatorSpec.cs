using Reporting.Domain.Indicators;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Indicators;

public sealed class DefineIndicatorSpec
{
    private static readonly DefineIndicator DefineCost =
        new("cost", "Cost", "Chi phí", "case", OverUnits.Sum, OverTime.Sum, 2, Ana);

    private static Spec<Indicator, IndicatorEvent>.Before Given(params IndicatorEvent[] history) =>
        new Spec<Indicator, IndicatorEvent>(Indicator.Initial, Indicator.Evolve).Given(history);

    [Fact]
    public void An_indicator_is_defined_once() => Given().When(DefineIndicator.Decide, DefineCost).Then(Cost);

    [Fact]
    public void The_Vietnamese_name_may_be_missing() =>
        Given().When(DefineIndicator.Decide, DefineCost with { NameVi = null }).Then(Cost with { NameVi = null });

    [Fact]
    public void The_same_definition_by_somebody_else_adds_nothing() =>
        Given(Cost).When(DefineIndicator.Decide, DefineCost with { By = Binh }).Then();

    [Fact]
    public void An_indicator_has_one_definition() =>
        Given(Cost).When(DefineIndicator.Decide, DefineCost with { OverTime = OverTime.Last })
            .ThenRefused("indicator.code-taken", "cost");

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void Decimals_are_0_to_10(int decimals) =>
        Given().When(DefineIndicator.Decide, DefineCost with { Decimals = decimals })
            .ThenRefused("indicator.decimals-out-of-range", "decimals");

    [Fact]
    public void A_code_is_well_formed() =>
        Given().When(DefineIndicator.Decide, DefineCost with { Code = "a b" }).ThenRefused("code.malformed", "code");

    [Fact]
    public void A_text_is_not_blank() =>
        Given().When(DefineIndicator.Decide, DefineCost with { UnitOfMeasure = " " })
            .ThenRefused("text.blank", "unitOfMeasure");

    [Fact]
    public void A_text_has_no_character_that_cannot_be_stored() =>
        Given().When(DefineIndicator.Decide, DefineCost with { NameVi = "Chi\0phí" })
            .ThenRefused("text.forbidden-character", "nameVi");

    [Fact]
    public void A_text_has_no_half_of_a_surrogate_pair() =>
        Given().When(DefineIndicator.Decide, DefineCost with { Name = "x\ud83d" })
            .ThenRefused("text.forbidden-character", "name");

    [Fact]
    public void A_text_is_not_endless() =>
        Given().When(DefineIndicator.Decide, DefineCost with { Name = new string('x', 501) })
            .ThenRefused("text.too-long", "name");
}
