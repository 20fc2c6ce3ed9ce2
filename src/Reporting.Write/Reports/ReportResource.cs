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
    /// <param name="Nil">The cells and sections in which nothing arose (không phát sinh).</param>
    /// <param name="AllowsNil">The cells and sections that may say so.</param>
    /// <param name="Asked">The cells that the unit is asked for; null: all of the form.</param>
    /// <param name="Origins">By cell: where it came from, who put it there, and when.</param>
    /// <param name="InForce">The version whose figures are in force; null while there is none.</param>
    public sealed record Resource(
        Guid Id, string Unit, string Regime, string RequestingUnit, string Template, int TemplateVersion, string Period,
        int Occurrence, string State, int Version, IReadOnlyDictionary<string, string> Cells,
        IReadOnlyDictionary<string, string> Comments, InForce? InForce, IReadOnlyList<Section>? Sections,
        IReadOnlyList<string> Nil, IReadOnlyList<string> AllowsNil, IReadOnlyList<string>? Asked,
        IReadOnlyDictionary<string, Origin> Origins,
        IReadOnlyList<AttachmentRoutes.Resource> Attachments, SigningState? Signing);

    /// <param name="Source">hand, import, system, formula or subordinates.</param>
    /// <param name="Name">The file's or the system's name.</param>
    /// <param name="File">The file's SHA-256.</param>
    public sealed record Origin(string Source, Guid By, DateTimeOffset? At, string? Name, string? File);

    /// <summary>How it stands with the signatures on the newest content.</summary>
    /// <param name="Held">The codes of what can't be told yet of a signature that came; null: none is held.</param>
    /// <param name="SignedAt">When the leader signed.</param>
    /// <param name="ByCertificate">Whether that was with a certificate.</param>
    /// <param name="SealedAt">When the unit's seal was put on.</param>
    /// <param name="IsInvalidated">Whether a certificate proved to have been revoked before it signed.</param>
    public sealed record SigningState(
        IReadOnlyList<string>? Held, DateTimeOffset? SignedAt, bool ByCertificate, DateTimeOffset? SealedAt,
        bool IsInvalidated);

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
        if (await ReadableReport.Find(id, http, streams, day, ct) is not { } report)
            return;
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.At(day.Of(null));
        http.Response.Headers.ETag = IfMatch.Tag(report.EventCount);
        var template = (await streams.Templates.Recent(Template.StreamIdOf(report.Template), ct)).State;
        await Answer.Json(http, Of(report, template.Usable(report.TemplateVersion), units));
    }

    private static Resource Of(Report report, TemplateVersion? version, UnitRegister units) => new(
        report.ReportId.Value, Code(report.Unit, units), report.Regime, Code(report.RequestingUnit, units),
        report.Template,
        report.TemplateVersion, report.Period, report.Occurrence,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(report.State.ToString()),
        report.Version, Figures(report.Cells, report.Details), report.Comments.ToDictionary(c => c.Rule, c => c.Comment),
        report.InForce is { } inForce ? new InForce(inForce.Version, inForce.Since, Figures(inForce.Cells, inForce.Details)) : null,
        version is { Sections.Count: > 0 } ? Sections(report, version) : null,
        [
            .. report.Cells.Figures.Where(f => f.IsNil == true).Select(f => f.Indicator)
                .Concat(report.Details.All.Where(d => d.IsNil == true).Select(d => d.Cell)).Order(StringComparer.Ordinal),
        ],
        [.. (version?.Cells ?? []).Where(cell => cell.AllowsNil).Select(cell => cell.Name)], report.AskedCells?.ToArray(),
        report.Cells.Figures.Select(f => (f.Indicator, OriginOf(report, f.Indicator, f.Source, f.EnteredBy)))
            .Concat(report.Details.All.Select(d => (d.Cell, OriginOf(report, d.Cell, d.Source, d.EnteredBy)))).ToDictionary(),
        [.. report.Attachments.Select(AttachmentRoutes.Resource.Of)], SigningOf(report.Signing));

    private static Origin OriginOf(Report report, string cell, FigureSource? source, Domain.AccountId by) => new(
        source is null ? "hand" : JsonNamingPolicy.SnakeCaseLower.ConvertName(source.Kind.ToString()), by.Value,
        report.Entries?.Into(cell)?.At, source?.Name, source?.Sha256);

    private static SigningState? SigningOf(Signing signing) => signing.Held is null && signing.Person is null
        ? null
        : new SigningState(
            signing.Held?.Held.Findings.ToArray(), signing.Person?.At, signing.Person?.Signature is not null,
            signing.Seal?.At, !signing.Invalidated.IsEmpty);

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
