using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Templates;

/// <summary>POST /api/templates/{code}/versions, by whoever administers a root.</summary>
public static class PublishTemplateVersionEndpoint
{
    public sealed record Row(string Indicator, int? Order = null);

    public sealed record Constraint(string Rule, Severity Severity, string Expression);

    public sealed record Body(
        int Version, string Name, PeriodKind PeriodKind, DateOnly ValidFrom, Row[] Rows,
        Constraint[]? Constraints = null);

    public static void Map(IEndpointRouteBuilder templates) => templates.MapPost("/{code}/versions", Handle)
        .IsCommand<Body>(nameof(PublishTemplateVersion), StatusCodes.Status201Created);

    private static Task Handle(
        string code, HttpContext http, Commands commands, Streams streams, CancellationToken ct) => commands.Run(
        http,
        new Route<Body>(
            async (body, call) => !call.Account.AdministersRoot(await call.Catalogue.Units(ct))
                ? new Outcome.Forbidden()
                : await Publish(code, body, call, streams, ct),
            (_, _) => Template.StreamIdOf(code),
            StatusCodes.Status201Created),
        ct);

    private static async Task<Outcome> Publish(
        string code, Body body, CommandCall call, Streams streams, CancellationToken ct)
    {
        var indicators = new Dictionary<string, Indicator>(StringComparer.Ordinal);
        foreach (var row in body.Rows)
            indicators[row.Indicator] = await call.Catalogue.Indicator(row.Indicator, ct);
        var command = new PublishTemplateVersion(
            code, body.Version, body.Name, body.PeriodKind, body.ValidFrom,
            body.Rows.Select(r => new RowWish(r.Indicator, r.Order)).ToEquatableArray(),
            (body.Constraints ?? []).Select(c => new TemplateConstraint(c.Rule, c.Severity, c.Expression))
                .ToEquatableArray(),
            call.By);
        return await streams.Templates.Execute(
            Template.StreamIdOf(code), call.Context, state =>
                PublishTemplateVersion.Decide(command, indicators, state), ct);
    }
}
