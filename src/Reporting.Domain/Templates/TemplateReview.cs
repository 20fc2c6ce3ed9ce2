using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.Reports;

namespace Reporting.Domain.Templates;

/// <summary>Looks a design through while somebody works on it (B3): everything that is wrong with it, not only what a
/// command would name first. Nothing of this is stored.</summary>
public static class TemplateReview
{
    // Whose report it would be does not matter to its form.
    private static readonly ReportAssigned Tried =
        new(default, default, "", default, "", 0, "", 1, default);

    /// <summary>What is wrong: first what the design is, then each section, formula and constraint by itself.</summary>
    /// <param name="indicators">The indicators that are defined, by code; at least those of the rows that are.</param>
    /// <param name="linkedReports">Whether the profile has linked reports.</param>
    public static IReadOnlyList<Refusal> Problems(
        TemplateDesign design, IReadOnlyDictionary<string, Indicator> indicators, bool linkedReports)
    {
        Refusal?[] found =
        [
            TemplateCompleteness.Check(design.Kind, design.Rows.Count, design.Sections?.Count ?? 0, linkedReports),
            TemplateDesignRules.Check(Frame(design), indicators),
            .. (design.Sections ?? []).Select(section =>
                TemplateSectionRules.Check(design with { Sections = new[] { section }.ToEquatableArray() })),
            .. Formulas(design).Select(TemplateFormulas.Check),
            .. design.Constraints.Select(constraint =>
                TemplateConstraints.Check(new[] { constraint }.ToEquatableArray(), design)),
        ];
        Refusal[] problems = [.. found.OfType<Refusal>().DistinctBy(problem => (problem.Code, problem.English))];
        // What only shows of all together: two rules of one name, formulas in a circle.
        return problems.Length > 0 || TemplateDesignRules.Check(design, indicators) is not { } whole ? problems : [whole];
    }

    /// <summary>The version that a design without problems would be, to be tried out.</summary>
    public static TemplateVersion Version(TemplateDesign design, IReadOnlyDictionary<string, Indicator> indicators) =>
        new(design.ToVersion(indicators, default));

    /// <summary>An empty report in that version.</summary>
    public static Report Blank(DateTimeOffset now) => Report.Evolve(Report.Initial, Tried, now);

    private static TemplateDesign Frame(TemplateDesign design) => design with
    {
        Rows = design.Rows.Select(row => row with { Formula = null }).ToEquatableArray(),
        Columns = design.Columns?.Select(column => column with { Formula = null }).ToEquatableArray(),
        Sections = design.Sections?.Select(section => section with { Text = null }).ToEquatableArray(),
        Constraints = [],
    };

    private static IEnumerable<TemplateDesign> Formulas(TemplateDesign design)
    {
        var bare = Frame(design);
        foreach (var (place, row) in design.Rows.Index().Where(one => one.Item.Formula is not null))
            yield return bare with { Rows = bare.Rows.Select((one, i) => i == place ? row : one).ToEquatableArray() };
        foreach (var (place, column) in (design.Columns ?? []).Index().Where(one => one.Item.Formula is not null))
        {
            yield return bare with
            {
                Columns = (bare.Columns ?? []).Select((one, i) => i == place ? column : one).ToEquatableArray(),
            };
        }
    }
}
