using Reporting.Domain;
using Reporting.Host.Reads;
using Reporting.Read;
using Reporting.Read.Reading;
using Reporting.Write;
using Reporting.Write.Http;

namespace Reporting.Host.Exports;

/// <summary>GET /api/exports/{name}.{format}: an answer as CSV or Excel, with its citation (F3), page by page so that it
/// needs no more memory the longer it is.</summary>
internal static class ExportRoute
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/api/exports/{name}.{format}", Handle).WithName("Export")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv", additionalContentTypes: XlsxExport.MediaType)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task Handle(
        string name, string format, HttpContext http, ReadSide read, Streams streams, CancellationToken ct)
    {
        if (!await WaitForPosition.Passed(http))
            return;
        var scope = await Readers.Scope(http, streams);
        var question = new ExportQuestion(http.Request.Query, read, scope, Language.IsEnglish(http.Request), ct);
        if (format is not ("csv" or "xlsx") || Exports.Find(name) is not { } make)
        {
            await Problem.Write(http, StatusCodes.Status404NotFound, Unknown(name, format));
            return;
        }
        if (await make(question) is not Answer<Export>.Given { Value: var export })
            throw new System.Diagnostics.UnreachableException(name);
        await using var pages = export.Pages.GetAsyncEnumerator(ct);
        if (!await pages.MoveNextAsync() || pages.Current is Answer<IReadOnlyList<object?[]>>.Refused)
        {
            var refusal = ((Answer<IReadOnlyList<object?[]>>.Refused)pages.Current).Refusal;
            await Problem.Write(
                http,
                refusal.Code == "FORBIDDEN" ? StatusCodes.Status403Forbidden
                    : StatusCodes.Status422UnprocessableEntity, refusal);
            return;
        }
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{export.Name}.{format}\"";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await Send(http, format, export.Columns, Rest(pages), ct);
    }

    private static async Task Send(
        HttpContext http, string format, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<object?[]>> pages,
        CancellationToken ct)
    {
        if (format == "csv")
        {
            http.Response.ContentType = CsvExport.MediaType;
            await CsvExport.Write(http.Response.Body, columns, pages, ct);
            return;
        }
        // A package is made on disk first: its directory comes last, and is written without waiting.
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite,
            FileShare.None, 65_536, FileOptions.DeleteOnClose);
        await XlsxExport.Write(file, columns, pages, ct);
        file.Position = 0;
        http.Response.ContentType = XlsxExport.MediaType;
        http.Response.ContentLength = file.Length;
        await file.CopyToAsync(http.Response.Body, ct);
    }

    /// <summary>The page at hand and those after it. A refusal in the middle cuts the answer off, so that nobody takes it
    /// for whole.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<object?[]>> Rest(
        IAsyncEnumerator<Answer<IReadOnlyList<object?[]>>> pages)
    {
        do
        {
            yield return pages.Current is Answer<IReadOnlyList<object?[]>>.Given { Value: var rows }
                ? rows : throw new InvalidOperationException("A later page of an export was refused.");
        }
        while (await pages.MoveNextAsync());
    }

    private static Refusal Unknown(string name, string format) => new(
        "export.unknown", $"There is no export '{name}.{format}': {string.Join(", ", Exports.Names)}, as csv or xlsx.",
        $"Không có bản kết xuất '{name}.{format}': chỉ có {string.Join(", ", Exports.Names)}, dạng csv hoặc xlsx.", [name]);
}
