using Reporting.Domain.Indicators;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Indicators;

public sealed class DefineIndicatorSpec
{
    private static readonly IndicatorWish CostWish =
        new("cost", "Cost", "Chi phí", "case", OverUnits.Sum, OverTime.Sum, 2);

    private static readonly IndicatorDefined CostDefined = Cost with { MeasureCode = "ca" };

    private static Func<Indicator, Decision<IndicatorEvent>> Define(IndicatorWish wish, AccountId? by = null) =>
        state => DefineIndicator.Decide(new DefineIndicator(wish, by ?? Ana), Catalogue, state);

    private static Spec<Indicator, IndicatorEvent>.Before Given(params IndicatorEvent[] history) =>
        new Spec<Indicator, IndicatorEvent>(Indicator.Initial, Indicator.Evolve).Given(history);

    [Fact]
    public void An_indicator_is_defined_once() => Given().When(Define(CostWish)).Then(CostDefined);

    [Fact]
    public void The_Vietnamese_name_may_be_missing() =>
        Given().When(Define(CostWish with { NameVi = null })).Then(CostDefined with { NameVi = null });

    [Fact]
    public void The_same_definition_by_somebody_else_adds_nothing() =>
        Given(Cost).When(Define(CostWish, Binh)).Then();

    [Fact]
    public void An_indicator_has_one_definition() =>
        Given(Cost).When(Define(CostWish with { OverTime = OverTime.Last }))
            .ThenRefused("indicator.code-taken", "cost");

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void Decimals_are_0_to_10(int decimals) =>
        Given().When(Define(CostWish with { Decimals = decimals }))
            .ThenRefused("indicator.decimals-out-of-range", "decimals");

    [Fact]
    public void A_code_is_well_formed() =>
        Given().When(Define(CostWish with { Code = "a b" })).ThenRefused("code.malformed", "code");

    [Fact]
    public void A_text_is_not_blank() =>
        Given().When(Define(CostWish with { UnitOfMeasure = " " }))
            .ThenRefused("text.blank", "unitOfMeasure");

    [Fact]
    public void A_text_has_no_character_that_cannot_be_stored() =>
        Given().When(Define(CostWish with { NameVi = "Chi\0phí" }))
            .ThenRefused("text.forbidden-character", "nameVi");

    [Fact]
    public void A_text_has_no_half_of_a_surrogate_pair() =>
        Given().When(Define(CostWish with { Name = "x\ud83d" }))
            .ThenRefused("text.forbidden-character", "name");

    [Fact]
    public void A_text_is_not_endless() =>
        Given().When(Define(CostWish with { Name = new string('x', 501) }))
            .ThenRefused("text.too-long", "name");

    [Fact]
    public void B6_a_unit_of_measure_is_one_of_the_known_ones() =>
        Given().When(Define(CostWish with { UnitOfMeasure = "thúng" })).ThenRefused("measure.unknown", "thúng");

    [Fact]
    public void B1_a_further_version_says_since_when_and_by_which_decision()
    {
        var second = CostWish with { Version = 2, Decimals = 3 };
        Given(Cost).When(Define(second)).ThenRefused("indicator.revision-without-basis", "validFrom", "legalBasis");
        Given(Cost).When(Define(second with { ValidFrom = Founded, LegalBasis = "QĐ 1" })).Then(CostDefined with
        {
            Version = 2, Decimals = 3, ValidFrom = Founded, LegalBasis = "QĐ 1",
        });
    }

    [Fact]
    public void B6_a_further_version_measures_the_same() =>
        Given(Cost).When(Define(CostWish with
        {
            Version = 2, ValidFrom = Founded, LegalBasis = "QĐ 1", UnitOfMeasure = "tấn",
        })).ThenRefused("indicator.quantity-changed", "unitOfMeasure");

    [Fact]
    public void B1_a_weighted_average_has_a_weight_and_nothing_else_has()
    {
        Given().When(Define(CostWish with { OverUnits = OverUnits.WeightedAverage }))
            .ThenRefused("indicator.weight-missing", "weight");
        Given().When(Define(CostWish with { Weight = "total" })).ThenRefused("indicator.weight-missing", "weight");
        Given().When(Define(CostWish with { OverUnits = OverUnits.WeightedAverage, Weight = "total" }))
            .Then(CostDefined with { OverUnits = OverUnits.WeightedAverage, Weight = "total" });
    }

    [Fact]
    public void B1_a_formula_is_made_of_defined_indicators_without_formulas()
    {
        var formula = new IndicatorFormula("male", "total", 100);
        Given().When(Define(CostWish with { Formula = formula })).Then(CostDefined with { Formula = formula });
        Given().When(Define(CostWish with { Formula = formula with { Numerator = "none" } }))
            .ThenRefused("indicator.unknown", "none");
        Given().When(Define(CostWish with { Formula = formula with { Denominator = "cost" } }))
            .ThenRefused("indicator.not-primary", "cost");
        Given().When(Define(CostWish with { Formula = formula with { Factor = 0 } }))
            .ThenRefused("indicator.factor-zero", "factor");
    }

    [Fact]
    public void B1_the_parts_of_a_disaggregation_are_defined_in_the_same_unit()
    {
        Disaggregation sexes = new("gioi", "Giới tính", ["male", "female"]);
        Given().When(Define(CostWish with { Disaggregations = [sexes] })).Then(CostDefined with { Disaggregations = [sexes] });
        Given().When(Define(CostWish with { UnitOfMeasure = "người", Disaggregations = [sexes] }))
            .ThenRefused("indicator.part-of-other-unit", "male");
        Given().When(Define(CostWish with { Disaggregations = [sexes, sexes] }))
            .ThenRefused("indicator.disaggregation-malformed", "gioi");
    }

    [Fact]
    public void B1_a_span_does_not_end_before_it_begins() =>
        Given().When(Define(CostWish with { ValidFrom = Founded, ValidTo = Founded.AddDays(-1) }))
            .ThenRefused("indicator.span-empty", "validFrom", "validTo");

    [Fact]
    public void B6_a_concept_belongs_to_one_indicator()
    {
        var concept = new Spec<IndicatorConcept, IndicatorEvent>(IndicatorConcept.Initial, IndicatorConcept.Evolve);
        var taken = new IndicatorConceptTaken("chi phí|cases", "cost", Ana);
        concept.Given().When(state => DefineIndicator.Take(CostWish, Ana, state)).Then(taken);
        concept.Given(taken).When(state => DefineIndicator.Take(CostWish with { Code = "cost2", NameVi = "CHI  phí" }, Ana, state))
            .ThenRefused("indicator.concept-taken", "cost");
    }
}
