using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Reports;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>GET /api/reports/{id}/differences: why a report was sent back, the cells that were marked, and how what is there
/// now differs from what was sent back (E3). For whoever may read the report's or the requesting unit.</summary>
public static class DifferencesRoute
{
    /// <param name="By">returned by the requesting unit, or rejected by the leader.</param>
    /// <param name="SentBackVersion">The version that was sent back.</param>
    /// <param name="Version">The version that is compared with it.</param>
    public sealed record Resource(
        string By, string? Code, string Reason, int SentBackVersion, int Version, IReadOnlyList<Cell> Cells);

    /// <param name="Name">A cell, or #code for a section.</param>
    /// <param name="Old">What was sent back; null: not reported.</param>
    /// <param name="New">What is there now; null: not reported.</param>
    public sealed record Cell(string Name, string? Old, string? New, bool Changed, bool Marked, string? Remark);

    public static void Map(IEndpointRouteBuilder reports) =>
        reports.MapGet("/{id:guid}/differences", Handle).WithName("Differences").Produces<Resource>()
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task Handle(Guid id, HttpContext http, Streams streams, BusinessDay day, CancellationToken ct)
    {
        if (await ReadableReport.Find(id, http, streams, day, ct) is not { } report)
            return;
        // Never sent back: there is nothing to compare with.
        if (report.SentBack is not { } before)
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            await Answer.Json(http, new Resource(
                before.IsReturn ? "returned" : "rejected", before.Code, before.Reason, before.Version, report.Version,
                [
                    .. CellDifference.Of(report).Select(cell => new Cell(
                        cell.Cell, cell.Old, cell.New, cell.Old != cell.New, cell.Mark is not null, cell.Mark?.Remark)),
                ]));
    }
}
