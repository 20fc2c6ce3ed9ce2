using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts/{userName}/bind-identity, by a system administrator who administers the account: whose account a
/// subject of the identity provider opens.</summary>
public static class BindIdentityEndpoint
{
    public sealed record Body(string Subject);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("/{userName}/bind-identity", Handle).IsCommand<Body>(nameof(BindIdentity));

    private static Task Handle(
        string userName, HttpContext http, Commands commands, Streams streams, SignInOptions options,
        CancellationToken ct)
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
                    var command = new BindIdentity(issuer, body.Subject, id, call.By);
                    return await streams.Identities.Execute(
                        Identity.StreamIdOf(issuer, body.Subject), call.Context,
                        state => BindIdentity.Decide(command, state), ct);
                },
                (_, _) => id.Value),
            ct);
    }
}
