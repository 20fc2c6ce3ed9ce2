using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/lock, by whoever administers the account. Its sessions end at once, or stop
/// to be of use on the day it holds from.</summary>
public static class LockAccountEndpoint
{
    /// <param name="From">The first day on which nobody acts with it; today by default.</param>
    public sealed record Body(
        LockCause Cause, string Reason, DateOnly? From = null, string? DocumentNumber = null, Guid? Request = null);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/lock", Handle).IsCommand<Body>(nameof(LockAccount));

    private static Task Handle(
        string userName, HttpContext http, AccountCommands accounts, BusinessDay day, CancellationToken ct)
    {
        var today = day.Of(at: null);
        return accounts.Run(
            http, userName,
            new AccountVerb<Body>(
                (asked, state) => LockAccount.Decide(
                    new LockAccount(
                        asked.Id, asked.Body.Cause, asked.Body.From ?? state.Lock?.From ?? today, asked.Body.Reason,
                        asked.Mandate, asked.By),
                    accounts.DocumentRequired, state),
                body => new Mandate(body.DocumentNumber, body.Request))
            {
                Act = AccountAct.Lock,
                Afterwards = (asked, _) => asked.Body.From is { } from && from > today
                    ? Task.CompletedTask : accounts.EndSessions(asked.Id, "lock"),
            },
            ct);
    }
}
