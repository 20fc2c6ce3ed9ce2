using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.Write;
using Reporting.Write.Http;

namespace Reporting.Host.Ledger;

/// <summary>GET /api/reports/{id}/figures/{indicator}/bundle: the evidence of one figure in one zip, for whoever may read the
/// report. It verifies with nothing else at hand: <c>ledger-verify bundle</c>.</summary>
public static class EvidenceRoutes
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/reports/{id:guid}/figures/{indicator}/bundle", Handle).WithName("FigureEvidence")
            .Produces(StatusCodes.Status200OK, contentType: "application/zip")
            .ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task Handle(
        Guid id, string indicator, HttpContext http, Streams streams, BusinessDay day, EvidenceBundle bundles,
        CancellationToken ct)
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
        if (await bundles.Make(id, indicator, ct) is not { } zip)
        {
            http.Response.Headers.RetryAfter = "1";
            await Problem.Write(http, StatusCodes.Status404NotFound, LedgerRoutes.NotYet());
            return;
        }
        http.Response.Headers.CacheControl = "no-store";
        await Results.File(zip, "application/zip", $"{id}-{indicator}.zip").ExecuteAsync(http);
    }
}
