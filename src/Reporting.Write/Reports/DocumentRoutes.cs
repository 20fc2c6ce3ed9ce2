using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Files;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>GET /api/reports/{id}/document.pdf and document.docx: the signed report as a document by Nghị định 30/2020, for
/// whoever may read the report's or the requesting unit.</summary>
public static class DocumentRoutes
{
    public static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapGet("/{id:guid}/document.pdf", Pdf).WithName("DocumentPdf")
            .Produces<Stream>(StatusCodes.Status200OK, FileType.Pdf.MediaType)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        reports.MapGet("/{id:guid}/document.docx", Docx).WithName("DocumentDocx")
            .Produces<Stream>(StatusCodes.Status200OK, FileType.Docx.MediaType)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task Pdf(
        Guid id, HttpContext http, PostgresEventStore store, ReportStreams reports, Streams streams, BusinessDay day,
        PublicLog log, CancellationToken ct)
    {
        if (await Look(id, http, store, reports, streams, day, log, ct) is not var (call, paper))
            return;
        if (PaperFonts.OfSystem is not { } fonts)
        {
            await Problem.Write(
                http, StatusCodes.Status503ServiceUnavailable, DocumentRefusals.FontsMissing(PaperFonts.Package));
            return;
        }
        await WorkbookRoutes.Send(http, call, PaperPdf.Write(paper, fonts), FileType.Pdf.MediaType, "pdf", ct);
    }

    private static async Task Docx(
        Guid id, HttpContext http, PostgresEventStore store, ReportStreams reports, Streams streams, BusinessDay day,
        PublicLog log, CancellationToken ct)
    {
        if (await Look(id, http, store, reports, streams, day, log, ct) is var (call, paper))
            await WorkbookRoutes.Send(http, call, PaperDocx.Write(paper), FileType.Docx.MediaType, "docx", ct);
    }

    private static async Task<(ReportCall Call, PaperReport Paper)?> Look(
        Guid id, HttpContext http, PostgresEventStore store, ReportStreams reports, Streams streams, BusinessDay day,
        PublicLog log, CancellationToken ct)
    {
        if (await ReadableReport.Find(id, http, streams, day, ct) is null
            || await reports.Look(id, CurrentAccount.Of(http), ct) is not { } call)
            return null;
        if (await SignedReport.Find(store, id, ct) is { } signed)
            return (call, await ReportDocument.Of(signed, call.Version, streams, day, log, ct));
        await Problem.Write(http, StatusCodes.Status422UnprocessableEntity, DocumentRefusals.NotSigned());
        return null;
    }
}
