using System.Text.Json;
using Reporting.Domain.Accounts;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.AccountRequests;

/// <summary>Requests for accounts (A3). One is done when an event of an account names it.</summary>
public static class AccountRequestsProjection
{
    public static readonly Projection Projection = new(
        "account-requests", 1,
        ["account_act_requested", "account_request_declined", "account_registered", "account_roles_granted",
            "account_post_changed", "account_locked", "account_unlocked", "account_revoked", "password_reissued"],
        ["account_requests"], ReadTables.Embedded("AccountRequests.account_requests.sql"), "", Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["account_requests"] = RowSecurity.OfAccountUnit("unit_id"),
        },
    };

    // The first event that names a request does it; later ones rest on the same document.
    private const string DoneSql =
        """
        update account_requests r set done_at = n.done_at from unnest($1, $2) as n (request_id, done_at)
        where r.request_id = n.request_id and r.done_at is null
        """;

    private const string DeclinedSql =
        """
        update account_requests r set declined_at = n.declined_at, decline_reason = n.decline_reason
        from unnest($1, $2, $3) as n (request_id, declined_at, decline_reason) where r.request_id = n.request_id
        """;

    private static readonly Column<Requested>[] RequestColumns =
    [
        Columns<Requested>.Uuid("request_id", r => r.Event.RequestId),
        Columns<Requested>.Text("act", r => JsonSerializer.Serialize(r.Event.Act).Trim('"')),
        Columns<Requested>.Text("user_name", r => r.Event.UserName),
        Columns<Requested>.Uuid("unit_id", r => r.Event.Unit.Value),
        Columns<Requested>.Text("document_number", r => r.Event.DocumentNumber),
        Columns<Requested>.Date("received_on", r => r.Event.ReceivedOn),
        Columns<Requested>.DateOrNull("due_on", r => r.Event.DueOn),
        Columns<Requested>.TimeOrNull("due_before", r => r.Event.DueBefore),
        Columns<Requested>.Text("note", r => r.Event.Note),
        Columns<Requested>.Time("requested_at", r => r.At),
    ];

    private sealed record Requested(AccountActRequested Event, DateTimeOffset At);

    private sealed record Done(Guid Request, DateTimeOffset At);

    private sealed record Declined(AccountRequestDeclined Event, DateTimeOffset At);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var requested = new List<Requested>();
        var declined = new List<Declined>();
        var done = new Dictionary<Guid, Done>();
        foreach (var recorded in events)
        {
            switch (recorded.Type)
            {
                case "account_act_requested":
                    requested.Add(new Requested(
                        (AccountActRequested)AccountRequestEventCodec.Decode(recorded.Type, recorded.Data.Span),
                        recorded.Timestamp));
                    break;
                case "account_request_declined":
                    declined.Add(new Declined(
                        (AccountRequestDeclined)AccountRequestEventCodec.Decode(recorded.Type, recorded.Data.Span),
                        recorded.Timestamp));
                    break;
                default:
                    if (RequestOf(AccountEventCodec.Decode(recorded.Type, recorded.Data.Span)) is { } request)
                        done.TryAdd(request, new Done(request, recorded.Timestamp));
                    break;
            }
        }
        return
        [
            .. Change.Insert("account_requests", requested, RequestColumns),
            .. Change.Run(DoneSql, [.. done.Values],
                [Columns<Done>.Uuid("request_id", d => d.Request), Columns<Done>.Time("done_at", d => d.At)]),
            .. Change.Run(DeclinedSql, declined,
            [
                Columns<Declined>.Uuid("request_id", d => d.Event.RequestId),
                Columns<Declined>.Time("declined_at", d => d.At),
                Columns<Declined>.Text("decline_reason", d => d.Event.Reason),
            ]),
        ];
    }

    private static Guid? RequestOf(AccountEvent happened) => happened switch
    {
        AccountRegistered e => e.Mandate?.Request,
        AccountRolesGranted e => e.Mandate?.Request,
        AccountPostChanged e => e.Mandate.Request,
        AccountLocked e => e.Mandate.Request,
        AccountUnlocked e => e.Mandate.Request,
        AccountRevoked e => e.Mandate.Request,
        PasswordReissued e => e.Request,
        _ => throw new NotSupportedException(happened.GetType().Name),
    };
}
