using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>GET /api/reports/{id}: a report as its own stream has it now, with the ETag that If-Match takes. For
/// whoever may read the report's or the requesting unit.</summary>
public static class ReportResource
{
    /// <param name="Version">The version that is being worked on, or was last.</param>
    /// <param name="Cells">The figures of that version.</param>
    /// <param name="InForce">The version whose figures are in force; null while there is none.</param>
    public sealed record Resource(
        Guid Id, string Unit, string Regime, string RequestingUnit, string Template, int TemplateVersion, string Period,
        int Occurrence, string State, int Version, IReadOnlyDictionary<string, string> Cells,
        IReadOnlyDictionary<string, string> Comments, InForce? InForce, IReadOnlyList<Section>? Sections);

    /// <summary>A section of a narrative.</summary>
    /// <param name="Text">As it was written, with references; the template's own text while nobody wrote another.</param>
    /// <param name="Shown">With the figures in their places.</param>
    public sealed record Section(string Code, string Title, string? Text, string? Shown);

    public sealed record InForce(int Version, DateTimeOffset Since, IReadOnlyDictionary<string, string> Cells);

    public static void Map(IEndpointRouteBuilder reports) =>
        reports.MapGet("/{id:guid}", Handle).WithName("Report").Produces<Resource>()
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task Handle(Guid id, HttpContext http, Streams streams, BusinessDay day, CancellationToken ct)
    {
        var report = await streams.Reports.Refresh(id, ct);
        if (report.Version == 0)
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, ReportRefusals.NotAssigned());
            return;
        }
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.At(day.Of(null));
        var account = CurrentAccount.Of(http).State;
        if (!account.MayRead(report.State.Unit, units) && !account.MayRead(report.State.RequestingUnit, units))
        {
            await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
            return;
        }
        http.Response.Headers.ETag = IfMatch.Tag(report.Version);
        var template = (await streams.Templates.Recent(Template.StreamIdOf(report.State.Template), ct)).State;
        await Answer.Json(http, Of(report.State, template.Usable(report.State.TemplateVersion), units));
    }

    private static Resource Of(Report report, TemplateVersion? version, UnitRegister units) => new(
        report.ReportId.Value, Code(report.Unit, units), report.Regime, Code(report.RequestingUnit, units),
        report.Template,
        report.TemplateVersion, report.Period, report.Occurrence,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(report.State.ToString()),
        report.Version, Figures(report.Cells, report.Details), report.Comments.ToDictionary(c => c.Rule, c => c.Comment),
        report.InForce is { } inForce ? new InForce(inForce.Version, inForce.Since, Figures(inForce.Cells, inForce.Details)) : null,
        version is { Sections.Count: > 0 } ? Sections(report, version) : null);

    private static Section[] Sections(Report report, TemplateVersion version)
    {
        var values = new CellValues(report.Number);
        return
        [
            .. version.Sections.Select(section => (
                section, text: report.Details.Text(CellDefinition.OfSection(section.Code)) ?? section.Text)).Select(s =>
                new Section(
                    s.section.Code, s.section.Title, s.text,
                    s.text is null ? null : NarrativeText.Show(s.text, values, version))),
        ];
    }

    private static string Code(Domain.UnitId unit, UnitRegister units) => units.ById(unit)?.Code
        ?? unit.Value.ToString();

    internal static Dictionary<string, string> Figures(Cells cells, Details details) =>
        cells.Figures.Select(f => (f.Indicator, f.Value.ToString(CultureInfo.InvariantCulture)))
            .Concat(details.All.Where(d => d.Cell[0] != '#').Select(d => (d.Cell, d.Text))).ToDictionary();
}
