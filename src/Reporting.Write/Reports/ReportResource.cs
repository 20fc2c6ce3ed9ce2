using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
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
        IReadOnlyDictionary<string, string> Comments, InForce? InForce);

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
        await Answer.Json(http, Of(report.State, units));
    }

    private static Resource Of(Report report, UnitRegister units) => new(
        report.ReportId.Value, Code(report.Unit, units), report.Regime, Code(report.RequestingUnit, units),
        report.Template,
        report.TemplateVersion, report.Period, report.Occurrence,
        JsonNamingPolicy.SnakeCaseLower.ConvertName(report.State.ToString()),
        report.Version, Figures(report.Cells), report.Comments.ToDictionary(c => c.Rule, c => c.Comment),
        report.InForce is { } inForce ? new InForce(inForce.Version, inForce.Since, Figures(inForce.Cells)) : null);

    private static string Code(Domain.UnitId unit, UnitRegister units) => units.ById(unit)?.Code
        ?? unit.Value.ToString();

    private static Dictionary<string, string> Figures(Cells cells) =>
        cells.Figures.ToDictionary(f => f.Indicator, f => f.Value.ToString(CultureInfo.InvariantCulture));
}
