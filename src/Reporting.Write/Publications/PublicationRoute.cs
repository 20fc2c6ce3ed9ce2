using Microsoft.AspNetCore.Http;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Publications;
using Reporting.Write.Http;

namespace Reporting.Write.Publications;

/// <summary>What the routes on a publication that was asked for have in common.</summary>
internal static class PublicationRoute
{
    /// <summary>Runs a command of whoever signs for the unit whose figures they are.</summary>
    /// <param name="may">Who else may.</param>
    public static Task Run<TBody>(
        Guid id, HttpContext http, Commands commands, Streams streams,
        Func<TBody, CommandCall, Publication, Verdict<PublicationEvent>> decide, CancellationToken ct,
        Func<CommandCall, PublicationRequested, bool>? may = null) => commands.Run(
        http,
        new Route<TBody>(
            async (body, call) =>
            {
                var units = await call.Catalogue.Units(ct);
                return await streams.Publications.Execute(
                    id, call.Context,
                    state => state.Requested is not { } requested
                        ? new Verdict<PublicationEvent>.Unknown(PublicationRefusals.Unknown())
                        : Signs(call, requested, units) || may?.Invoke(call, requested) == true
                            ? decide(body, call, state)
                            : new Verdict<PublicationEvent>.Forbidden(),
                    ct);
            },
            (_, _) => id),
        ct);

    private static bool Signs(CommandCall call, PublicationRequested requested, UnitRegister units) =>
        call.Account.May(Role.Sign, requested.What.Unit, units);
}
