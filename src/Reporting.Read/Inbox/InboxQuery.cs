using Npgsql;
using Reporting.Read.Reading;

namespace Reporting.Read.Inbox;

/// <summary>A message of an inbox.</summary>
/// <param name="Kind">The stored name of the event that it tells of.</param>
/// <param name="Subject">The report, the notice or the incident.</param>
public sealed record MessageRow(
    Guid Id, long Position, DateTimeOffset At, string Kind, Guid Subject, string? Regime, string? Period,
    DateTimeOffset? DueAt, string? Step, string? Text, bool IsRead);

/// <summary>Some messages of an inbox.</summary>
/// <param name="Next">Give it as <c>before</c> for the next ones; null at the end.</param>
public sealed record InboxSlice(IReadOnlyList<MessageRow> Messages, long? Next);

/// <summary>A page of an inbox.</summary>
/// <param name="Unread">How many messages of the whole inbox are unread.</param>
/// <param name="Next">Give it as <c>before</c> for the next page; null at the end.</param>
public sealed record InboxPage(IReadOnlyList<MessageRow> Messages, long Unread, long? Next);

/// <summary>The inbox of an account, the newest message first: what is for it, for a unit that it works for, or for
/// everybody.</summary>
public static class InboxQuery
{
    public const int SizeDefault = 50;

    /// <summary>Which messages a question may see.</summary>
    internal const string MineSql =
        """
        is_for_all or account_id = (select read.asking_account())
            or (account_id is null and unit_id = any ((select read.setting_units('reporting.works_for'))::uuid[]))
        """;

    public const int SizeMax = 500;

    /// <summary>A page, and how much is unread.</summary>
    public static async Task<Answer<InboxPage>> Read(
        NpgsqlDataSource db, Caller caller, bool onlyUnread, int? first, long? before, CancellationToken ct) =>
        await Slice(db, caller, onlyUnread, first, before, ct) switch
        {
            Answer<InboxSlice>.Given { Value: var slice } =>
                new InboxPage(slice.Messages, await Unread(db, caller, ct), slice.Next),
            Answer<InboxSlice>.Refused { Refusal: var refusal } => refusal,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <param name="before">Only older messages than the one at this position; null for the newest.</param>
    public static async Task<Answer<InboxSlice>> Slice(
        NpgsqlDataSource db, Caller caller, bool onlyUnread, int? first, long? before, CancellationToken ct)
    {
        var size = first ?? SizeDefault;
        if (size is < 1 or > SizeMax)
            return ReadRefusals.PageSize(size, SizeMax);
        var parameters = new SqlParameters();
        var (mine, visible) = Mine(parameters, caller);
        var sql =
            $"""
            select m.message_id, m.position, m.at, m.kind, m.subject_id, m.regime, m.period, m.due_at, m.step, m.text,
                r.message_id is not null
            from read.inbox m
            left join read.inbox_reads r on r.account_id = {mine} and r.message_id = m.message_id
            where {visible}{(before is { } at ? $" and m.position < {parameters.BigInt(at)}" : "")}
                {(onlyUnread ? "and r.message_id is null" : "")}
            order by m.position desc limit {parameters.BigInt(size + 1)}
            """;
        var rows = new List<MessageRow>();
        await using (var reader = await Guarded.Read(db, caller, sql, parameters, ct))
        {
            while (await reader.ReadAsync(ct))
                rows.Add(Row(reader));
        }
        var hasNext = rows.Count > size;
        if (hasNext)
            rows.RemoveAt(size);
        return new InboxSlice(rows, hasNext ? rows[^1].Position : null);
    }

    /// <summary>Which of some messages are in the inbox.</summary>
    public static async Task<IReadOnlySet<Guid>> Of(
        NpgsqlDataSource db, Caller caller, IReadOnlyCollection<Guid> messages, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var (_, visible) = Mine(parameters, caller);
        var sql = $"select m.message_id from read.inbox m where m.message_id = any ({parameters.Uuids(messages)}) and {visible}";
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var found = new HashSet<Guid>();
        while (await reader.ReadAsync(ct))
            found.Add(reader.GetGuid(0));
        return found;
    }

    public static async Task<long> Unread(NpgsqlDataSource db, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var (mine, visible) = Mine(parameters, caller);
        var sql =
            $"""
            select count(*) from read.inbox m
            where {visible} and not exists (
                select from read.inbox_reads r where r.account_id = {mine} and r.message_id = m.message_id)
            """;
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        await reader.ReadAsync(ct);
        return reader.GetInt64(0);
    }

    private static (string Mine, string Visible) Mine(SqlParameters parameters, Caller caller)
    {
        var mine = parameters.Uuid(caller.Scope.Account ?? Guid.Empty);
        var units = parameters.Uuids(caller.Scope.WorksFor);
        return (mine, $"(m.is_for_all or m.account_id = {mine} or (m.account_id is null and m.unit_id = any ({units})))");
    }

    private static MessageRow Row(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetInt64(1), reader.Instant(2), reader.GetString(3), reader.GetGuid(4),
        reader.Text(5), reader.Text(6), reader.InstantOrNull(7), reader.Text(8), reader.Text(9), reader.GetBoolean(10));
}
