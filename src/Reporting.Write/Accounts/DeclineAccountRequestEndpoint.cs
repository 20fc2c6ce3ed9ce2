using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/account-requests/{id}/decline, by whoever administers the unit that asked.</summary>
public static class DeclineAccountRequestEndpoint
{
    public sealed record Body(string Reason);

    public static void Map(IEndpointRouteBuilder requests) =>
        requests.MapPost("/{id:guid}/decline", Handle).IsCommand<Body>(nameof(DeclineAccountRequest));

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                async (body, call) =>
                {
                    var units = await call.Catalogue.Units(ct);
                    return await streams.AccountRequests.Execute(
                        id, call.Context,
                        state => state.Requested is null
                            ? new Verdict<AccountRequestEvent>.Unknown(AccountRequestRefusals.Unknown())
                            : call.Account.May(Role.Administer, state.Requested.Unit, units)
                            ? DeclineAccountRequest.Decide(new DeclineAccountRequest(id, body.Reason, call.By), state)
                            : new Verdict<AccountRequestEvent>.Forbidden(),
                        ct);
                },
                (_, _) => id),
            ct);
}
