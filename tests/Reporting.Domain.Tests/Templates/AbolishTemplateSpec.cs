using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Templates;

public sealed class AbolishTemplateSpec : TemplateCatalogueSpec
{
    private static readonly AbolishTemplate Abolish = new("malaria", TrialEnd, "QĐ 13", Ana);
    private static readonly TemplateAbolished Abolished = new("malaria", TrialEnd, "QĐ 13", Ana);

    [Fact]
    public void B4_a_template_is_abolished_from_a_day_on()
    {
        Given(MalariaPublished).When(AbolishTemplate.Decide, Abolish).Then(Abolished);
        var state = Given(MalariaPublished, Abolished).State;
        Assert.NotNull(state.InForce(TrialEnd.AddDays(-1)));
        Assert.Null(state.InForce(TrialEnd));
        Assert.NotNull(state.Usable(1));
    }

    [Fact]
    public void B4_once_and_only_what_is_official()
    {
        Given(MalariaPublished, Abolished).When(AbolishTemplate.Decide, Abolish with { From = TrialEnd.AddDays(1) })
            .ThenRefused("template.abolished");
        Given(Drafted).When(AbolishTemplate.Decide, Abolish).ThenRefused("template.unknown", "malaria");
    }
}
