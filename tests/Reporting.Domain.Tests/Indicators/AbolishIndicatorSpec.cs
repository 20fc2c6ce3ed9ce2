using Reporting.Domain.Indicators;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Indicators;

public sealed class AbolishIndicatorSpec : IndicatorCatalogueSpec
{
    private static readonly AbolishIndicator Abolish = new("cost", TrialEnd, "QĐ 12", Ana);

    [Fact]
    public void B4_an_indicator_is_abolished_from_a_day_on() => Given(CostDefined).When(AbolishIndicator.Decide, Abolish)
        .Then(new IndicatorAbolished("cost", TrialEnd, "QĐ 12", Ana));

    [Fact]
    public void B4_once() =>
        Given(CostDefined, new IndicatorAbolished("cost", TrialEnd, "QĐ 12", Ana))
            .When(AbolishIndicator.Decide, Abolish with { From = TrialEnd.AddDays(1) }).ThenRefused("indicator.abolished");

    [Fact]
    public void B4_only_what_is_defined() =>
        Given().When(AbolishIndicator.Decide, Abolish).ThenRefused("indicator.unknown", "cost");
}
