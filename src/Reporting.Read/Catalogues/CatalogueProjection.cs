using Reporting.Domain.Catalogues;
using Reporting.Domain.Indicators;
using Reporting.Domain.IndicatorSets;
using Reporting.Domain.Templates;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Catalogues;

/// <summary>What the catalogues tell the units, and which decisions must be in them by when (B4).</summary>
public static class CatalogueProjection
{
    public static readonly Projection Projection = new(
        "catalogue", 1,
        ["catalogue_decision_recorded", "indicator_defined", "indicator_abolished", "indicator_set_defined", "indicator_set_abolished", "template_version_published", "template_abolished"],
        ["catalogue_notices", "catalogue_decisions", "catalogue_decision_entries"],
        ReadTables.Embedded("Catalogues.catalogue.sql"), ReadTables.Embedded("Catalogues.catalogue.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["catalogue_notices"] = RowSecurity.Everybody,
            ["catalogue_decisions"] = RowSecurity.Everybody,
            ["catalogue_decision_entries"] = RowSecurity.Everybody,
        },
    };

    private static readonly Column<Notice>[] NoticeColumns =
    [
        Columns<Notice>.Long("position", n => n.Recorded.Position),
        Columns<Notice>.Time("known_at", n => n.Recorded.Timestamp),
        Columns<Notice>.Text("kind", n => n.Kind),
        Columns<Notice>.Text("code", n => n.Code),
        Columns<Notice>.IntOrNull("version", n => n.Version),
        Columns<Notice>.Text("name", n => n.Name),
        Columns<Notice>.DateOrNull("from_day", n => n.From),
        Columns<Notice>.Text("notice", n => n.Letter),
        Columns<Notice>.Text("legal_basis", n => n.LegalBasis),
    ];

    private static readonly Column<CatalogueDecisionRecorded>[] DecisionColumns =
    [
        Columns<CatalogueDecisionRecorded>.Text("number", e => e.Number),
        Columns<CatalogueDecisionRecorded>.Date("decided_on", e => e.DecidedOn),
        Columns<CatalogueDecisionRecorded>.Date("due_on", e => e.DueOn),
        Columns<CatalogueDecisionRecorded>.Text("summary", e => e.Summary),
    ];

    private static readonly Column<Entry>[] EntryColumns =
    [
        Columns<Entry>.Text("number", e => e.Of.Number),
        Columns<Entry>.Int("place", e => e.Place),
        Columns<Entry>.Text("kind", e => KindText(e.Of.Entries[e.Place].Kind)),
        Columns<Entry>.Text("code", e => e.Of.Entries[e.Place].Code),
    ];

    private sealed record Notice(
        RecordedEvent Recorded, string Kind, string Code, int? Version, string? Name, DateOnly? From, string? Letter,
        string? LegalBasis);

    private sealed record Entry(CatalogueDecisionRecorded Of, int Place);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var decisions = events.Where(e => e.Type == "catalogue_decision_recorded")
            .Select(e => (CatalogueDecisionRecorded)CatalogueEventCodec.Decode(e.Type, e.Data.Span)).ToList();
        Entry[] entries = [.. decisions.SelectMany(e => Enumerable.Range(0, e.Entries.Count), (e, i) => new Entry(e, i))];
        Notice[] notices = [.. events.Where(e => e.Type != "catalogue_decision_recorded").Select(e => Told(e))];
        return
        [
            .. Change.Insert("catalogue_decisions", decisions, DecisionColumns),
            .. Change.Insert("catalogue_decision_entries", entries, EntryColumns),
            .. Change.Insert("catalogue_notices", notices, NoticeColumns),
        ];
    }

    private static Notice Told(RecordedEvent recorded)
    {
        var data = recorded.Data.Span;
        return recorded.Type.Split('_') switch
        {
            ["indicator", "set", ..] => Told(recorded, IndicatorSetEventCodec.Decode(recorded.Type, data)),
            ["indicator", ..] => Told(recorded, IndicatorEventCodec.Decode(recorded.Type, data)),
            _ => Told(recorded, TemplateEventCodec.Decode(recorded.Type, data)),
        };
    }

    private static Notice Told(RecordedEvent recorded, object happened) => happened switch
    {
        IndicatorDefined e => new(
            recorded, "indicator", e.Code, e.Version ?? 1, e.NameVi ?? e.Name, e.ValidFrom, e.Notice, e.LegalBasis),
        IndicatorAbolished e => new(recorded, "indicator", e.Code, null, null, e.From, null, e.LegalBasis),
        IndicatorSetDefined e => new(
            recorded, "indicator-set", e.Code, e.Version, e.Name, e.ValidFrom, e.Notice, e.LegalBasis),
        IndicatorSetAbolished e => new(recorded, "indicator-set", e.Code, null, null, e.From, null, e.LegalBasis),
        TemplateVersionPublished e => new(
            recorded, "template", e.Template, e.Version, e.Name, e.ValidFrom, e.Notice, e.LegalBasis),
        TemplateAbolished e => new(recorded, "template", e.Template, null, null, e.From, null, e.LegalBasis),
        _ => throw new NotSupportedException(happened.GetType().Name),
    };

    private static string KindText(CatalogueKind kind) => kind switch
    {
        CatalogueKind.Indicator => "indicator",
        CatalogueKind.IndicatorSet => "indicator-set",
        _ => "template",
    };
}
