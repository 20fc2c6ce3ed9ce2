using Reporting.Domain.IndicatorSets;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.IndicatorSets;

/// <summary>The indicator sets in all their versions. Catalogues change seldom, so each event is a change of its
/// own.</summary>
public static class IndicatorSetsProjection
{
    public static readonly Projection Projection = new(
        "indicator-sets", 1,
        ["indicator_set_defined", "indicator_set_drafted", "indicator_set_trial_started", "indicator_set_abolished"],
        ["indicator_sets"], ReadTables.Embedded("IndicatorSets.indicator_sets.sql"), "", Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["indicator_sets"] = RowSecurity.Everybody,
        },
    };

    private static readonly Column<Stated>[] KeyColumns =
    [
        Columns<Stated>.Text("code", s => s.Of.Code),
        Columns<Stated>.Int("version", s => s.Of.Version),
    ];

    private static readonly Column<Stated>[] SetColumns =
    [
        .. KeyColumns,
        Columns<Stated>.Text("name", s => s.Of.Name),
        Columns<Stated>.Text("level", s => LevelText(s.Of.Level)),
        Columns<Stated>.Date("valid_from", s => s.Of.ValidFrom),
        Columns<Stated>.DateOrNull("valid_to", s => s.Of.ValidTo),
        Columns<Stated>.Text("state", s => s.State),
        Columns<Stated>.Text("legal_basis", s => s.Of.LegalBasis),
        Columns<Stated>.Text("notice", s => s.Of.Notice),
        Columns<Stated>.Text("copied_from", s => s.Of.CopiedFrom),
        Columns<Stated>.Texts("indicators", s => [.. s.Of.Indicators]),
    ];

    private static readonly Column<Marked>[] MarkColumns =
    [
        Columns<Marked>.Text("code", m => m.Code),
        Columns<Marked>.Int("version", m => m.Version),
        Columns<Marked>.Date("day", m => m.Day),
    ];

    private sealed record Stated(IndicatorSetDefined Of, string State);

    private sealed record Marked(string Code, int Version, DateOnly Day);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events) =>
        [.. events.SelectMany(e => Changes(IndicatorSetEventCodec.Decode(e.Type, e.Data.Span)))];

    private static IEnumerable<Change> Changes(IndicatorSetEvent happened) => happened switch
    {
        IndicatorSetDefined e =>
        [
            .. Version(new Stated(e, "official")),
            .. Change.Run(
                """
                update indicator_sets s set superseded_from = n.day
                from unnest($1, $2, $3) n (code, version, day)
                where s.code = n.code and s.version < n.version and s.state = 'official' and s.superseded_from is null
                """, [new Marked(e.Code, e.Version, e.ValidFrom)], MarkColumns),
        ],
        IndicatorSetDrafted e => Version(new Stated(e.Draft, "draft")),
        IndicatorSetTrialStarted e => Change.Run(
            """
            update indicator_sets s set state = 'trial', trial_last_day = n.day
            from unnest($1, $2, $3) n (code, version, day)
            where s.code = n.code and s.version = n.version
            """, [new Marked(e.Code, e.Version, e.LastDay)], MarkColumns),
        IndicatorSetAbolished e => Change.Run(
            """
            update indicator_sets s set abolished_from = n.day
            from unnest($1, $2, $3) n (code, version, day)
            where s.code = n.code
            """, [new Marked(e.Code, 0, e.From)], MarkColumns),
        _ => throw new NotSupportedException(happened.GetType().Name),
    };

    private static IEnumerable<Change> Version(Stated stated) =>
    [
        .. Change.Run(
            """
            delete from indicator_sets s using unnest($1, $2) n (code, version)
            where s.code = n.code and s.version = n.version
            """, [stated], KeyColumns),
        .. Change.Insert("indicator_sets", [stated], SetColumns),
    ];

    private static string LevelText(SetLevel level) => level switch
    {
        SetLevel.Government => "government",
        SetLevel.Province => "province",
        SetLevel.District => "district",
        SetLevel.Commune => "commune",
        _ => "sector",
    };
}
