using Npgsql;
using Reporting.Read.Reading;

namespace Reporting.Read.Deadlines;

/// <summary>Work that is owed: a report, or a part of one.</summary>
public sealed record DueRow(
    Guid ReportId, int? Part, Guid UnitId, Guid? AccountId, string Regime, string Period, DateTimeOffset DueAt,
    DateTimeOffset AssignedAt);

/// <summary>What is still owed and due in a span: for reactions, not for people.</summary>
public static class DueQuery
{
    private const string WorkSql =
        """
        select d.report_id, null::integer, d.unit_id, null::uuid, d.regime, d.period, d.due_at, d.assigned_at
        from read.deadlines d
        where d.is_owed and d.due_at >= $1 and d.due_at <= $2
        union all
        select p.report_id, p.part, coalesce(p.unit_id, d.unit_id), p.account_id, d.regime, d.period, p.due_at, p.assigned_at
        from read.deadline_parts p
        join read.deadlines d on d.report_id = p.report_id and d.is_owed
        where p.due_at >= $1 and p.due_at <= $2
        """;

    // Thousands of reports are due at the same time: the index is jumped along from one time to the next.
    private const string TimesSql =
        """
        with recursive times as (
            (select due_at from read.deadlines where is_owed and due_at > $1 and due_at <= $2 order by due_at limit 1)
            union all
            select (
                select d.due_at from read.deadlines d
                where d.is_owed and d.due_at > t.due_at and d.due_at <= $2 order by d.due_at limit 1
            )
            from times t where t.due_at is not null
        )
        select due_at from times where due_at is not null
        union
        select due_at from read.deadline_parts where due_at > $1 and due_at <= $2
        """;

    public static Task<IReadOnlyList<DueRow>> Owed(
        NpgsqlDataSource db, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        Rows(db, WorkSql, from, to, reader => new DueRow(
            reader.GetGuid(0), reader.IsDBNull(1) ? null : reader.GetInt32(1), reader.GetGuid(2),
            reader.IsDBNull(3) ? null : reader.GetGuid(3), reader.GetString(4), reader.GetString(5),
            reader.Instant(6), reader.Instant(7)), ct);

    /// <summary>The different times after <paramref name="from"/> and until <paramref name="to"/>.</summary>
    public static Task<IReadOnlyList<DateTimeOffset>> Times(
        NpgsqlDataSource db, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        Rows(db, TimesSql, from, to, reader => reader.Instant(0), ct);

    private static Task<IReadOnlyList<T>> Rows<T>(
        NpgsqlDataSource db, string sql, DateTimeOffset from, DateTimeOffset to, Func<NpgsqlDataReader, T> read,
        CancellationToken ct)
    {
        var parameters = new SqlParameters();
        parameters.Time(from);
        parameters.Time(to);
        return AsOwner.Rows(db, sql, parameters, read, ct);
    }
}
