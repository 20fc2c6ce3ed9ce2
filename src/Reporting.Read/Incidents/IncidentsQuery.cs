using Npgsql;
using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Incidents;

/// <summary>An incident and its newest answer.</summary>
public sealed record IncidentRow(
    Guid Id, DateTimeOffset RaisedAt, string? UserName, string? Unit, string Title, string Text, string? Answer,
    DateTimeOffset? AnsweredAt, bool IsClosed);

/// <summary>The incidents that the caller raised; for the operator all of them. Open ones first, then the newest.</summary>
public static class IncidentsQuery
{
    public const int SizeMax = 200;

    private static readonly ObjectType Incident = ObjectType.Of<IncidentRow>(
        "Incident", "Something that a user told the operator (sự cố).", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "Its id (mã sự cố).", row => row.Id),
        f.Of("raisedAt", Scalars.DateTime.NonNull, "When it was raised (thời điểm báo).", row => row.RaisedAt),
        f.Of("userName", Scalars.String, "Who raised it (người báo).", row => row.UserName),
        f.Of("unit", Scalars.String, "The code of the unit that it troubles (đơn vị).", row => row.Unit),
        f.Of("title", Scalars.String.NonNull, "What it is about (tiêu đề).", row => row.Title),
        f.Of("text", Scalars.String.NonNull, "What happened (nội dung).", row => row.Text),
        f.Of("answer", Scalars.String, "The newest answer (trả lời).", row => row.Answer),
        f.Of("answeredAt", Scalars.DateTime, "When it was answered (thời điểm trả lời).", row => row.AnsweredAt),
        f.Of("isClosed", Scalars.Boolean.NonNull, "Whether it is settled (đã đóng).", row => row.IsClosed),
    ]);

    public static async Task<IReadOnlyList<IncidentRow>> List(NpgsqlDataSource db, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var mine = caller.Scope.Operates
            ? "true" : $"i.account_id = {parameters.Uuid(caller.Scope.Account ?? Guid.Empty)}";
        var sql =
            $"""
            select i.incident_id, i.raised_at, a.user_name,
                (select u.code from read.units u where u.unit_id = i.unit_id), i.title, i.text, i.answer, i.answered_at,
                i.is_closed
            from read.incidents i
            left join read.accounts a on a.account_id = i.account_id
            where {mine} order by i.is_closed, i.position desc limit {parameters.BigInt(SizeMax)}
            """;
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var rows = new List<IncidentRow>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new IncidentRow(
                reader.GetGuid(0), reader.Instant(1), reader.Text(2), reader.Text(3), reader.GetString(4),
                reader.GetString(5), reader.Text(6), reader.InstantOrNull(7), reader.GetBoolean(8)));
        }
        return rows;
    }

    internal static Field Incidents<T>(FieldsOf<T> f) => f.Resolve(
        "incidents", Incident.NonNull.List.NonNull,
        "What the caller told the operator, with the answers; for the operator all of it (sự cố đã báo).", [],
        async (_, _, context, ct) => await List(context.Read().Db, context.Caller(), ct))
        .Require(Policies.Account).Costs(new FieldCost(AssumedSize: 20));
}
