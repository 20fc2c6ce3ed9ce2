using Reporting.Domain.IndicatorSets;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.IndicatorSets;

public sealed class StartIndicatorSetTrialSpec : IndicatorSetSpec
{
    private static readonly StartIndicatorSetTrial Start = new("kt-xh", 1, TrialEnd, Ana);

    [Fact]
    public void B4_a_draft_goes_on_trial() =>
        Given(new IndicatorSetDrafted(Set)).When(StartIndicatorSetTrial.Decide, Start).Then(Trial);

    [Fact]
    public void B4_only_a_draft_does() =>
        Given(Set).When(StartIndicatorSetTrial.Decide, Start).ThenRefused("indicator-set.not-draft", "version");
}
