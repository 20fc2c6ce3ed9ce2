using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Accounts;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts, by whoever administers every unit that the account gets a role for.</summary>
public static class RegisterAccountEndpoint
{
    public sealed record Body(string UserName, string DisplayName, string Password, GrantWish[] Grants);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("", Handle).IsCommand<Body>(nameof(RegisterAccount), StatusCodes.Status201Created);

    private static Task Handle(
        HttpContext http, Commands commands, Streams streams, Credentials credentials, Passwords passwords,
        CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                async (body, call) => await Register(body, call, streams, ct) switch
                {
                    // Also when it was done before: the answer of the first time may have been lost before the password
                    // was kept.
                    Outcome.Done done => await Keep(body, done, credentials, passwords, ct),
                    var other => other,
                },
                (body, _) => Account.IdOf(body.UserName).Value,
                StatusCodes.Status201Created)
            {
                // The hash of the request is stored; a password must not be guessable from it.
                Hashed = body => JsonSerializer.SerializeToUtf8Bytes(body with { Password = "" }, WireJson.Options),
            },
            ct);

    private static async Task<Outcome> Register(Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        if (GrantWish.Resolve(body.Grants, call.Account, units, out var grants) is { } refused)
            return refused;
        if (!call.Account.Grants.Any(g => g.Role == Role.Administer))
            return new Outcome.Forbidden();
        if (PasswordRules.Check(body.Password, body.UserName, body.DisplayName) is { } weak)
            return new Outcome.Refused(weak);
        var command = new RegisterAccount(body.UserName, body.DisplayName, grants, call.By);
        return await streams.Accounts.Execute(
            Account.IdOf(body.UserName).Value, call.Context, state => RegisterAccount.Decide(command, state), ct);
    }

    private static async Task<Outcome> Keep(
        Body body, Outcome done, Credentials credentials, Passwords passwords, CancellationToken ct)
    {
        var account = Account.IdOf(body.UserName);
        if (await credentials.PasswordHash(account, ct) is null)
            await credentials.Issue(account, await passwords.Hash(body.Password, ct), ct);
        return done;
    }
}
