using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/change-password, by the holder alone, with the password until now. All
/// sessions end; the answer has the token of a new one.</summary>
public static class ChangePasswordEndpoint
{
    public sealed record Body(string OldPassword, string NewPassword);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/change-password", Handle).IsCommand<Body>(nameof(ChangePassword))
            .WithMetadata(new OpenToRestricted());

    private static Task Handle(
        string userName, HttpContext http, Commands commands, Streams streams, PasswordChange change,
        CancellationToken ct)
    {
        var id = Account.IdOf(userName);
        return commands.Run(
            http,
            new Route<Body>(
                async (body, call) =>
                {
                    if (call.By != id)
                        return new Outcome.Forbidden();
                    if (await change.Opposes(http, call, body.OldPassword, body.NewPassword, ct) is { } refusal)
                        return new Outcome.Refused(refusal);
                    var command = new ChangePassword(
                        id, Uuid5.Of("password-change", id.Value.ToString(), call.Context.Claim!.Key));
                    var outcome = await streams.Accounts.Execute(
                        id.Value, call.Context, state => ChangePassword.Decide(command, state), ct);
                    if (outcome is Outcome.Done)
                        await change.Keep(http, id, body.NewPassword, ct);
                    return outcome;
                },
                (_, _) => id.Value)
            {
                // The hash of the request is stored; no password must be guessable from it.
                Hashed = _ => "change-password"u8.ToArray(),
            },
            ct);
    }
}
