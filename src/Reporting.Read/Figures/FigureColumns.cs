using Reporting.Domain.Templates;
using Reporting.Read.Periods;
using Reporting.Read.Projections;

namespace Reporting.Read.Figures;

/// <summary>The columns of the figures' tables.</summary>
internal static class FigureColumns
{
    public static readonly Column<(TemplateVersionPublished Version, string Indicator)>[] OfRow =
    [
        Columns<(TemplateVersionPublished Version, string Indicator)>.Text("template", r => r.Version.Template),
        Columns<(TemplateVersionPublished Version, string Indicator)>.Int("template_version", r => r.Version.Version),
        Columns<(TemplateVersionPublished Version, string Indicator)>.Text("indicator", r => r.Indicator),
    ];

    public static readonly Column<Stretch>[] OfKey =
    [
        Columns<Stretch>.Uuid("report_id", s => s.ReportId),
        Columns<Stretch>.Long("from_position", s => s.Position),
    ];

    public static readonly Column<Stretch>[] OfEnd = [.. OfKey, Columns<Stretch>.Time("in_force_at", s => s.InForceAt)];

    public static readonly Column<Stretch>[] OfStretch =
    [
        .. OfEnd,
        Columns<Stretch>.Long("to_position", s => s.ToPosition),
        Columns<Stretch>.Uuid("unit_id", s => s.Unit),
        Columns<Stretch>.Text("regime", s => s.Regime),
        Columns<Stretch>.Text("template", s => s.Template),
        Columns<Stretch>.Int("template_version", s => s.TemplateVersion),
        Columns<Stretch>.Text("period_kind", s => PeriodKindText.Of(s.Period.Kind)),
        Columns<Stretch>.Text("period", s => s.Period.Text),
        Columns<Stretch>.Date("period_first", s => s.Period.First),
        Columns<Stretch>.Int("version", s => s.Version),
        Columns<Stretch>.Text("event", s => s.Event),
        Columns<Stretch>.Time("known_at", s => s.KnownAt),
        Columns<Stretch>.Time("in_force_until", s => s.InForceUntil),
        Columns<Stretch>.Texts("indicators", s => s.Indicators),
        Columns<Stretch>.Decimals("values", s => s.Values),
        Columns<Stretch>.Text("as_text", s => FiguresAsText.Of(s.Indicators, s.Values)),
        Columns<Stretch>.Uuids("entered_by", s => s.EnteredBy),
        Columns<Stretch>.TextsOrNull("derived", s => s.Derived),
        Columns<Stretch>.UuidOrNull("signed_by", s => s.SignedBy),
        Columns<Stretch>.UuidOrNull("accepted_by", s => s.AcceptedBy),
        Columns<Stretch>.Text("reason", s => s.Reason),
    ];
}
