using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/change-post, by whoever administers the old roles and the new ones. The
/// holder signs in anew.</summary>
public static class ChangePostEndpoint
{
    public sealed record Body(
        GrantWish[] Grants, string Reason, string? Unit = null, string? DocumentNumber = null, Guid? Request = null);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/change-post", Handle).IsCommand<Body>(nameof(ChangePost));

    private static Task Handle(string userName, HttpContext http, AccountCommands accounts, CancellationToken ct) =>
        accounts.Run(
            http, userName,
            new AccountVerb<Body>(
                (asked, state) => Decide(asked, accounts.DocumentRequired, state),
                body => new Mandate(body.DocumentNumber, body.Request))
            {
                Act = AccountAct.Change,
                Afterwards = (asked, _) => accounts.EndSessions(asked.Id, "change-post"),
            },
            ct);

    private static Verdict<AccountEvent> Decide(AccountCall<Body> asked, bool documentRequired, Account state)
    {
        UnitId? unit = null;
        if (asked.Body.Unit is { } code && GrantWish.UnitOf(code, asked.Units, out unit) is { } unknown)
            return new Decision<AccountEvent>.Refused(unknown);
        if (unit is { } there && !asked.Call.Account.May(Role.Administer, there, asked.Units))
            return new Verdict<AccountEvent>.Forbidden();
        return GrantWish.Resolve(asked.Body.Grants, asked.Call.Account, asked.Units, out var grants) switch
        {
            Outcome.Refused refused => new Decision<AccountEvent>.Refused(refused.Refusal),
            not null => new Verdict<AccountEvent>.Forbidden(),
            null => ChangePost.Decide(
                new ChangePost(asked.Id, unit, grants, asked.Body.Reason, asked.Mandate, asked.By), documentRequired,
                state),
        };
    }
}
