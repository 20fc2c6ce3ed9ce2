using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Approvals;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Approvals;

/// <summary>POST /api/units/{code}/approval-rules, by whoever signs for the unit or administers it.</summary>
public static class IssueApprovalRuleEndpoint
{
    /// <param name="Regime">The code of the regime that it is for; by default all.</param>
    /// <param name="Template">The code of the template that it is for; by default all.</param>
    /// <param name="CheckBeforeSubmit">True adds a check before reports are submitted.</param>
    /// <param name="Checkers">User names; by default whoever has the role check at the unit.</param>
    /// <param name="Signers">User names; by default whoever has the role sign at the unit.</param>
    /// <param name="Deputies">User names of those who sign in a signer's place (KT., TL., TUQ.).</param>
    /// <param name="From">The first day; by default today.</param>
    /// <param name="To">The last day; by default for good.</param>
    /// <param name="Document">The number of the rule as it was issued.</param>
    public sealed record Body(
        string? Regime = null, string? Template = null, bool? CheckBeforeSubmit = null, string[]? Checkers = null,
        string[]? Signers = null, string[]? Deputies = null, DateOnly? From = null, DateOnly? To = null,
        string? Document = null);

    public static void Map(IEndpointRouteBuilder units) => units.MapPost("/{code}/approval-rules", Handle)
        .IsCommand<Body>(nameof(IssueApprovalRule));

    private static async Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, BusinessDay day, CancellationToken ct)
    {
        var known = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.Find(code);
        await commands.Run(
            http,
            new Route<Body>(
                (body, call) => Issue(code, body, call, streams, day, ct),
                (_, _) => known is null ? Guid.Empty : ApprovalRules.StreamIdOf(known.UnitId)),
            ct);
    }

    private static async Task<Outcome> Issue(
        string code, Body body, CommandCall call, Streams streams, BusinessDay day, CancellationToken ct)
    {
        var units = await call.Catalogue.Units(ct);
        if (units.Find(code) is not { } unit)
            return new Outcome.Unknown(UnitRefusals.Unknown(code));
        if (!call.Account.May(Role.Sign, unit.UnitId, units) && !call.Account.May(Role.Administer, unit.UnitId, units))
            return new Outcome.Forbidden();
        if (body.Regime is { } regime && (await call.Catalogue.Regime(regime, ct)).Definition is null)
            return new Outcome.Refused(RegimeRefusals.Unknown(regime));
        if (body.Template is { } template && (await call.Catalogue.Template(template, ct)).Versions.IsEmpty)
            return new Outcome.Refused(TemplateRefusals.Unknown(template));
        var command = new IssueApprovalRule(unit.UnitId, body.From ?? day.Of(null), call.By)
        {
            Regime = body.Regime, Template = body.Template, CheckBeforeSubmit = body.CheckBeforeSubmit,
            Checkers = body.Checkers?.ToEquatableArray(), Signers = body.Signers?.ToEquatableArray(),
            Deputies = body.Deputies?.ToEquatableArray(), To = body.To, Document = body.Document,
        };
        var accounts = new Dictionary<string, Account>(StringComparer.Ordinal);
        foreach (var name in command.Named)
            accounts[name] = await call.Catalogue.Account(Account.IdOf(name), ct);
        return await streams.ApprovalRules.Execute(
            ApprovalRules.StreamIdOf(unit.UnitId), call.Context,
            state => IssueApprovalRule.Decide(command, accounts, state), ct);
    }
}
