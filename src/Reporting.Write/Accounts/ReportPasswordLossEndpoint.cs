using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/report-password-loss, by the holder, or by whoever administers the account
/// and was told by other means. The password opens nothing more, and all sessions end.</summary>
public static class ReportPasswordLossEndpoint
{
    public sealed record Body(LossCause Cause, string Note);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/report-password-loss", Handle).IsCommand<Body>(nameof(ReportPasswordLoss))
            .WithMetadata(new OpenToRestricted());

    private static Task Handle(string userName, HttpContext http, AccountCommands accounts, CancellationToken ct) =>
        accounts.Run(
            http, userName,
            new AccountVerb<Body>((asked, state) => ReportPasswordLoss.Decide(
                new ReportPasswordLoss(asked.Id, asked.Body.Cause, asked.Body.Note, asked.By), state))
            {
                IsForHolder = true,
                Afterwards = (asked, _) => accounts.EndSessions(asked.Id, "password-loss"),
            },
            ct);
}
