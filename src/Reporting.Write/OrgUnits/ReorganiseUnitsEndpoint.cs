using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.OrgUnits;

/// <summary>POST /api/units/reorganisations, by whoever administers all units concerned: one decision that changes many
/// units at once. The same body at /api/units/reorganisations/preview is answered with what it would change, and
/// stores nothing.</summary>
public static class ReorganiseUnitsEndpoint
{
    public static void Map(IEndpointRouteBuilder units)
    {
        units.MapPost("/reorganisations", Handle)
            .IsCommand<ReorganisationBody>(nameof(ReorganiseUnits), StatusCodes.Status201Created);
        units.MapPost("/reorganisations/preview", Preview).WithName("PreviewReorganisation")
            .Accepts<ReorganisationBody>("application/json").Produces<ReorganisationPreview>()
            .ProducesProblem(StatusCodes.Status403Forbidden);
    }

    private static Task Handle(HttpContext http, Commands commands, UnitCommands units, CancellationToken ct) =>
        commands.Run(
            http,
            new Route<ReorganisationBody>(
                (body, call) => units.Execute(call, with => Decide(body, with), ct),
                (body, _) => ReorganiseUnits.IdOf(body.LegalBasis?.Number ?? "", body.EffectiveFrom),
                StatusCodes.Status201Created),
            ct);

    private static Verdict<UnitEvent> Decide(ReorganisationBody body, UnitCall with)
    {
        if (!with.Administers)
            return new Verdict<UnitEvent>.Forbidden();
        var decision = ReorganiseUnits.Decide(body.Command(with.By), with.Units);
        return decision is Decision<UnitEvent>.Decided { Events: [UnitsReorganised reorganised] }
            && !MayAll(reorganised, with) ? new Verdict<UnitEvent>.Forbidden() : decision;
    }

    // A new unit is judged by its parent; one that is new itself by that one's.
    internal static bool MayAll(UnitsReorganised reorganised, UnitCall with)
    {
        var begun = reorganised.Components.SelectMany(c => c.Established).Select(unit => unit.UnitId).ToHashSet();
        var concerned = reorganised.Components.SelectMany(c => c.Established.Select(unit => unit.Parent)
            .Concat(c.Moved.Select(place => place.Parent)).Concat(c.Ended.Select(id => (UnitId?)id))
            .Concat(c.Successions.SelectMany(s => new UnitId?[] { s.From, s.To }))
            .Concat(c.Moved.Select(place => (UnitId?)place.UnitId))
            .Concat(c.Renamed.Concat(c.Recoded).Select(word => (UnitId?)word.UnitId)));
        return with.May(concerned.Distinct().Where(id => id is null || !begun.Contains(id.Value)));
    }

    private static async Task Preview(
        HttpContext http, Streams streams, UnitCommands units, CancellationToken ct)
    {
        var body = WireJson.Read<ReorganisationBody>(await RequestBody.Read(http.Request, ct), WireJson.Options);
        var account = CurrentAccount.Of(http);
        var register = units.Today((await streams.Units.Refresh(UnitRegister.StreamId, ct)).State);
        var draft = ReorganiseUnits.Check(body.Command(account.Id), register);
        var with = new UnitCall(account.State, account.Id, register);
        if (!with.Administers || (draft is { Event: { } reorganised, Broken.Count: 0 } && !MayAll(reorganised, with)))
            await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
        else
            await Answer.Json(http, ReorganisationPreview.Of(
                ReorganiseUnits.IdOf(body.LegalBasis?.Number ?? "", body.EffectiveFrom), draft, register,
                body.EffectiveFrom, Language.IsEnglish(http.Request)));
    }
}
