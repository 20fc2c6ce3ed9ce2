using Npgsql;
using Reporting.Domain.Regimes;
using Reporting.EventStore;
using Reporting.Read.Projections;
using Reporting.Read.Reading;

namespace Reporting.Read.Regimes;

/// <summary>The regimes whose periods open by themselves (D1), and what was opened: for the schedule, and for whoever
/// wants to know what is asked for.</summary>
public static class OpeningsProjection
{
    public static readonly Projection Projection = new(
        "openings", 1, ["regime_defined", "period_opened", "regime_ended"], ["automatic_regimes", "openings"],
        ReadTables.Embedded("Regimes.openings.sql"), "", Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["openings"] = RowSecurity.Everybody,
            ["automatic_regimes"] = RowSecurity.Everybody,
        },
    };

    private const string EndSql =
        "update automatic_regimes r set last_day = n.last_day from unnest($1, $2) as n (code, last_day) where r.code = n.code";

    private static readonly Column<RegimeDefined>[] RegimeColumns =
        [Columns<RegimeDefined>.Text("code", e => e.Code)];

    private static readonly Column<RegimeEnded>[] EndColumns =
        [Columns<RegimeEnded>.Text("code", e => e.Regime), Columns<RegimeEnded>.Date("last_day", e => e.LastDay)];

    private static readonly Column<Opening>[] OpeningColumns =
    [
        Columns<Opening>.Text("regime", o => o.Opened.Regime),
        Columns<Opening>.Text("period", o => o.Opened.Period),
        Columns<Opening>.Int("occurrence", o => o.Opened.Occurrence),
        Columns<Opening>.Time("due_at", o => o.Opened.DueAt),
        Columns<Opening>.IntOrNull("calendar_version", o => o.Opened.CalendarVersion),
        Columns<Opening>.Time("opened_at", o => o.At),
    ];

    private sealed record Opening(PeriodOpened Opened, DateTimeOffset At);

    /// <summary>The codes of the regimes that may still have a period to open.</summary>
    public static Task<IReadOnlyList<string>> Codes(NpgsqlDataSource db, CancellationToken ct) => AsOwner.Rows(
        db, "select code from read.automatic_regimes order by code", new SqlParameters(), reader => reader.GetString(0), ct);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var (defined, opened, ended) = (new List<RegimeDefined>(), new List<Opening>(), new List<RegimeEnded>());
        foreach (var recorded in events)
        {
            switch (RegimeEventCodec.Decode(recorded.Type, recorded.Data.Span))
            {
                case RegimeDefined e when e.IsAutomatic == true:
                    defined.Add(e);
                    break;
                case PeriodOpened e:
                    opened.Add(new Opening(e, recorded.Timestamp));
                    break;
                case RegimeEnded e:
                    ended.Add(e);
                    break;
            }
        }
        return
        [
            .. Change.Insert("automatic_regimes", defined, RegimeColumns),
            .. Change.Insert("openings", opened, OpeningColumns),
            .. Change.Run(EndSql, ended, EndColumns),
        ];
    }
}
