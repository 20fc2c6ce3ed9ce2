using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.AggregatedReports;

/// <summary>Reports that were made from others: what went into each version, what is missing, and whether it is outdated
/// (E3, E9).</summary>
public static class AggregatedReportsProjection
{
    public static readonly Projection Projection = new(
        "aggregated-reports", 1, ["report_accepted", "report_withdrawn", "aggregate_outdated"],
        ["aggregated_reports", "aggregates_outdated"], ReadTables.Embedded("AggregatedReports.aggregated_reports.sql"),
        ReadTables.Embedded("AggregatedReports.aggregated_reports.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string> { ["aggregated_reports"] = RowSecurity.OfUnit("unit_id") },
    };

    private const string SupersedeSql =
        """
        update aggregated_reports r set superseded_at = n.at
        from unnest($1, $2, $3) as n (report_id, version, at)
        where r.report_id = n.report_id and r.version < n.version and r.superseded_at is null
        """;

    private const string NoteSql =
        """
        insert into aggregates_outdated (report_id, version, outdated_at, outdated_by)
        select distinct on (report_id, version) report_id, version, at, contributor
        from unnest($1, $2, $3, $4) as n (report_id, version, at, contributor)
        order by report_id, version, at
        on conflict on constraint pk_aggregates_outdated do nothing
        """;

    private const string OutdateSql =
        """
        update aggregated_reports r set outdated_at = o.outdated_at, outdated_by = o.outdated_by
        from aggregates_outdated o
        where o.report_id = any ($1) and r.report_id = o.report_id and r.version = o.version and r.outdated_at is null
        """;

    private sealed record Accepted(RecordedEvent Recorded, ReportAccepted Event);

    private sealed record Ended(Guid Report, int Version, DateTimeOffset At);

    private sealed record Outdated(Guid Report, int Version, DateTimeOffset At, Guid Contributor);

    private static readonly Column<Accepted>[] AcceptedColumns =
    [
        Columns<Accepted>.Uuid("report_id", r => r.Event.ReportId.Value),
        Columns<Accepted>.Int("version", r => r.Event.Version),
        Columns<Accepted>.Uuid("unit_id", r => r.Event.Unit.Value),
        Columns<Accepted>.Text("regime", r => r.Event.Regime),
        Columns<Accepted>.Text("period", r => r.Event.Period),
        Columns<Accepted>.Long("position", r => r.Recorded.Position),
        Columns<Accepted>.Time("known_at", r => r.Recorded.Timestamp),
        Columns<Accepted>.Bool("is_partial", r => r.Event.Aggregation!.IsPartial),
        Columns<Accepted>.Json("contributors", r => ContributorsJson.Of(r.Event.Aggregation!)),
        Columns<Accepted>.Json("absent", r => ContributorsJson.OfAbsent(r.Event.Aggregation!)),
    ];

    private static readonly Column<Ended>[] EndedColumns =
    [
        Columns<Ended>.Uuid("report_id", r => r.Report),
        Columns<Ended>.Int("version", r => r.Version),
        Columns<Ended>.Time("at", r => r.At),
    ];

    private static readonly Column<Outdated>[] OutdatedColumns =
    [
        Columns<Outdated>.Uuid("report_id", r => r.Report),
        Columns<Outdated>.Int("version", r => r.Version),
        Columns<Outdated>.Time("at", r => r.At),
        Columns<Outdated>.Uuid("contributor", r => r.Contributor),
    ];

    private static readonly Column<Guid>[] TouchedColumns = [Columns<Guid>.Uuid("report_id", id => id)];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var (accepted, ended, outdated) = (new List<Accepted>(), new List<Ended>(), new List<Outdated>());
        foreach (var recorded in events)
        {
            switch (ReportEventCodec.Decode(recorded.Type, recorded.Data.Span))
            {
                case ReportAccepted e:
                    ended.Add(new Ended(e.ReportId.Value, e.Version, recorded.Timestamp));
                    if (e.Aggregation is not null)
                        accepted.Add(new Accepted(recorded, e));
                    break;
                case ReportWithdrawn e:
                    ended.Add(new Ended(e.ReportId.Value, e.Version, recorded.Timestamp));
                    break;
                case AggregateOutdated e:
                    outdated.Add(new Outdated(e.ReportId.Value, e.Version, recorded.Timestamp, e.Contributor.Value));
                    break;
            }
        }
        Guid[] touched =
        [
            .. accepted.Select(r => r.Event.ReportId.Value).Concat(outdated.Select(r => r.Report)).Distinct(),
        ];
        return
        [
            .. Change.Insert("aggregated_reports", accepted, AcceptedColumns),
            // The versions of one report may come in one page: the later one ends the earlier ones of the page as well.
            .. Change.Run(SupersedeSql, ended, EndedColumns),
            .. Change.Run(NoteSql, outdated, OutdatedColumns),
            .. Change.Run(OutdateSql, touched, TouchedColumns),
        ];
    }
}
