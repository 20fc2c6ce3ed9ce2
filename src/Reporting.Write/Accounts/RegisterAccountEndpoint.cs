using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>POST /api/accounts, by whoever administers every unit that the account gets a role for. The answer has its
/// first password.</summary>
public static class RegisterAccountEndpoint
{
    /// <param name="Unit">Where its holder works.</param>
    /// <param name="BirthDate">Kept apart from the events, so that no password has it.</param>
    /// <param name="Phone">Likewise.</param>
    /// <param name="DocumentNumber">The written request's.</param>
    /// <param name="Request">The request, where it was registered.</param>
    public sealed record Body(
        string UserName, string DisplayName, GrantWish[] Grants, string? Unit = null, Holder? Holder = null,
        DateOnly? BirthDate = null, string? Phone = null, string? DocumentNumber = null, Guid? Request = null);

    public static void Map(IEndpointRouteBuilder accounts) =>
        accounts.MapPost("", Handle).IsCommand<Body>(nameof(RegisterAccount), StatusCodes.Status201Created);

    private static Task Handle(
        HttpContext http, Commands commands, Streams streams, Credentials credentials, FirstPasswords firsts,
        Profile profile, CancellationToken ct) =>
        commands.Run(
            http,
            new Route<Body>(
                async (body, call) =>
                {
                    var units = await call.Catalogue.Units(ct);
                    var outcome = await Register(body, call, units, streams, profile, ct);
                    // Also when it was done before: the answer of the first time may have been lost.
                    if (outcome is Outcome.Done)
                        await Keep(http, body, units, streams, credentials, firsts, ct);
                    return outcome;
                },
                (body, _) => Account.IdOf(body.UserName).Value,
                StatusCodes.Status201Created)
            {
                // The hash of the request is stored; a birth date must not be guessable from it.
                Hashed = body => JsonSerializer.SerializeToUtf8Bytes(
                    body with { BirthDate = null, Phone = null }, WireJson.Options),
            },
            ct);

    private static async Task<Outcome> Register(
        Body body, CommandCall call, UnitRegister units, Streams streams, Profile profile, CancellationToken ct)
    {
        if (GrantWish.Resolve(body.Grants, call.Account, units, out var grants) is { } refused)
            return refused;
        if (!call.Account.Grants.Any(g => g.Role == Role.Administer))
            return new Outcome.Forbidden();
        UnitId? unit = null;
        if (body.Unit is { } code && GrantWish.UnitOf(code, units, out unit) is { } unknown)
            return new Outcome.Refused(unknown);
        if (unit is { } there && !call.Account.May(Role.Administer, there, units))
            return new Outcome.Forbidden();
        if (body.Phone is { } phone && Texts.Check("phone", phone, 30) is { } wrong)
            return new Outcome.Refused(wrong);
        var request = body.Request is { } named
            ? await call.Catalogue.AccountRequest(named, ct) : AccountRequest.Initial;
        if (body.Request is not null && request.Opposes(AccountAct.Issue, body.UserName) is { } opposed)
            return new Outcome.Refused(opposed);
        var number = body.DocumentNumber ?? request.Requested?.DocumentNumber;
        var command = new RegisterAccount(body.UserName, body.DisplayName, grants, call.By)
        {
            Holder = body.Holder, Unit = unit,
            Mandate = number is null && body.Request is null ? null : new Mandate(number, body.Request),
        };
        return await streams.Accounts.Execute(
            Account.IdOf(body.UserName).Value, call.Context,
            state => RegisterAccount.Decide(command, profile.Accounts, state), ct);
    }

    private static async Task Keep(
        HttpContext http, Body body, UnitRegister units, Streams streams, Credentials credentials,
        FirstPasswords firsts, CancellationToken ct)
    {
        var account = Account.IdOf(body.UserName);
        if (body.BirthDate is not null || body.Phone is not null)
            await credentials.KeepHolder(account, body.BirthDate, body.Phone, ct);
        var state = (await streams.Accounts.Get(account.Value, ct)).State;
        await firsts.Give(http, account, state, units, anew: false, ct);
    }
}
