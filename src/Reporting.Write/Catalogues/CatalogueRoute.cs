using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Catalogues;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Catalogues;

/// <summary>What the routes of the catalogues have in common.</summary>
internal static class CatalogueRoute
{
    /// <summary>Runs a command that only whoever administers a root may send.</summary>
    public static Task Run<TBody>(
        HttpContext http, Commands commands, Guid streamId, Func<TBody, CommandCall, Task<Outcome>> execute,
        CancellationToken ct, int status = StatusCodes.Status200OK) => commands.Run(
        http,
        new Route<TBody>(
            async (body, call) => call.Account.AdministersRoot(await call.Catalogue.Units(ct))
                ? await execute(body, call)
                : new Outcome.Forbidden(),
            (_, _) => streamId,
            status),
        ct);

    /// <summary>Runs a command on an entry, which only whoever administers a root may send.</summary>
    public static Task Run<TBody, TState, TEvent>(
        HttpContext http, Commands commands, DeciderStream<TState, TEvent> entries, Guid streamId,
        Func<TBody, CommandCall, TState, Decision<TEvent>> decide, CancellationToken ct) => Run<TBody, TState, TEvent>(
        http, commands, entries, streamId,
        (body, call) => Task.FromResult<Func<TState, Decision<TEvent>>>(state => decide(body, call, state)), ct);

    /// <summary>Runs a command whose decision must look something up before it is taken.</summary>
    public static Task Run<TBody, TState, TEvent>(
        HttpContext http, Commands commands, DeciderStream<TState, TEvent> entries, Guid streamId,
        Func<TBody, CommandCall, Task<Func<TState, Decision<TEvent>>>> prepare, CancellationToken ct) => Run<TBody>(
        http, commands, streamId,
        async (body, call) =>
        {
            var decide = await prepare(body, call);
            return await entries.Execute(streamId, call.Context, state => decide(state), ct);
        },
        ct);

    /// <summary>The last day of a trial that begins now (B4), by the newest calendar of working days.</summary>
    public static async Task<DateOnly> TrialLastDay(
        CommandCall call, BusinessDay day, Profile profile, CancellationToken ct) =>
        (await call.Catalogue.Calendar(ct)).Now.AddWorkingDays(day.Of(at: null), profile.Catalogues.TrialWorkingDays);

    /// <summary>The unit that a code names; an unknown code is null with the code's refusal.</summary>
    public static (OrgUnit?, Outcome?) Unit(string? code, UnitRegister units) =>
        code is null ? (null, null)
        : units.Find(code) is { } unit ? (unit, null)
        : (null, new Outcome.Refused(UnitRefusals.Unknown(code)));
}

/// <summary>A version goes on trial.</summary>
public sealed record TrialBody(int Version);

/// <summary>A version becomes official.</summary>
/// <param name="Notice">The number of the letter that tells the units.</param>
public sealed record OfficialBody(int Version, string Notice);

/// <summary>An entry is abolished.</summary>
/// <param name="From">The first day on which it is not used.</param>
/// <param name="LegalBasis">The number of the decision.</param>
public sealed record AbolishBody(DateOnly From, string LegalBasis);
