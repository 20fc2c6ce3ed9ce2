using Npgsql;
using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Notices;

/// <summary>A notice to every user.</summary>
public sealed record NoticeRow(
    Guid Id, DateTimeOffset AnnouncedAt, string Kind, string Title, string Text, DateTimeOffset StartsAt,
    DateTimeOffset EndsAt, string? Urgency, DateTimeOffset? WithdrawnAt, string? WithdrawnReason);

/// <summary>What every user is shown: everything announced that is not over, the next first.</summary>
public static class NoticesQuery
{
    public const int SizeMax = 100;

    private static readonly ObjectType Notice = ObjectType.Of<NoticeRow>(
        "Notice", "An upgrade, a suspension or something else that every user is told of (thông báo).", f =>
    [
        f.Of("id", Scalars.Id.NonNull, "Its id (mã thông báo).", row => row.Id),
        f.Of("announcedAt", Scalars.DateTime.NonNull, "When it was announced (thời điểm thông báo).",
            row => row.AnnouncedAt),
        f.Of("kind", Scalars.String.NonNull, "`upgrade`, `suspension` or `other` (loại thông báo).", row => row.Kind),
        f.Of("title", Scalars.String.NonNull, "What it is about (tiêu đề).", row => row.Title),
        f.Of("text", Scalars.String.NonNull, "What it says (nội dung).", row => row.Text),
        f.Of("startsAt", Scalars.DateTime.NonNull, "When it begins (bắt đầu).", row => row.StartsAt),
        f.Of("endsAt", Scalars.DateTime.NonNull, "When it ends (kết thúc).", row => row.EndsAt),
        f.Of("urgency", Scalars.String, "Why it was announced so late (lý do khẩn cấp).", row => row.Urgency),
        f.Of("withdrawnAt", Scalars.DateTime, "When it was withdrawn (thời điểm thu hồi).", row => row.WithdrawnAt),
        f.Of("withdrawnReason", Scalars.String, "Why it was withdrawn (lý do thu hồi).", row => row.WithdrawnReason),
    ]);

    public static async Task<IReadOnlyList<NoticeRow>> Current(NpgsqlDataSource db, Caller caller, CancellationToken ct)
    {
        var parameters = new SqlParameters();
        var sql =
            $"""
            select notice_id, announced_at, kind, title, text, starts_at, ends_at, urgency, withdrawn_at, withdrawn_reason
            from read.notices where ends_at > {parameters.Time(caller.Now)}
            order by starts_at, notice_id limit {parameters.BigInt(SizeMax)}
            """;
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var rows = new List<NoticeRow>();
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new NoticeRow(
                reader.GetGuid(0), reader.Instant(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.Instant(5), reader.Instant(6), reader.Text(7), reader.InstantOrNull(8), reader.Text(9)));
        }
        return rows;
    }

    internal static Field Notices<T>(FieldsOf<T> f) => f.Resolve(
        "notices", Notice.NonNull.List.NonNull,
        "What is announced to every user and not over, the next first (thông báo nâng cấp, tạm dừng).", [],
        async (_, _, context, ct) => await Current(context.Read().Db, context.Caller(), ct))
        .Require(Policies.Account).Costs(new FieldCost(AssumedSize: 10));
}
