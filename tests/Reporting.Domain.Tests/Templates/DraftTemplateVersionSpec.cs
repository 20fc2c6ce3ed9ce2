using Reporting.Domain.Indicators;
using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Templates;

public sealed class DraftTemplateVersionSpec : TemplateCatalogueSpec
{
    private static Func<Template, Decision<TemplateEvent>> Draft(
        TemplateDesign design, IReadOnlyDictionary<string, Indicator>? indicators = null) =>
        state => DraftTemplateVersion.Decide(new DraftTemplateVersion(design, Ana), indicators ?? Catalogue, state);

    private static TemplateDesign Columns(params TemplateColumn[] columns) =>
        Design with { Columns = columns.ToEquatableArray(), Constraints = [] };

    [Fact]
    public void B3_a_version_is_drafted_step_by_step()
    {
        var first = Design with { Rows = [], Constraints = [] };
        Given().When(Draft(first)).Then(new TemplateVersionDrafted(MalariaPublished with { Rows = [], Constraints = [] }));
        Given(new TemplateVersionDrafted(MalariaPublished with { Rows = [] })).When(Draft(Design)).Then(Drafted);
    }

    [Fact]
    public void B4_what_is_on_trial_or_official_does_not_change()
    {
        Given(Drafted, Trial).When(Draft(Design)).ThenRefused("template.version-taken", "version");
        Given(MalariaPublished).When(Draft(Design)).ThenRefused("template.version-taken", "version");
    }

    [Fact]
    public void B3_columns_are_what_they_hold()
    {
        Given().When(Draft(Columns(new TemplateColumn("a", "A", CellKind.Choice)))).ThenRefused("template.choices-missing", "a");
        Given().When(Draft(Columns(new TemplateColumn("a", "A", CellKind.Text, Decimals: 1)))).ThenRefused("template.column-not-number", "a");
        Given().When(Draft(Columns(new("a", "A", CellKind.Number), new("a", "B", CellKind.Number))))
            .ThenRefused("template.column-twice", "a");
        Given().When(Draft(Columns(new("a", "A", CellKind.Number, true), new("b", "B", CellKind.Number, true))))
            .ThenRefused("template.figure-column-twice", "columns");
    }

    [Fact]
    public void B3_a_heading_stands_over_neighbours()
    {
        var columns = Columns(new("a", "A", CellKind.Number), new("b", "B", CellKind.Text), new("c", "C", CellKind.Date));
        Given().When(Draft(columns with { Headers = [new("AB", 1, ["a", "b"]), new("C", 1, ["c"])] }))
            .Then(new TemplateVersionDrafted(MalariaPublished with
            {
                Constraints = [], Columns = columns.Columns, Headers = [new("AB", 1, ["a", "b"]), new("C", 1, ["c"])],
            }));
        Given().When(Draft(columns with { Headers = [new("AC", 1, ["a", "c"])] }))
            .ThenRefused("template.header-not-over-columns", "AC");
        Given().When(Draft(columns with { Headers = [new("AB", 1, ["a", "b"]), new("B", 1, ["b"])] }))
            .ThenRefused("template.header-not-over-columns", "B");
    }

    [Fact]
    public void B3_formulas_speak_of_number_cells_and_do_not_need_themselves()
    {
        Given().When(Draft(Design with { Rows = [new("total", Formula: "male +"), new("male")], Constraints = [] }))
            .ThenRefused("template.formula-malformed", "total:1:7");
        Given().When(Draft(Design with { Rows = [new("total", Formula: "male"), new("male", Formula: "total")], Constraints = [] }))
            .ThenRefused("template.formula-circle");
        Given().When(Draft(Columns(new("n", "N", CellKind.Text), new("m", "M", CellKind.Number, Formula: "[n]"))))
            .ThenRefused("template.formula-not-in-form", "m", "[n]");
    }

    [Fact]
    public void B3_an_error_is_placed_by_line_and_column() =>
        Given().When(Draft(Design with { Constraints = [new("r", Severity.Error, "total\n  = male +\n  * 2")] }))
            .ThenRefused("template.expression-malformed", "r:3:3");

    [Fact]
    public void B3_a_narratives_text_names_cells()
    {
        var narrative = Design with { Kind = TemplateKind.Narrative, Sections = [new("s", "S", "Có {{total + 1}} ca")] };
        Given().When(Draft(narrative)).Then(new TemplateVersionDrafted(MalariaPublished with
        {
            Kind = TemplateKind.Narrative, Sections = [new("s", "S", "Có {{total + 1}} ca")],
        }));
        Given().When(Draft(narrative with { Sections = [new("s", "S", "Có\n{{deaths}}")] }))
            .ThenRefused("template.section-malformed", "s:2:3");
        Given().When(Draft(narrative with { Sections = [new("s", "S", "Có {{total")] }))
            .ThenRefused("template.section-malformed", "s:1:4");
        Given().When(Draft(narrative with { Kind = null })).ThenRefused("template.sections-in-data", "sections");
    }

    [Fact]
    public void B1_a_form_with_the_whole_and_its_parts_gets_their_relation()
    {
        var indicators = new Dictionary<string, Indicator>(Catalogue)
        {
            ["total"] = new(Total with { Disaggregations = [new("gioi", "Giới tính", ["male", "female"])] }),
        };
        var drafted = Assert.IsType<TemplateVersionDrafted>(Assert.Single(Assert.IsType<Decision<TemplateEvent>.Decided>(
            Draft(Design with { Constraints = [] }, indicators)(Template.Initial)).Events));
        var rule = Assert.Single(drafted.Draft.Constraints);
        Assert.Equal(
            ("phan-to.total.gioi", Severity.Warning, "\"total\" = \"male\" + \"female\""),
            (rule.Rule, rule.Severity, rule.Expression));
    }
}
