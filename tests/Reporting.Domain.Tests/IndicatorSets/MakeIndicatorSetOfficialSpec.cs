using Reporting.Domain.IndicatorSets;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.IndicatorSets;

public sealed class MakeIndicatorSetOfficialSpec : IndicatorSetSpec
{
    private static readonly MakeIndicatorSetOfficial Make = new("kt-xh", 1, "CV 5", Ana);

    [Fact]
    public void B4_a_trial_becomes_official_with_a_notice() =>
        Given(new IndicatorSetDrafted(Set), Trial).When(MakeIndicatorSetOfficial.Decide, Make)
            .Then(Set with { Notice = "CV 5" });

    [Fact]
    public void B4_a_draft_needs_its_trial() =>
        Given(new IndicatorSetDrafted(Set)).When(MakeIndicatorSetOfficial.Decide, Make)
            .ThenRefused("indicator-set.not-on-trial", "version");
}
