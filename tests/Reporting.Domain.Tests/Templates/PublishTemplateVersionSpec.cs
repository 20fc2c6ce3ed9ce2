using Reporting.Domain.Calendars;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Templates;

public sealed class PublishTemplateVersionSpec
{
    private static readonly TemplateDesign First = new(
        "malaria", 1, "Báo cáo sốt rét", PeriodKind.Month, Founded,
        [new("total"), new("male"), new("female"), new("cost")], MalariaPublished.Constraints);

    private static readonly TemplateDesign Second = First with
    {
        Version = 2,
        ValidFrom = Founded.AddMonths(1),
        Rows = [new("total")],
        Constraints = [],
    };

    private static Spec<Template, TemplateEvent>.Before Given(params TemplateEvent[] history) =>
        new Spec<Template, TemplateEvent>(Template.Initial, Template.Evolve).Given(history);

    private static Func<Template, Decision<TemplateEvent>> Publish(TemplateDesign design, AccountId? by = null) =>
        state => PublishTemplateVersion.Decide(
            new PublishTemplateVersion(design, by ?? Ana), Catalogue, linkedReports: true, state);

    private static TemplateDesign WithRule(string expression) =>
        First with { Constraints = [new("sexes", Severity.Error, expression)] };

    [Fact]
    public void Rows_take_their_decimals_from_the_indicators() => Given().When(Publish(First)).Then(MalariaPublished);

    [Fact]
    public void Rows_stand_in_the_order_that_is_wished() =>
        Given().When(Publish(First with { Rows = [new("cost", 7), new("total", 3)], Constraints = [] }))
            .Then(MalariaPublished with { Rows = [new(3, "total", 0), new(7, "cost", 2)], Constraints = [] });

    [Fact]
    public void A_second_version_follows() =>
        Given(MalariaPublished).When(Publish(Second)).Then(MalariaPublished with
        {
            Version = 2,
            ValidFrom = Founded.AddMonths(1),
            Rows = [new(1, "total", 0)],
            Constraints = [],
        });

    [Fact]
    public void The_same_version_by_somebody_else_adds_nothing() =>
        Given(MalariaPublished).When(Publish(First, Binh)).Then();

    [Fact]
    public void A_published_version_never_changes() =>
        Given(MalariaPublished).When(Publish(First with { Name = "Khác" }))
            .ThenRefused("template.version-taken", "version");

    [Fact]
    public void Numbers_only_grow() =>
        Given(MalariaPublished with { Version = 3 }).When(Publish(Second))
            .ThenRefused("template.version-not-next", "version");

    [Fact]
    public void A_new_version_is_not_valid_earlier() =>
        Given(MalariaPublished).When(Publish(Second with { ValidFrom = Founded.AddDays(-1) }))
            .ThenRefused("template.valid-from-not-after", "validFrom");

    [Fact]
    public void All_versions_have_one_kind_of_period() =>
        Given(MalariaPublished).When(Publish(Second with { PeriodKind = PeriodKind.Day }))
            .ThenRefused("template.period-kind-changed", "periodKind");

    [Fact]
    public void Versions_count_from_1() =>
        Given().When(Publish(First with { Version = 0 })).ThenRefused("template.version-not-positive", "version");

    [Fact]
    public void A_template_has_rows() =>
        Given().When(Publish(First with { Rows = [] })).ThenRefused("template.no-rows", "rows");

    [Fact]
    public void Rows_are_defined_indicators() =>
        Given().When(Publish(First with { Rows = [new("total"), new("deaths"), new("births")] }))
            .ThenRefused("indicator.unknown", "deaths", "births");

    [Fact]
    public void An_indicator_stands_in_one_row() =>
        Given().When(Publish(First with { Rows = [new("total"), new("total")] }))
            .ThenRefused("template.row-twice", "total");

    [Fact]
    public void A_rule_has_its_own_name() =>
        Given().When(Publish(First with { Constraints = [new("a", Severity.Error, "total = 1"),
            new("a", Severity.Error, "total = 2")] }))
            .ThenRefused("template.rule-twice", "a");

    [Fact]
    public void A_rules_name_is_a_code() =>
        Given().When(Publish(First with { Constraints = [new("", Severity.Error, "total = 1")] }))
            .ThenRefused("code.malformed", "rule");

    [Fact]
    public void A_malformed_expression_is_refused_at_its_place() =>
        Given().When(Publish(WithRule("total = male ++ female")))
            .ThenRefused("template.expression-malformed", "sexes:1:15");

    [Fact]
    public void An_expression_speaks_of_the_versions_rows() =>
        Given().When(Publish(WithRule("total = male + deaths")))
            .ThenRefused("template.expression-not-in-rows", "sexes", "deaths");

    [Fact]
    public void A_code_is_well_formed() =>
        Given().When(Publish(First with { Template = "a b" })).ThenRefused("code.malformed", "template");

    [Fact]
    public void A_name_is_not_blank() =>
        Given().When(Publish(First with { Name = "" })).ThenRefused("text.blank", "name");
}
