using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/account-requests, by whoever administers the unit that asks.</summary>
public static class RequestAccountActEndpoint
{
    /// <param name="Unit">The unit that asks.</param>
    /// <param name="ReceivedOn">When the document came in; today by default.</param>
    public sealed record Body(
        AccountAct Act, string UserName, string Unit, string DocumentNumber, DateOnly? ReceivedOn = null,
        string? Note = null);

    public static void Map(IEndpointRouteBuilder requests) =>
        requests.MapPost("", Handle).IsCommand<Body>(nameof(RequestAccountAct), StatusCodes.Status201Created);

    private static Task Handle(
        HttpContext http, Commands commands, Streams streams, Profile profile, BusinessDay day, CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                (body, call) => Request(body, call, streams, profile, day, ct),
                (body, _) => AccountRequest.IdOf(body.DocumentNumber, body.UserName, body.Act),
                StatusCodes.Status201Created),
            ct);

    private static async Task<Outcome> Request(
        Body body, CommandCall call, Streams streams, Profile profile, BusinessDay day, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        if (GrantWish.UnitOf(body.Unit, units, out var unit) is { } unknown)
            return new Outcome.Refused(unknown);
        if (!call.Account.May(Role.Administer, unit!.Value, units))
            return new Outcome.Forbidden();
        var today = day.Of(at: null);
        var receivedOn = body.ReceivedOn ?? today;
        DateOnly? due = profile.Accounts.RequestWorkingDays is { } count
            ? AccountRequest.Due(receivedOn, count, (await call.Catalogue.Calendar(ct)).Now) : null;
        var command = new RequestAccountAct(
            body.Act, body.UserName, unit.Value, body.DocumentNumber, receivedOn, due, due is { } last ? day.EndOf(last) : null,
            body.Note, call.By);
        return await streams.AccountRequests.Execute(
            AccountRequest.IdOf(body.DocumentNumber, body.UserName, body.Act), call.Context,
            state => RequestAccountAct.Decide(command, today, state), ct);
    }
}
