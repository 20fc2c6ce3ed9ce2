using Npgsql;
using Reporting.Read.Reading;

namespace Reporting.Read.Usage;

/// <summary>How a unit used the system, in one regime.</summary>
public sealed record CountedLine(
    Guid UnitId, string Regime, string Kind, long Assigned, long Sent, long OnTime, long Late, long Missing,
    long Returned, long Corrected);

/// <summary>Counts what usage reports say: for reactions, not for people.</summary>
public static class UsageCount
{
    // As the ranking counts them; what is not sent is missing, the period is over.
    private const string Sql =
        """
        select d.unit_id, d.regime, s.period_kind, count(*), count(*) filter (where not d.is_owed),
            count(*) filter (where not d.is_owed and coalesce(d.sent_at < d.due_at, true)),
            count(*) filter (where not d.is_owed and d.sent_at >= d.due_at), count(*) filter (where d.is_owed),
            count(*) filter (where a.returns > 0), count(*) filter (where a.corrections > 0)
        from read.deadlines d
        join read.report_status s on s.report_id = d.report_id
        cross join lateral (
            select count(*) filter (where a.act = 'report_returned') as returns,
                count(*) filter (where a.act = 'correction_approved') as corrections
            from read.report_acts a where a.report_id = d.report_id) a
        where not d.is_cancelled and coalesce(d.due_at, (s.period_last + 1)::timestamptz) >= $1
            and coalesce(d.due_at, (s.period_last + 1)::timestamptz) < $2 and ($3::uuid is null or d.unit_id = $3)
        group by d.unit_id, d.regime, s.period_kind
        order by d.unit_id, d.regime, s.period_kind
        """;

    /// <summary>What was due in a span, by unit.</summary>
    /// <param name="unit">Only of this unit; null for all.</param>
    public static Task<IReadOnlyList<CountedLine>> Of(
        NpgsqlDataSource db, DateTimeOffset from, DateTimeOffset to, Guid? unit, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        parameters.Time(from);
        parameters.Time(to);
        parameters.UuidOrNull(unit);
        return AsOwner.Rows(db, Sql, parameters, reader => new CountedLine(
            reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4),
            reader.GetInt64(5), reader.GetInt64(6), reader.GetInt64(7), reader.GetInt64(8), reader.GetInt64(9)), ct);
    }
}
