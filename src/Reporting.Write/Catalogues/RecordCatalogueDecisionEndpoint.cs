using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Catalogues;
using Reporting.Domain.Profiles;
using Reporting.Write.Http;

namespace Reporting.Write.Catalogues;

/// <summary>POST /api/catalogue-decisions, by whoever administers a root.</summary>
public static class RecordCatalogueDecisionEndpoint
{
    public sealed record Entry(CatalogueKind Kind, string Code);

    /// <param name="Number">The decision's number; versions name it as their legal basis.</param>
    public sealed record Body(string Number, DateOnly DecidedOn, string Summary, Entry[] Entries);

    public static void Map(IEndpointRouteBuilder decisions) => decisions.MapPost("", Handle)
        .IsCommand<Body>(nameof(RecordCatalogueDecision), StatusCodes.Status201Created);

    private static Task Handle(
        HttpContext http, Commands commands, Streams streams, BusinessDay day, Profile profile, CancellationToken ct) =>
        commands.Run(
        http,
        new Route<Body>(
            async (body, call) => !call.Account.AdministersRoot(await call.Catalogue.Units(ct))
                ? new Outcome.Forbidden()
                : await streams.CatalogueDecisions.Execute(
                    CatalogueDecision.StreamIdOf(body.Number), call.Context,
                    state => RecordCatalogueDecision.Decide(
                        new RecordCatalogueDecision(
                            body.Number, body.DecidedOn, body.Summary,
                            body.Entries.Select(e => new CatalogueEntry(e.Kind, e.Code)).ToEquatableArray(),
                            profile.Catalogues.UpdateDays, day.Of(at: null), call.By),
                        state),
                    ct),
            (body, _) => CatalogueDecision.StreamIdOf(body.Number),
            StatusCodes.Status201Created),
        ct);
}
