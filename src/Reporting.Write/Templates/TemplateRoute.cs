using System.Globalization;
using Microsoft.AspNetCore.Http;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Indicators;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Secrecy;
using Reporting.Domain.Templates;
using Reporting.Write.Catalogues;
using Reporting.Write.Http;

namespace Reporting.Write.Templates;

/// <summary>What the routes of templates have in common: a template belongs to a unit, which then administers it, or to
/// the whole register.</summary>
internal static class TemplateRoute
{
    /// <summary>Runs a command on a template that exists, for whoever administers its owner.</summary>
    public static Task Run<TBody>(
        string code, HttpContext http, Commands commands, Streams streams,
        Func<TBody, CommandCall, Template, Decision<TemplateEvent>> decide, CancellationToken ct) => Run<TBody>(
        code, http, commands, streams,
        (body, call) => Task.FromResult<Func<Template, Decision<TemplateEvent>>>(state => decide(body, call, state)), ct);

    /// <summary>Runs a command whose decision must look something up before it is taken.</summary>
    public static Task Run<TBody>(
        string code, HttpContext http, Commands commands, Streams streams,
        Func<TBody, CommandCall, Task<Func<Template, Decision<TemplateEvent>>>> prepare, CancellationToken ct) => commands.Run(
        http,
        new Route<TBody>(
            async (body, call) =>
            {
                var known = await call.Catalogue.Template(code, ct);
                if (known.Versions.Length + known.Drafts.Length == 0)
                    return new Outcome.Unknown(TemplateRefusals.Unknown(code));
                if (!May(call.Account, known.Owner, await call.Catalogue.Units(ct)))
                    return new Outcome.Forbidden();
                var decide = await prepare(body, call);
                return await streams.Templates.Execute(
                    Template.StreamIdOf(code), call.Context, state => decide(state), ct);
            },
            (_, _) => Template.StreamIdOf(code)),
        ct);

    /// <summary>Runs a command that brings a design.</summary>
    public static Task Design(
        string code, HttpContext http, Commands commands, Streams streams,
        Func<TemplateDesign, CommandCall, IReadOnlyDictionary<string, Indicator>, Template,
            Decision<TemplateEvent>> decide,
        CancellationToken ct) => commands.Run(
        http,
        new Route<TemplateBody>(
            (body, call) => Execute(code, body, call, streams, decide, ct), (_, _) => Template.StreamIdOf(code),
            StatusCodes.Status201Created),
        ct);

    private static async Task<Outcome> Execute(
        string code, TemplateBody body, CommandCall call, Streams streams,
        Func<TemplateDesign, CommandCall, IReadOnlyDictionary<string, Indicator>, Template,
            Decision<TemplateEvent>> decide,
        CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        var (owner, unknown) = CatalogueRoute.Unit(body.Owner, units);
        if (unknown is not null)
            return unknown;
        var known = await call.Catalogue.Template(code, ct);
        var isNew = known.Versions.Length + known.Drafts.Length == 0;
        // Who gives a template to another unit must administer both.
        if (!May(call.Account, owner?.UnitId, units) || (!isNew && !May(call.Account, known.Owner, units)))
            return new Outcome.Forbidden();
        if (body.Classification is not (null or TemplateBody.Ordinary))
            return new Outcome.Refused(SecrecyRefusals.Classified("classification"));
        var (source, refused) = await Source(body.CopyFrom, call, ct);
        if (refused is not null)
            return new Outcome.Refused(refused);
        var design = body.ToDesign(code, owner, source);
        var indicators = await call.Catalogue.Indicators(design.Rows.Select(row => row.Indicator), ct);
        return await streams.Templates.Execute(
            Template.StreamIdOf(code), call.Context, state => decide(design, call, indicators, state), ct);
    }

    private static async Task<(TemplateVersionPublished?, Refusal?)> Source(
        string? from, CommandCall call, CancellationToken ct)
    {
        if (from is null)
            return (null, null);
        var parts = from.Split('/');
        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return (null, TemplateRefusals.NotShared(from));
        var template = await call.Catalogue.Template(parts[0], ct);
        return template.Version(number) is { } version && template.Shared.Contains(number)
            ? (version.Published, null)
            : (null, TemplateRefusals.NotShared(from));
    }

    private static bool May(Account account, UnitId? owner, UnitRegister units) =>
        owner is { } unit ? account.May(Role.Administer, unit, units) : account.AdministersRoot(units);
}
