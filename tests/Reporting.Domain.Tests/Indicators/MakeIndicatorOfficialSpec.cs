using Reporting.Domain.Indicators;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Indicators;

public sealed class MakeIndicatorOfficialSpec : IndicatorCatalogueSpec
{
    private static readonly MakeIndicatorOfficial Make = new("cost", 1, "CV 5", Ana);

    [Fact]
    public void B4_a_trial_becomes_official_with_a_notice() =>
        Given(Drafted, Trial).When(MakeIndicatorOfficial.Decide, Make).Then(Official);

    [Fact]
    public void B4_a_draft_needs_its_trial() =>
        Given(Drafted).When(MakeIndicatorOfficial.Decide, Make).ThenRefused("indicator.not-on-trial", "version");

    [Fact]
    public void B4_the_units_are_told() =>
        Given(Drafted, Trial).When(MakeIndicatorOfficial.Decide, Make with { Notice = " " })
            .ThenRefused("text.blank", "notice");
}
