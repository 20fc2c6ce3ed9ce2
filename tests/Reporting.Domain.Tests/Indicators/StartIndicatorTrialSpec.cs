using Reporting.Domain.Indicators;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Indicators;

public sealed class StartIndicatorTrialSpec : IndicatorCatalogueSpec
{
    private static readonly StartIndicatorTrial Start = new("cost", 1, TrialEnd, Ana);

    [Fact]
    public void B4_a_draft_goes_on_trial() => Given(Drafted).When(StartIndicatorTrial.Decide, Start).Then(Trial);

    [Fact]
    public void B4_the_clock_does_not_start_anew() =>
        Given(Drafted, Trial).When(StartIndicatorTrial.Decide, Start with { LastDay = TrialEnd.AddDays(9) }).Then();

    [Fact]
    public void B4_only_a_draft_goes_on_trial() =>
        Given(CostDefined).When(StartIndicatorTrial.Decide, Start).ThenRefused("indicator.not-draft", "version");
}
