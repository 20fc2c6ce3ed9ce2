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
        switch (await make(question))
        {
            case Answer<Export>.Given { Value: var export }:
                await Send(http, format, export, ct);
                break;
            case Answer<Export>.Refused { Refusal: var refusal }:
                await Refuse(http, refusal);
                break;
        }
    }

    private static async Task Send(HttpContext http, string format, Export export, CancellationToken ct)
    {
        await using var pages = export.Pages.GetAsyncEnumerator(ct);
        var hasPage = await pages.MoveNextAsync();
        if (hasPage && pages.Current is Answer<IReadOnlyList<object?[]>>.Refused { Refusal: var refusal })
        {
            await Refuse(http, refusal);
            return;
        }
        if (format == "csv" && !export.IsRefusedLate)
        {
            Head(http, format, export.Name);
            // Cut off, so that nobody takes it for whole.
            await CsvExport.Write(
                http.Response.Body, export.Columns,
                Rest(hasPage, pages, late => throw new InvalidOperationException($"A later page was refused: {late}")), ct);
            return;
        }
        await SendFile(http, format, export, done => Rest(hasPage, pages, done), ct);
    }

    /// <summary>By way of a file: a workbook's directory comes last and is written without waiting, and of what may be refused
    /// nothing is sent before the end is known.</summary>
    private static async Task SendFile(
        HttpContext http, string format, Export export,
        Func<Action<Refusal>, IAsyncEnumerable<IReadOnlyList<object?[]>>> pages, CancellationToken ct)
    {
        await using var file = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite,
            FileShare.None, 65_536, FileOptions.DeleteOnClose);
        Refusal? late = null;
        var rows = pages(refusal => late = refusal);
        await (format == "csv" ? CsvExport.Write(file, export.Columns, rows, ct)
            : XlsxExport.Write(file, export.Columns, rows, ct));
        if (late is not null)
        {
            await Refuse(http, late);
            return;
        }
        Head(http, format, export.Name);
        file.Position = 0;
        http.Response.ContentLength = file.Length;
        await file.CopyToAsync(http.Response.Body, ct);
    }

    private static void Head(HttpContext http, string format, string name)
    {
        http.Response.ContentType = format == "csv" ? CsvExport.MediaType : XlsxExport.MediaType;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{format}\"";
        http.Response.Headers.XContentTypeOptions = "nosniff";
    }

    private static Task Refuse(HttpContext http, Refusal refusal) => Problem.Write(
        http,
        refusal.Code == "FORBIDDEN" ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity, refusal);

    /// <summary>The page at hand and those after it, up to one that is refused.</summary>
    private static async IAsyncEnumerable<IReadOnlyList<object?[]>> Rest(
        bool hasPage, IAsyncEnumerator<Answer<IReadOnlyList<object?[]>>> pages, Action<Refusal> refused)
    {
        for (; hasPage; hasPage = await pages.MoveNextAsync())
        {
            if (pages.Current is not Answer<IReadOnlyList<object?[]>>.Given { Value: var rows })
            {
                refused(((Answer<IReadOnlyList<object?[]>>.Refused)pages.Current).Refusal);
                yield break;
            }
            yield return rows;
        }
    }

    private static Refusal Unknown(string name, string format) => new(
        "export.unknown", $"There is no export '{name}.{format}': {string.Join(", ", Exports.Names)}, as csv or xlsx.",
        $"Không có bản kết xuất '{name}.{format}': chỉ có {string.Join(", ", Exports.Names)}, dạng csv hoặc xlsx.", [name]);
}
