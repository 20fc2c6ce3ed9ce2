using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.EventStore;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>GET /api/reports/{id}/attachments and …/{number}: for whoever may read the report's or the requesting
/// unit.</summary>
public static class AttachmentRoutes
{
    /// <param name="ScannedBy">The virus scanner that found nothing; null: not scanned.</param>
    public sealed record Resource(
        int Number, string Name, string MediaType, long Length, string Sha256, string? ScannedBy, Guid AddedBy)
    {
        internal static Resource Of(Attachment a) =>
            new(a.Number, a.Name, a.MediaType, a.Length, a.Sha256, a.ScannedBy, a.AddedBy.Value);
    }

    public static void Map(IEndpointRouteBuilder reports)
    {
        reports.MapGet("/{id:guid}/attachments", List).WithName("Attachments").Produces<Resource[]>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        reports.MapGet("/{id:guid}/attachments/{number:int}", Download).WithName("Attachment")
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task List(Guid id, HttpContext http, Streams streams, BusinessDay day, CancellationToken ct)
    {
        if (await ReadableReport.Find(id, http, streams, day, ct) is { } report)
            await Answer.Json(http, report.Attachments.Select(Resource.Of).ToArray());
    }

    private static async Task Download(
        Guid id, int number, HttpContext http, Streams streams, BusinessDay day, BlobStore blobs, CancellationToken ct)
    {
        if (await ReadableReport.Find(id, http, streams, day, ct) is not { } report)
            return;
        var file = report.Attachments.FirstOrDefault(a => a.Number == number)
            ?? report.InForce?.Attachments.FirstOrDefault(a => a.Number == number);
        if (file is null || await blobs.Open(file.Sha256, ct) is not { } bytes)
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, EntryRefusals.AttachmentUnknown(number));
            return;
        }
        await using var opened = bytes;
        var headers = http.Response.Headers;
        // Saved, never shown: what somebody attached does not run where somebody else is signed in.
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, no-store";
        headers.ETag = $"\"{file.Sha256}\"";
        http.Response.ContentType = file.MediaType;
        http.Response.ContentLength = file.Length;
        await bytes.CopyToAsync(http.Response.Body, ct);
    }
}

/// <summary>A report that the caller may read; otherwise the answer is written already.</summary>
internal static class ReadableReport
{
    public static async Task<Report?> Find(
        Guid id, HttpContext http, Streams streams, BusinessDay day, CancellationToken ct)
    {
        var report = (await streams.Reports.Refresh(id, ct)).State;
        if (report.State == ReportState.NotAssigned)
        {
            await Problem.Write(
                http, StatusCodes.Status404NotFound,
                report.Gap == ReportGap.Closed ? RedactedReport.Redacted() : ReportRefusals.NotAssigned());
            return null;
        }
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.At(day.Of(null));
        var account = CurrentAccount.Of(http).State;
        if (account.MayRead(report.Unit, units) || account.MayRead(report.RequestingUnit, units))
            return report;
        await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
        return null;
    }
}
