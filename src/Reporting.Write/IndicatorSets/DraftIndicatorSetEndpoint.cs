using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.IndicatorSets;
using Reporting.Write.Catalogues;
using Reporting.Write.Http;

namespace Reporting.Write.IndicatorSets;

/// <summary>POST /api/indicator-sets/{code}/drafts, by whoever administers a root.</summary>
public static class DraftIndicatorSetEndpoint
{
    /// <param name="Indicators">The codes; may be left out in a copy.</param>
    /// <param name="CopyFrom">The code of a set: its newest official version's indicators are taken (B2).</param>
    public sealed record Body(
        int Version, string Name, SetLevel Level, DateOnly ValidFrom, string LegalBasis, DateOnly? ValidTo = null,
        string[]? Indicators = null, string? CopyFrom = null);

    public static void Map(IEndpointRouteBuilder sets) => sets.MapPost("/{code}/drafts", Handle)
        .IsCommand<Body>(nameof(DraftIndicatorSet), StatusCodes.Status201Created);

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct) =>
        CatalogueRoute.Run<Body>(
            http, commands, IndicatorSet.StreamIdOf(code), (body, call) => Draft(code, body, call, streams, ct), ct,
            StatusCodes.Status201Created);

    private static async Task<Outcome> Draft(
        string code, Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        IndicatorSetDefined? source = null;
        if (body.CopyFrom is { } from)
        {
            source = (await call.Catalogue.IndicatorSet(from, ct)).Versions.LastOrDefault();
            if (source is null)
                return new Outcome.Refused(IndicatorSetRefusals.Unknown(from));
        }
        var codes = body.Indicators?.ToEquatableArray() ?? source?.Indicators ?? [];
        var indicators = await call.Catalogue.Indicators(codes, ct);
        var command = new DraftIndicatorSet(
            code, body.Version, body.Name, body.Level, body.ValidFrom, body.ValidTo, codes, body.LegalBasis,
            source is null ? null : $"{source.Code}/{source.Version}", call.By);
        return await streams.IndicatorSets.Execute(
            IndicatorSet.StreamIdOf(code), call.Context,
            state => DraftIndicatorSet.Decide(command, indicators, state), ct);
    }
}
