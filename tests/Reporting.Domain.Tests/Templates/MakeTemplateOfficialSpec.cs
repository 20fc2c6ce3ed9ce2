using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Templates;

public sealed class MakeTemplateOfficialSpec : TemplateCatalogueSpec
{
    private static readonly MakeTemplateOfficial Make = new("malaria", 1, "CV 5", TrialEnd, Ana);

    [Fact]
    public void B4_a_trial_becomes_official_with_a_notice() => Given(Drafted, Trial).When(MakeTemplateOfficial.Decide, Make)
        .Then(MalariaPublished with { ValidFrom = TrialEnd, Notice = "CV 5" });

    [Fact]
    public void B4_a_draft_needs_its_trial() => Given(Drafted).When(MakeTemplateOfficial.Decide, Make)
        .ThenRefused("template.not-on-trial", "version");

    [Fact]
    public void B4_the_units_are_told() =>
        Given(Drafted, Trial).When(MakeTemplateOfficial.Decide, Make with { Notice = "" }).ThenRefused("text.blank", "notice");

    [Fact]
    public void B4_an_official_version_is_superseded_by_the_next()
    {
        var state = Given(MalariaPublished, MalariaPublished with { Version = 2, ValidFrom = TrialEnd }).State;
        Assert.Equal((1, 2), (state.InForce(TrialEnd.AddDays(-1))!.Version, state.InForce(TrialEnd)!.Version));
    }
}
