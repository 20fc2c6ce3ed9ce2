using Reporting.Domain.Calendars;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Templates;

/// <summary>The opening moves of the specifications on a template's way (B4).</summary>
public abstract class TemplateCatalogueSpec
{
    protected static readonly DateOnly TrialEnd = new(2026, 7, 6);

    protected static readonly TemplateDesign Design = new(
        "malaria", 1, "Báo cáo sốt rét", PeriodKind.Month, Founded,
        [new("total"), new("male"), new("female"), new("cost")], MalariaPublished.Constraints);

    protected static readonly TemplateVersionDrafted Drafted = new(MalariaPublished);
    protected static readonly TemplateTrialStarted Trial = new("malaria", 1, TrialEnd, Ana);

    protected static Spec<Template, TemplateEvent>.Before Given(params TemplateEvent[] history) =>
        new Spec<Template, TemplateEvent>(Template.Initial, Template.Evolve).Given(history);
}
