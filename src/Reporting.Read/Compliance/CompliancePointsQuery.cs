using Npgsql;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Reading;

namespace Reporting.Read.Compliance;

/// <summary>An obligation, what it is worth, and the events that say so.</summary>
/// <param name="State"><c>on_time</c>, <c>late</c>, <c>missing</c> or <c>open</c>.</param>
/// <param name="Points">Null while it is open.</param>
public sealed record CompliancePointRow(
    string UnitCode, Guid ReportId, string Regime, string Period, DateTimeOffset? DueAt, DateTimeOffset? SentAt,
    string State, long Returns, long Corrections, decimal? Points, IReadOnlyList<ComplianceAct> Acts);

/// <summary>An event that counted.</summary>
public sealed record ComplianceAct(long Position, string Event, DateTimeOffset At, Guid EventId, string Leaf);

/// <summary>Why a score is what it is, obligation by obligation: what a unit contests it with (F4).</summary>
public static class CompliancePointsQuery
{
    public const int SizeMax = 500;

    private const string PageSql =
        """
        ,
        page as (
            select o.*, u.code from obligations o join read.units u on u.unit_id = o.unit_id
            order by u.code, o.period_first, o.regime, o.report_id limit FIRST offset SKIP
        ),
        events as materialized (
            select s.* from read.seen_events(array(
                select a.position from read.report_acts a where a.report_id in (select report_id from page))) s
        )
        select k.is_known, k.is_allowed, o.code, o.report_id, o.regime, o.period, o.due_at, o.sent_at, o.state, o.returns,
            o.corrections, POINTS, e.positions, e.types, e.times, e.ids, e.leaves
        from checked k
        left join page o on true
        left join lateral (
            select array_agg(s.seq_id order by s.seq_id) as positions, array_agg(s.type order by s.seq_id) as types,
                array_agg(s.at order by s.seq_id) as times, array_agg(s.id order by s.seq_id) as ids,
                array_agg(encode(s.leaf, 'hex') order by s.seq_id) as leaves
            from events s where s.stream_id = o.report_id) e on true
        order by o.code, o.period_first, o.regime, o.report_id
        """;

    public static async Task<Answer<IReadOnlyList<CompliancePointRow>>> Ask(
        NpgsqlDataSource db, ComplianceQuestion question, int first, int skip, Caller caller, CancellationToken ct)
    {
        if (first is < 1 or > SizeMax)
            return ReadRefusals.PageSize(first, SizeMax);
        var parameters = new SqlParameters();
        var sql = ObligationsSql.Of(question, parameters, caller) + PageSql
            .Replace("FIRST", parameters.BigInt(first), StringComparison.Ordinal)
            .Replace("SKIP", parameters.BigInt(skip), StringComparison.Ordinal)
            .Replace("POINTS", Points.Sql, StringComparison.Ordinal);
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var rows = new List<CompliancePointRow>();
        while (await reader.ReadAsync(ct))
        {
            if (!reader.GetBoolean(0))
                return UnitRefusals.Unknown(question.Unit);
            if (!reader.GetBoolean(1))
                return ReadRefusals.Forbidden(question.Unit);
            if (!reader.IsDBNull(2))
                rows.Add(Row(reader));
        }
        return rows;
    }

    private static CompliancePointRow Row(NpgsqlDataReader reader) => new(
        reader.GetString(2), reader.GetGuid(3), reader.GetString(4), reader.GetString(5), reader.InstantOrNull(6),
        reader.InstantOrNull(7), reader.GetString(8), reader.GetInt64(9), reader.GetInt64(10), reader.Exact(11),
        reader.IsDBNull(12) ? [] : Acts(reader));

    private static ComplianceAct[] Acts(NpgsqlDataReader reader)
    {
        var (positions, types, times, ids, leaves) = (
            reader.GetFieldValue<long[]>(12), reader.GetFieldValue<string[]>(13), reader.GetFieldValue<DateTime[]>(14),
            reader.GetFieldValue<Guid[]>(15), reader.GetFieldValue<string[]>(16));
        return
        [
            .. positions.Select((position, i) => new ComplianceAct(
                position, types[i], new DateTimeOffset(times[i], TimeSpan.Zero), ids[i], leaves[i])),
        ];
    }
}
