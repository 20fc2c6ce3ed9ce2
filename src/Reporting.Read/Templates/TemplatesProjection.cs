using Reporting.Domain.Templates;
using Reporting.EventStore;
using Reporting.Read.Periods;
using Reporting.Read.Projections;

namespace Reporting.Read.Templates;

/// <summary>The templates' versions with their rows and constraints.</summary>
public static class TemplatesProjection
{
    public static readonly Projection Projection = new(
        "templates", 1, ["template_version_published"], ["template_versions", "template_rows", "template_constraints"],
        ReadTables.Embedded("Templates.templates.sql"), "", Apply);

    private static readonly Column<TemplateVersionPublished>[] VersionColumns =
    [
        Columns<TemplateVersionPublished>.Text("template", e => e.Template),
        Columns<TemplateVersionPublished>.Int("version", e => e.Version),
        Columns<TemplateVersionPublished>.Text("name", e => e.Name),
        Columns<TemplateVersionPublished>.Text("period_kind", e => PeriodKindText.Of(e.PeriodKind)),
        Columns<TemplateVersionPublished>.Date("valid_from", e => e.ValidFrom),
    ];

    private static readonly Column<Row>[] RowColumns =
    [
        Columns<Row>.Text("template", r => r.Of.Template),
        Columns<Row>.Int("version", r => r.Of.Version),
        Columns<Row>.Int("place", r => r.Of.Rows[r.Place].Order),
        Columns<Row>.Text("indicator", r => r.Of.Rows[r.Place].Indicator),
        Columns<Row>.Int("decimals", r => r.Of.Rows[r.Place].Decimals),
    ];

    private static readonly Column<Row>[] ConstraintColumns =
    [
        Columns<Row>.Text("template", r => r.Of.Template),
        Columns<Row>.Int("version", r => r.Of.Version),
        Columns<Row>.Int("place", r => r.Place),
        Columns<Row>.Text("rule", r => r.Of.Constraints[r.Place].Rule),
        Columns<Row>.Text("severity", r => r.Of.Constraints[r.Place].Severity == Severity.Error ? "error" : "warning"),
        Columns<Row>.Text("expression", r => r.Of.Constraints[r.Place].Expression),
    ];

    private sealed record Row(TemplateVersionPublished Of, int Place);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var published = events.Select(e => (TemplateVersionPublished)TemplateEventCodec.Decode(e.Type,
            e.Data.Span)).ToList();
        Row[] rows = [.. published.SelectMany(e => Enumerable.Range(0, e.Rows.Count), (e, place) => new Row(e, place))];
        Row[] constraints =
            [.. published.SelectMany(e => Enumerable.Range(0, e.Constraints.Count), (e, place) => new Row(e, place))];
        return
        [
            .. Change.Insert("template_versions", published, VersionColumns),
            .. Change.Insert("template_rows", rows, RowColumns),
            .. Change.Insert("template_constraints", constraints, ConstraintColumns),
        ];
    }
}
