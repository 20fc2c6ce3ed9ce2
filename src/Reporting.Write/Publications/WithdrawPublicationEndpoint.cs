using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Domain.Publications;
using Reporting.Write.Http;

namespace Reporting.Write.Publications;

/// <summary>POST /api/publications/{id}/withdraw, by whoever signs for the unit, or asked for it.</summary>
public static class WithdrawPublicationEndpoint
{
    public sealed record Body(string Reason);

    public static void Map(IEndpointRouteBuilder publications) =>
        publications.MapPost("/{id:guid}/withdraw", Handle).IsCommand<Body>(nameof(WithdrawPublication));

    private static Task Handle(Guid id, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        commands.Run(http, new Route<Body>((body, call) => Withdraw(id, body, call, streams, ct), (_, _) => id), ct);

    private static async Task<Outcome> Withdraw(
        Guid id, Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        var command = new WithdrawPublication(id, body.Reason, call.By);
        return await streams.Publications.Execute(
            id, call.Context,
            state => state.Requested is not { } requested
                ? new Verdict<PublicationEvent>.Unknown(PublicationRefusals.Unknown())
                : call.Account.May(Role.Sign, requested.What.Unit, units) || requested.By == call.By
                    ? WithdrawPublication.Decide(command, state)
                    : new Verdict<PublicationEvent>.Forbidden(),
            ct);
    }
}
