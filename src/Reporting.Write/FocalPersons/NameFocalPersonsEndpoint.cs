using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.FocalPersons;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.FocalPersons;

/// <summary>POST /api/units/{code}/focal-persons, by whoever administers the unit.</summary>
public static class NameFocalPersonsEndpoint
{
    /// <param name="Leader">The user name of the responsible leader.</param>
    /// <param name="Persons">The user names of the focal persons.</param>
    /// <param name="Document">The number of the letter that names them.</param>
    public sealed record Body(string Leader, string[] Persons, string? Document = null);

    public static void Map(IEndpointRouteBuilder units) => units.MapPost("/{code}/focal-persons", Handle)
        .IsCommand<Body>(nameof(NameFocalPersons));

    private static async Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct)
    {
        var known = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.Find(code);
        await commands.Run(
            http,
            new Route<Body>(
                (body, call) => Name(code, body, call, streams, ct),
                (_, _) => known is null ? Guid.Empty : UnitFocalPersons.StreamIdOf(known.UnitId)),
            ct);
    }

    private static async Task<Outcome> Name(
        string code, Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        if (units.Find(code) is not { } unit)
            return new Outcome.Unknown(UnitRefusals.Unknown(code));
        if (!call.Account.May(Role.Administer, unit.UnitId, units))
            return new Outcome.Forbidden();
        var accounts = new Dictionary<string, Account>(StringComparer.Ordinal);
        foreach (var name in body.Persons.Append(body.Leader).Distinct())
            accounts[name] = await call.Catalogue.Account(Account.IdOf(name), ct);
        var command = new NameFocalPersons(
            unit.UnitId, body.Leader, body.Persons.ToEquatableArray(), body.Document, call.By);
        return await streams.FocalPersons.Execute(
            UnitFocalPersons.StreamIdOf(unit.UnitId), call.Context,
            state => NameFocalPersons.Decide(command, accounts, state), ct);
    }
}
