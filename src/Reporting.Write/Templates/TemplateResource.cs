using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Templates;

/// <summary>GET /api/templates/{code}/versions/{version}: a version as its own stream has it now, designed as a draft would
/// send it. For every account.</summary>
public static class TemplateResource
{
    /// <param name="State">draft, trial or official.</param>
    /// <param name="TrialLastDay">The last day of its trial.</param>
    /// <param name="Newest">The highest number of a version, drafts included.</param>
    public sealed record Resource(
        string Code, string State, DateOnly? TrialLastDay, bool IsShared, int Newest, TemplateBody Design);

    public static void Map(IEndpointRouteBuilder templates) => templates.MapGet("/{code}/versions/{version:int}", Handle)
        .WithName("TemplateVersion").Produces<Resource>().ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task Handle(
        string code, int version, HttpContext http, Streams streams, BusinessDay day, CancellationToken ct)
    {
        var catalogue = new Catalogue(streams, day, fresh: true);
        var template = await catalogue.Template(code, ct);
        var draft = template.Draft(version);
        if ((template.Version(version) ?? draft?.Version)?.Published is not { } published)
        {
            await Problem.Write(
                http, StatusCodes.Status404NotFound, TemplateRefusals.VersionUnknown(code, version));
            return;
        }
        var units = await catalogue.Units(ct);
        await Answer.Json(http, new Resource(
            code, draft is null ? "official" : draft.TrialLastDay is null ? "draft" : "trial", draft?.TrialLastDay,
            template.Shared.Contains(version),
            template.Versions.Select(v => v.Version).Concat(template.Drafts.Select(d => d.Version.Version)).Max(),
            Design(published, published.Owner is { } owner ? units.ById(owner)?.Code : null)));
    }

    private static TemplateBody Design(TemplateVersionPublished version, string? owner) => new(
        version.Version, version.Name, version.PeriodKind, version.ValidFrom,
        [.. version.Rows.Select(r => new TemplateBody.Row(r.Indicator, r.Order, r.IsRequired, r.Formula, r.AllowsNil))],
        [
            .. version.Constraints.Where(c => !Disaggregations.IsOwn(c.Rule)).Select(c =>
                new TemplateBody.Constraint(c.Rule, c.Severity, c.Expression, c.Message, c.MessageVi)),
        ],
        version.Kind, version.FieldGroup, owner, version.LegalBasis,
        version.Columns?.Select(c => new TemplateBody.Column(
            c.Code, c.Name, c.Kind, c.IsFigure, c.Decimals, c.Choices is { } choices ? [.. choices] : null, c.IsRequired,
            c.Formula)).ToArray(),
        version.Headers?.Select(h => new TemplateBody.Header(h.Text, [.. h.Columns], h.Level)).ToArray(),
        version.Sections?.Select(s => new TemplateBody.Section(s.Code, s.Title, s.Text, s.IsRequired, s.AllowsNil)).ToArray(),
        version.Layout, CopyFrom: version.CopiedFrom);
}
