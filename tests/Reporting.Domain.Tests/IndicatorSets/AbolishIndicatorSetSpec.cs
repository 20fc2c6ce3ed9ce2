using Reporting.Domain.IndicatorSets;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.IndicatorSets;

public sealed class AbolishIndicatorSetSpec : IndicatorSetSpec
{
    private static readonly AbolishIndicatorSet Abolish = new("kt-xh", TrialEnd, "QĐ 13", Ana);

    [Fact]
    public void B4_a_set_is_abolished_from_a_day_on() =>
        Given(Set).When(AbolishIndicatorSet.Decide, Abolish)
            .Then(new IndicatorSetAbolished("kt-xh", TrialEnd, "QĐ 13", Ana));

    [Fact]
    public void B4_only_what_is_official() =>
        Given().When(AbolishIndicatorSet.Decide, Abolish).ThenRefused("indicator-set.unknown", "kt-xh");
}
