using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/unbind-identity, by a system administrator who administers the account: the subject
/// opens it no more. Its sessions end.</summary>
public static class UnbindIdentityEndpoint
{
    public sealed record Body(string Subject, string Reason);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/unbind-identity", Handle).IsCommand<Body>(nameof(UnbindIdentity));

    private static Task Handle(
        string userName, HttpContext http, Commands commands, Streams streams, SignInOptions options,
        Sessions sessions, CancellationToken ct)
    {
        var id = Account.IdOf(userName);
        return commands.Run(
            http,
            new Route<Body>(
                async (body, call) =>
                {
                    var units = await call.Catalogue.Units(ct);
                    var account = (await streams.Accounts.Refresh(id.Value, ct)).State;
                    if (account.Registered is null)
                        return new Outcome.Unknown(AccountRefusals.Unknown());
                    if (!call.Account.AdministersRoot(units) || !call.Account.Administers(account, units))
                        return new Outcome.Forbidden();
                    if (options.Oidc is not { Issuer: var issuer })
                        return new Outcome.Refused(SessionRefusals.NoIdentityProvider());
                    if (!IdentityTokens.IsSubject(body.Subject))
                        return new Outcome.Refused(SessionRefusals.SubjectMalformed());
                    var command = new UnbindIdentity(issuer, body.Subject, id, body.Reason, call.By);
                    var outcome = await streams.Identities.Execute(
                        Identity.StreamIdOf(issuer, body.Subject), call.Context,
                        state => UnbindIdentity.Decide(command, state), ct);
                    if (outcome is Outcome.Done)
                        await sessions.EndAll(id, "unbind-identity", ct);
                    return outcome;
                },
                (_, _) => id.Value),
            ct);
    }
}
