using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.EventStore;
using Reporting.Read.Periods;
using Reporting.Read.Projections;

namespace Reporting.Read.Figures;

/// <summary>Every version of every figure that ever was in force, with both times.</summary>
public static class FiguresProjection
{
    public static readonly Projection Projection = new(
        "figures", 3, ["template_version_published", "report_assigned", "report_accepted", "report_withdrawn"],
        ["report_figures", "figure_rows"],
        ReadTables.Embedded("Figures.figures.sql"), ReadTables.Embedded("Figures.figures.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["report_figures"] = RowSecurity.OfUnit("unit_id"),
            ["figure_rows"] = RowSecurity.Everybody,
        },
        Load = () => new FiguresLoad().AsLoad(),
    };

    // The stretch before ends; it was stored by an earlier page.
    private const string EndSql =
        """
        update report_figures f
        set to_position = n.position, in_force_until = n.in_force_at
        from unnest($1, $2, $3) as n (report_id, position, in_force_at)
        where f.report_id = n.report_id and f.to_position = 9223372036854775807
        """;

    // The first regime whose report was accepted owns a unit's indicator for a period.
    private static readonly string NotAddedSql = NotAdded("unnest($1, $2)");

    /// <summary>The same for all rows, after a load. Where one regime reports alone, nothing can be kept apart.</summary>
    internal static readonly string NotAddedAnywhereSql = NotAdded(
        """
        (
            select s.report_id, s.from_position
            from report_figures s
            join (
                select unit_id, period_kind, period_first, period
                from report_figures
                group by unit_id, period_kind, period_first, period
                having min(regime) <> max(regime)) t
                on t.unit_id = s.unit_id and t.period_kind = s.period_kind and t.period_first = s.period_first
                    and t.period = s.period
            where cardinality(s.indicators) > 0)
        """);

    private static string NotAdded(string keys) =>
        $"""
        update report_figures f
        set not_added = n.indicators
        from (
            select m.report_id, m.from_position, array_agg(distinct i.indicator order by i.indicator) as indicators
            from {keys} as k (report_id, from_position)
            join report_figures m on m.report_id = k.report_id and m.from_position = k.from_position
            join report_figures o on o.unit_id = m.unit_id and o.period_kind = m.period_kind
                and o.period_first = m.period_first and o.period = m.period
                and o.regime <> m.regime and o.from_position < m.from_position
                and o.derived is null and m.derived is null
            cross join lateral (select i.indicator from unnest(m.indicators) as i (indicator) where i.indicator = any (o.indicators)) i
            where not exists (
                select from report_figures e
                where e.unit_id = m.unit_id and e.period_kind = m.period_kind and e.period_first = m.period_first
                    and e.period = m.period and e.regime = m.regime and e.from_position < o.from_position
                    and i.indicator = any (e.indicators) and e.derived is null)
            group by m.report_id, m.from_position
        ) n
        where f.report_id = n.report_id and f.from_position = n.from_position
        """;

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var page = new FiguresPage();
        foreach (var recorded in events)
        {
            if (recorded.Type == "template_version_published")
                page.Add(Published(recorded));
            else if (Stretch(recorded) is { } stretch)
                page.Add(stretch);
        }
        return
        [
            .. Changes(page),
            .. Change.Run(NotAddedSql, [.. page.Stretches.Where(s => s.Indicators.Length > 0)], FigureColumns.OfKey),
        ];
    }

    /// <summary>The rows of a page; which of them are kept apart is found out later.</summary>
    internal static IReadOnlyList<Change> Changes(FiguresPage page) =>
    [
        .. Change.Insert("figure_rows", page.Rows, FigureColumns.OfRow),
        .. Change.Run(EndSql, page.Ended, FigureColumns.OfEnd),
        .. Change.Insert("report_figures", page.Stretches, FigureColumns.OfStretch),
    ];

    internal static TemplateVersionPublished Published(RecordedEvent recorded) =>
        (TemplateVersionPublished)TemplateEventCodec.Decode(recorded.Type, recorded.Data.Span);

    /// <summary>Null for a report that is made from others: it owes no figures of its own.</summary>
    internal static Stretch? Stretch(RecordedEvent recorded) =>
        Stretch(recorded, ReportEventCodec.Decode(recorded.Type, recorded.Data.Span));

    private static Stretch? Stretch(RecordedEvent recorded, ReportEvent happened) => happened switch
    {
        ReportAssigned { HasBelow: true } => null,
        ReportAssigned e => new Stretch(
            recorded, e.ReportId, e.Unit, e.Regime, e.Template, e.TemplateVersion, PeriodOf(e.Period), 0,
            DateTimeOffset.MinValue),
        ReportAccepted e => new Stretch(
            recorded, e.ReportId, e.Unit, e.Regime, e.Template, e.TemplateVersion, PeriodOf(e.Period), e.Version,
            e.InForceAt ?? recorded.Timestamp)
        {
            Indicators = Each(e.Figures, figure => figure.Indicator),
            Values = Each(e.Figures, figure => figure.Value),
            EnteredBy = EnteredBy(e.Figures),
            Derived = Derived(e),
            SignedBy = e.SignedBy.Value,
            AcceptedBy = e.By.Value,
            Reason = e.Reason,
        },
        ReportWithdrawn e => new Stretch(
            recorded, e.ReportId, e.Unit, e.Regime, e.Template, e.TemplateVersion, PeriodOf(e.Period), e.Version,
            recorded.Timestamp) { SignedBy = e.By.Value, Reason = e.Reason },
        _ => throw new NotSupportedException(happened.GetType().Name),
    };

    // A figure that is made from reports below is in the totals already, and so is what the form works out of such.
    private static string[]? Derived(ReportAccepted e) => e.Aggregation is null ? null :
    [
        .. e.Figures.Where(figure => figure.Source?.Kind is SourceKind.Subordinates or SourceKind.Formula)
            .Select(figure => figure.Indicator),
    ];

    private static Guid[] EnteredBy(EquatableArray<AcceptedFigure> figures)
    {
        for (var i = 1; i < figures.Count; i++)
            if (figures[i].EnteredBy != figures[0].EnteredBy)
                return Each(figures, figure => figure.EnteredBy.Value);
        return figures.Count == 0 ? [] : [figures[0].EnteredBy.Value];
    }

    private static T[] Each<T>(EquatableArray<AcceptedFigure> figures, Func<AcceptedFigure, T> value)
    {
        var values = new T[figures.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(figures[i]);
        return values;
    }

    private static Period PeriodOf(string text) =>
        Period.TryParse(text, null, out var period) ? period : throw new FormatException($"'{text}' is not a period.");
}
