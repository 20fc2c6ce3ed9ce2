using Reporting.Domain.Indicators;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Indicators;

public sealed class DraftIndicatorSpec : IndicatorCatalogueSpec
{
    private static readonly IndicatorWish Wish = new("cost", "Cost", "Chi phí", "case", OverUnits.Sum, OverTime.Sum, 2);

    private static Func<Indicator, Decision<IndicatorEvent>> Draft(IndicatorWish wish) =>
        state => DraftIndicator.Decide(new DraftIndicator(wish, Ana), Catalogue, state);

    [Fact]
    public void B4_a_version_is_drafted() => Given().When(Draft(Wish)).Then(Drafted);

    [Fact]
    public void B4_a_draft_is_replaced() =>
        Given(Drafted).When(Draft(Wish with { Decimals = 3 })).Then(new IndicatorDrafted(CostDefined with { Decimals = 3 }));

    [Fact]
    public void B4_what_is_on_trial_does_not_change() =>
        Given(Drafted, Trial).When(Draft(Wish with { Decimals = 3 })).ThenRefused("indicator.code-taken", "cost");

    [Fact]
    public void B4_an_official_version_does_not_change() =>
        Given(CostDefined).When(Draft(Wish)).ThenRefused("indicator.code-taken", "cost");

    [Fact]
    public void B6_an_unknown_unit_of_measure_is_refused() =>
        Given().When(Draft(Wish with { UnitOfMeasure = "cốc" })).ThenRefused("measure.unknown", "cốc");

    [Fact]
    public void B7_a_secrecy_mark_is_refused() =>
        Given().When(Draft(Wish with { Definition = "Số liệu TỐI MẬT" })).ThenRefused("secrecy.marked", "definition");
}
