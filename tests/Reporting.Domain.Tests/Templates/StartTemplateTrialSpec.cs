using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Templates;

public sealed class StartTemplateTrialSpec : TemplateCatalogueSpec
{
    private static Func<Template, Decision<TemplateEvent>> Start(bool linkedReports = true) =>
        state => StartTemplateTrial.Decide(new StartTemplateTrial("malaria", 1, TrialEnd, Ana), linkedReports, state);

    private static TemplateVersionDrafted Of(TemplateKind kind) => new(MalariaPublished with
    {
        Kind = kind, Sections = [new("s", "S")],
    });

    [Fact]
    public void B4_a_draft_goes_on_trial() => Given(Drafted).When(Start()).Then(Trial);

    [Fact]
    public void B4_a_report_may_be_in_a_version_on_trial()
    {
        var state = Given(Drafted, Trial).State;
        Assert.NotNull(state.Usable(1));
        Assert.Null(state.InForce(TrialEnd));
        Assert.Null(Given(Drafted).State.Usable(1));
    }

    [Fact]
    public void B3_linked_reports_are_by_profile()
    {
        Given(Of(TemplateKind.Linked)).When(Start()).Then(Trial);
        Given(Of(TemplateKind.Linked)).When(Start(linkedReports: false)).ThenRefused("template.linked-not-allowed", "kind");
    }

    [Fact]
    public void B3_what_is_tried_out_is_complete()
    {
        Given(new TemplateVersionDrafted(MalariaPublished with { Rows = [], Constraints = [] })).When(Start())
            .ThenRefused("template.no-rows", "rows");
        Given(new TemplateVersionDrafted(MalariaPublished with { Kind = TemplateKind.Narrative })).When(Start())
            .ThenRefused("template.no-sections", "sections");
        Given(MalariaPublished).When(Start()).ThenRefused("template.not-draft", "version");
    }
}
