using Reporting.Domain.IndicatorSets;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.IndicatorSets;

public sealed class DraftIndicatorSetSpec : IndicatorSetSpec
{
    private static readonly DraftIndicatorSet Draft = new(
        "kt-xh", 1, "Bộ chỉ tiêu", SetLevel.Commune, Founded, null, ["total", "cost"], "QĐ 12", null, Ana);

    private static Func<IndicatorSet, Decision<IndicatorSetEvent>> Drafting(DraftIndicatorSet command) =>
        state => DraftIndicatorSet.Decide(command, Catalogue, state);

    [Fact]
    public void B1_a_set_is_drafted() => Given().When(Drafting(Draft)).Then(new IndicatorSetDrafted(Set));

    [Fact]
    public void B1_its_indicators_are_defined_and_different()
    {
        Given().When(Drafting(Draft with { Indicators = ["total", "none"] })).ThenRefused("indicator.unknown", "none");
        Given().When(Drafting(Draft with { Indicators = ["total", "total"] }))
            .ThenRefused("indicator-set.no-indicators", "indicators");
        Given().When(Drafting(Draft with { Indicators = [] })).ThenRefused("indicator-set.no-indicators", "indicators");
    }

    [Fact]
    public void B1_its_span_is_not_empty() => Given().When(Drafting(Draft with { ValidTo = Founded.AddDays(-1) }))
        .ThenRefused("indicator-set.span-empty", "validFrom", "validTo");

    [Fact]
    public void B4_what_is_official_does_not_change() =>
        Given(Set).When(Drafting(Draft with { Name = "Khác" })).ThenRefused("indicator-set.version-taken", "version");
}
