using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Templates;

public sealed class ShareTemplateSpec : TemplateCatalogueSpec
{
    private static readonly ShareTemplate Share = new("malaria", 1, Ana);

    [Fact]
    public void B2_an_official_version_goes_into_the_library() =>
        Given(MalariaPublished).When(ShareTemplate.Decide, Share).Then(new TemplateShared("malaria", 1, Ana));

    [Fact]
    public void B2_a_draft_does_not() =>
        Given(Drafted).When(ShareTemplate.Decide, Share).ThenRefused("template.not-official", "version");
}
