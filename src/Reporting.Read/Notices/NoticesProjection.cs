using System.Text.Json;
using Reporting.Domain.Notices;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Notices;

/// <summary>What was announced to every user (I3).</summary>
public static class NoticesProjection
{
    public static readonly Projection Projection = new(
        "notices", 1, ["notice_announced", "notice_withdrawn"], ["notices"],
        ReadTables.Embedded("Notices.notices.sql"), "", Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["notices"] = RowSecurity.Everybody,
        },
    };

    private const string WithdrawSql =
        """
        update notices r set withdrawn_at = n.withdrawn_at, withdrawn_reason = n.reason
        from unnest($1, $2, $3) as n (notice_id, withdrawn_at, reason) where r.notice_id = n.notice_id
        """;

    private static readonly Column<(RecordedEvent Recorded, NoticeAnnounced Notice)>[] NoticeColumns =
    [
        Columns<(RecordedEvent Recorded, NoticeAnnounced Notice)>.Uuid("notice_id", n => n.Notice.NoticeId),
        Columns<(RecordedEvent Recorded, NoticeAnnounced Notice)>.Long("position", n => n.Recorded.Position),
        Columns<(RecordedEvent Recorded, NoticeAnnounced Notice)>.Time("announced_at", n => n.Recorded.Timestamp),
        Columns<(RecordedEvent Recorded, NoticeAnnounced Notice)>.Text(
            "kind", n => JsonNamingPolicy.SnakeCaseLower.ConvertName(n.Notice.Kind.ToString())),
        Columns<(RecordedEvent Recorded, NoticeAnnounced Notice)>.Text("title", n => n.Notice.Title),
        Columns<(RecordedEvent Recorded, NoticeAnnounced Notice)>.Text("text", n => n.Notice.Text),
        Columns<(RecordedEvent Recorded, NoticeAnnounced Notice)>.Time("starts_at", n => n.Notice.StartsAt),
        Columns<(RecordedEvent Recorded, NoticeAnnounced Notice)>.Time("ends_at", n => n.Notice.EndsAt),
        Columns<(RecordedEvent Recorded, NoticeAnnounced Notice)>.Text("urgency", n => n.Notice.Urgency),
    ];

    private static readonly Column<(RecordedEvent Recorded, NoticeWithdrawn Notice)>[] WithdrawColumns =
    [
        Columns<(RecordedEvent Recorded, NoticeWithdrawn Notice)>.Uuid("notice_id", n => n.Notice.NoticeId),
        Columns<(RecordedEvent Recorded, NoticeWithdrawn Notice)>.Time("withdrawn_at", n => n.Recorded.Timestamp),
        Columns<(RecordedEvent Recorded, NoticeWithdrawn Notice)>.Text("reason", n => n.Notice.Reason),
    ];

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var announced = new List<(RecordedEvent, NoticeAnnounced)>();
        var withdrawn = new List<(RecordedEvent, NoticeWithdrawn)>();
        foreach (var recorded in events)
        {
            if (NoticeEventCodec.Decode(recorded.Type, recorded.Data.Span) is NoticeAnnounced e)
                announced.Add((recorded, e));
            else
                withdrawn.Add((recorded, (NoticeWithdrawn)NoticeEventCodec.Decode(recorded.Type, recorded.Data.Span)));
        }
        return
        [
            .. Change.Insert("notices", announced, NoticeColumns), .. Change.Run(WithdrawSql, withdrawn, WithdrawColumns),
        ];
    }
}
