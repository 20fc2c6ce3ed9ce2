using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Notices;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Notices;

/// <summary>POST /api/notices/{id}/withdraw, by the operator.</summary>
public static class WithdrawNoticeEndpoint
{
    public sealed record Body(string Reason);

    public static void Map(IEndpointRouteBuilder notices) =>
        notices.MapPost("/{id:guid}/withdraw", Handle).IsCommand<Body>(nameof(WithdrawNotice));

    private static Task Handle(
        Guid id, HttpContext http, Commands commands, Streams streams, Profile profile, CancellationToken ct) =>
        commands.Run(
            http, new Route<Body>((body, call) => Withdraw(id, body, call, streams, profile, ct), (_, _) => id), ct);

    private static async Task<Outcome> Withdraw(
        Guid id, Body body, CommandCall call, Streams streams, Profile profile, CancellationToken ct)
    {
        if (!call.Account.Operates(profile, await call.Catalogue.Units(ct)))
            return new Outcome.Forbidden();
        var command = new WithdrawNotice(id, body.Reason, call.By);
        return await streams.Notices.Execute(
            id, call.Context,
            state => state.Announced is null
                ? new Verdict<NoticeEvent>.Unknown(NoticeRefusals.Unknown()) : WithdrawNotice.Decide(command, state),
            ct);
    }
}
