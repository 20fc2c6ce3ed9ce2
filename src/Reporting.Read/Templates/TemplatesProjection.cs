using System.Text;
using Reporting.Domain.Templates;
using Reporting.EventStore;
using Reporting.Read.Periods;
using Reporting.Read.Projections;

namespace Reporting.Read.Templates;

/// <summary>The templates' versions with their rows and constraints. Catalogues change seldom, so each event is a change
/// of its own.</summary>
public static class TemplatesProjection
{
    public static readonly Projection Projection = new(
        "templates", 2,
        ["template_version_published", "template_version_drafted", "template_trial_started", "template_shared", "template_abolished"],
        ["template_versions", "template_rows", "template_constraints"],
        ReadTables.Embedded("Templates.templates.sql"), "", Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["template_versions"] = RowSecurity.Everybody,
            ["template_rows"] = RowSecurity.Everybody,
            ["template_constraints"] = RowSecurity.Everybody,
        },
    };

    private static readonly Column<Stated>[] KeyColumns =
    [
        Columns<Stated>.Text("template", s => s.Of.Template),
        Columns<Stated>.Int("version", s => s.Of.Version),
    ];

    private static readonly Column<Stated>[] VersionColumns =
    [
        .. KeyColumns,
        Columns<Stated>.Text("name", s => s.Of.Name),
        Columns<Stated>.Text("period_kind", s => PeriodKindText.Of(s.Of.PeriodKind)),
        Columns<Stated>.Date("valid_from", s => s.Of.ValidFrom),
        Columns<Stated>.Text("state", s => s.State),
        Columns<Stated>.Bool("is_shared", _ => false),
        Columns<Stated>.UuidOrNull("owner_id", s => s.Of.Owner?.Value),
        Columns<Stated>.Text("legal_basis", s => s.Of.LegalBasis),
        Columns<Stated>.Text("notice", s => s.Of.Notice),
        Columns<Stated>.Json("content", s => Encoding.UTF8.GetString(TemplateEventCodec.Encode(s.Of).Json)),
    ];

    private static readonly Column<Marked>[] MarkColumns =
    [
        Columns<Marked>.Text("template", m => m.Template),
        Columns<Marked>.Int("version", m => m.Version),
        Columns<Marked>.Date("day", m => m.Day),
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

    private sealed record Stated(TemplateVersionPublished Of, string State);

    private sealed record Marked(string Template, int Version, DateOnly Day);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events) =>
        [.. events.SelectMany(e => Changes(TemplateEventCodec.Decode(e.Type, e.Data.Span)))];

    private static IEnumerable<Change> Changes(TemplateEvent happened) => happened switch
    {
        TemplateVersionPublished e =>
        [
            .. Version(new Stated(e, "official")),
            .. Change.Run(
                """
                update template_versions v
                set superseded_from = n.valid_from
                from unnest($1, $2, $3) n (template, version, valid_from)
                where v.template = n.template and v.version < n.version and v.state = 'official' and v.superseded_from is null
                """, [new Marked(e.Template, e.Version, e.ValidFrom)], MarkColumns),
        ],
        TemplateVersionDrafted e => Version(new Stated(e.Draft, "draft")),
        TemplateTrialStarted e => Change.Run(
            """
            update template_versions v set state = 'trial', trial_last_day = n.day
            from unnest($1, $2, $3) n (template, version, day)
            where v.template = n.template and v.version = n.version
            """, [new Marked(e.Template, e.Version, e.LastDay)], MarkColumns),
        TemplateShared e => Change.Run(
            """
            update template_versions v set is_shared = true
            from unnest($1, $2, $3) n (template, version, day)
            where v.template = n.template and v.version = n.version
            """, [new Marked(e.Template, e.Version, default)], MarkColumns),
        TemplateAbolished e => Change.Run(
            """
            update template_versions v set abolished_from = n.day
            from unnest($1, $2, $3) n (template, version, day)
            where v.template = n.template
            """, [new Marked(e.Template, 0, e.From)], MarkColumns),
        _ => throw new NotSupportedException(happened.GetType().Name),
    };

    private static IEnumerable<Change> Version(Stated stated)
    {
        var e = stated.Of;
        Row[] rows = [.. Enumerable.Range(0, e.Rows.Count).Select(place => new Row(e, place))];
        Row[] constraints = [.. Enumerable.Range(0, e.Constraints.Count).Select(place => new Row(e, place))];
        return
        [
            .. Removed("template_versions"), .. Removed("template_rows"), .. Removed("template_constraints"),
            .. Change.Insert("template_versions", [stated], VersionColumns),
            .. Change.Insert("template_rows", rows, RowColumns),
            .. Change.Insert("template_constraints", constraints, ConstraintColumns),
        ];

        IEnumerable<Change> Removed(string table) => Change.Run(
            $"""
            delete from {table} v using unnest($1, $2) n (template, version)
            where v.template = n.template and v.version = n.version
            """, [stated], KeyColumns);
    }
}
