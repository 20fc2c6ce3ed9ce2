using System.Text;
using Reporting.Domain.Indicators;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Indicators;

/// <summary>The indicators in all their versions. Catalogues change seldom, so each event is a change of its
/// own.</summary>
public static class IndicatorsProjection
{
    public static readonly Projection Projection = new(
        "indicators", 2,
        ["indicator_defined", "indicator_drafted", "indicator_trial_started", "indicator_abolished"],
        ["indicators", "indicator_versions"], ReadTables.Embedded("Indicators.indicators.sql"), "", Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["indicators"] = RowSecurity.Everybody,
            ["indicator_versions"] = RowSecurity.Everybody,
        },
    };

    private static readonly Column<IndicatorDefined>[] CodeColumn = [Columns<IndicatorDefined>.Text("code", e => e.Code)];

    private static readonly Column<IndicatorDefined>[] IndicatorColumns =
    [
        .. CodeColumn,
        Columns<IndicatorDefined>.Text("name", e => e.Name),
        Columns<IndicatorDefined>.Text("name_vi", e => e.NameVi),
        Columns<IndicatorDefined>.Text("unit_of_measure", e => e.UnitOfMeasure),
        Columns<IndicatorDefined>.Text("over_units", e => AggregationText.Of(e.OverUnits)),
        Columns<IndicatorDefined>.Text("over_time", e => AggregationText.Of(e.OverTime)),
        Columns<IndicatorDefined>.Int("decimals", e => e.Decimals),
        Columns<IndicatorDefined>.Int("version", e => e.Version ?? 1),
        Columns<IndicatorDefined>.Text("weight", e => e.Weight),
    ];

    private static readonly Column<Stated>[] KeyColumns =
    [
        Columns<Stated>.Text("code", s => s.Of.Code),
        Columns<Stated>.Int("version", s => s.Of.Version ?? 1),
    ];

    private static readonly Column<Stated>[] VersionColumns =
    [
        .. KeyColumns,
        Columns<Stated>.Text("state", s => s.State),
        Columns<Stated>.DateOrNull("valid_from", s => s.Of.ValidFrom),
        Columns<Stated>.DateOrNull("valid_to", s => s.Of.ValidTo),
        Columns<Stated>.Text("over_units", s => AggregationText.Of(s.Of.OverUnits)),
        Columns<Stated>.Text("over_time", s => AggregationText.Of(s.Of.OverTime)),
        Columns<Stated>.Text("unit_of_measure", s => s.Of.UnitOfMeasure),
        Columns<Stated>.Text("weight", s => s.Of.Weight),
        Columns<Stated>.Text("numerator", s => s.Of.Formula?.Numerator),
        Columns<Stated>.Text("denominator", s => s.Of.Formula?.Denominator),
        Columns<Stated>.DecimalOrNull("factor", s => s.Of.Formula?.Factor),
        Columns<Stated>.Text("legal_basis", s => s.Of.LegalBasis),
        Columns<Stated>.Text("notice", s => s.Of.Notice),
        Columns<Stated>.Json("content", s => Encoding.UTF8.GetString(IndicatorEventCodec.Encode(s.Of).Json)),
    ];

    private static readonly Column<IndicatorTrialStarted>[] TrialColumns =
    [
        Columns<IndicatorTrialStarted>.Text("code", e => e.Code),
        Columns<IndicatorTrialStarted>.Int("version", e => e.Version),
        Columns<IndicatorTrialStarted>.Date("last_day", e => e.LastDay),
    ];

    private static readonly Column<IndicatorAbolished>[] AbolishedColumns =
    [
        Columns<IndicatorAbolished>.Text("code", e => e.Code),
        Columns<IndicatorAbolished>.Date("from_day", e => e.From),
    ];

    private sealed record Stated(IndicatorDefined Of, string State);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events) =>
        [.. events.SelectMany(e => Changes(IndicatorEventCodec.Decode(e.Type, e.Data.Span)))];

    private static IEnumerable<Change> Changes(IndicatorEvent happened) => happened switch
    {
        IndicatorDefined e =>
        [
            .. Change.Run("delete from indicators i using unnest($1) n (code) where i.code = n.code", [e], CodeColumn),
            .. Change.Insert("indicators", [e], IndicatorColumns),
            .. Version(new Stated(e, "official")),
            .. Change.Run(
                """
                update indicator_versions v
                set superseded_from = l.valid_from
                from unnest($1) n (code)
                join indicator_versions l on l.code = n.code and l.state = 'official'
                where v.code = n.code and v.state = 'official' and v.superseded_from is null
                    and l.version = (
                        select min(m.version) from indicator_versions m
                        where m.code = v.code and m.state = 'official' and m.version > v.version)
                """, [e], CodeColumn),
        ],
        IndicatorDrafted e => Version(new Stated(e.Draft, "draft")),
        IndicatorTrialStarted e => Change.Run(
            """
            update indicator_versions v set state = 'trial', trial_last_day = n.last_day
            from unnest($1, $2, $3) n (code, version, last_day) where v.code = n.code and v.version = n.version
            """, [e], TrialColumns),
        IndicatorAbolished e => Change.Run(
            "update indicators i set abolished_from = n.from_day from unnest($1, $2) n (code, from_day) where i.code = n.code",
            [e], AbolishedColumns),
        _ => throw new NotSupportedException(happened.GetType().Name),
    };

    private static IEnumerable<Change> Version(Stated stated) =>
    [
        .. Change.Run(
            """
            delete from indicator_versions v using unnest($1, $2) n (code, version)
            where v.code = n.code and v.version = n.version
            """, [stated], KeyColumns),
        .. Change.Insert("indicator_versions", [stated], VersionColumns),
    ];
}
